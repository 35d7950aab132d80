/** Panels and the head of a screen. */

import { useEffect, useId } from 'preact/hooks';
import { t } from '../translate.js';

/** @import {ComponentChildren} from 'preact' */

/**
 * A screen with its one `h1`, which takes the focus when the reader arrives.
 * @param {{name: string, title: ComponentChildren, documentTitle?: string, context?: ComponentChildren, tools?: ComponentChildren, class?: string, children?: ComponentChildren}} props
 */
export function Screen({ name, title, documentTitle, context, tools, class: extra = '', children }) {
    const heading = `h-${name}`;
    useEffect(() => {
        document.title = t('page-title', { screen: documentTitle ?? t(`nav-${name}`) });
    }, [name, documentTitle]);
    return (
        <section class={`screen ${extra}`} id={`s-${name}`} aria-labelledby={heading}>
            <header class="head">
                <div>
                    <h1 id={heading} tabIndex={-1}>{title}</h1>
                    {context}
                </div>
                {tools && <div class="tools">{tools}</div>}
            </header>
            {children}
        </section>
    );
}

/**
 * @param {{title: ComponentChildren, text?: ComponentChildren, aside?: ComponentChildren, class?: string, id?: string, children?: ComponentChildren}} props
 */
export function Panel({ title, text, aside, class: extra = '', id, children }) {
    const heading = useId();
    return (
        <section class={`panel ${extra}`} id={id} aria-labelledby={heading}>
            <header class={aside ? 'row' : ''}>
                <div>
                    <h2 id={heading}>{title}</h2>
                    {text && <p>{text}</p>}
                </div>
                {aside}
            </header>
            {children}
        </section>
    );
}
