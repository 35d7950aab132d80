/** A term with its explanation: opens on hover, focus and tap; Escape closes it. */

import { useId, useState } from 'preact/hooks';

/** @import {ComponentChildren} from 'preact' */

/**
 * @param {{text: string, children: ComponentChildren}} props
 */
export function Term({ text, children }) {
    const id = useId();
    const [open, setOpen] = useState(false);
    /** @param {KeyboardEvent} event */
    const onKeyDown = event => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
    };
    return (
        <span class="term-box" onMouseEnter={() => setOpen(true)} onMouseLeave={() => setOpen(false)}>
            <button type="button" class="term" aria-describedby={open ? id : undefined} onFocus={() => setOpen(true)} onBlur={() => setOpen(false)} onClick={() => setOpen(true)} onKeyDown={onKeyDown}>
                {children}
            </button>
            {open && <span class="tip" role="tooltip" id={id}>{text}</span>}
        </span>
    );
}
