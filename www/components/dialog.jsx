/** Panels over the screen: a drawer at the side or a dialog in the middle. */

import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../translate.js';
import { IconButton } from './button.jsx';
import { Announcer, Toasts } from './toast.jsx';

/** @import {ComponentChildren} from 'preact' */

/**
 * A native modal dialog; the focus goes back to what opened it. Everything outside
 * is out of reach meanwhile, so toasts and announcements appear inside.
 * @param {{title: string, drawer?: boolean, footer?: ComponentChildren, onClose: () => void, children: ComponentChildren}} props
 */
export function Dialog({ title, drawer, footer, onClose, children }) {
    const heading = useId();
    const dialog = useModal();
    /** @param {MouseEvent} event */
    const closeFromOutside = event => {
        if (event.target === event.currentTarget) dialog.current?.close();
    };
    return (
        <dialog ref={dialog} class={drawer ? 'drawer' : 'sheet'} aria-labelledby={heading} onClose={onClose} onClick={closeFromOutside}>
            <header>
                <h2 id={heading}>{title}</h2>
                <IconButton icon="close" label={t('close', { what: title })} onClick={() => dialog.current?.close()} />
            </header>
            <div class="dialog-body">{children}</div>
            {footer && <footer>{footer}</footer>}
            <Toasts />
            <Announcer />
        </dialog>
    );
}

/** Opens the dialog when it appears and gives the focus back when it goes. */
function useModal() {
    const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
    useEffect(() => {
        const opener = document.activeElement;
        dialog.current?.showModal();
        return () => {
            if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
        };
    }, []);
    return dialog;
}
