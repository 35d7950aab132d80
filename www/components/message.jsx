/** Messages in the page: grey where something is missing, red where something failed. */

import { Icon } from './icon.jsx';

/** @import {ComponentChildren} from 'preact' */

/**
 * The title says what, the text says what to do.
 * @param {{title: ComponentChildren, bad?: boolean, children?: ComponentChildren}} props
 */
export function Message({ title, bad, children }) {
    return (
        <div class={bad ? 'msg r' : 'msg'} role={bad ? 'alert' : undefined}>
            <Icon name="warning" />
            <b>{title}</b>
            {children && <p>{children}</p>}
        </div>
    );
}

/**
 * An empty result is an answer: it says what it means.
 * @param {{title: ComponentChildren, children?: ComponentChildren}} props
 */
export function Empty({ title, children }) {
    return (
        <div class="empty">
            <b>{title}</b>
            {children && <p>{children}</p>}
        </div>
    );
}
