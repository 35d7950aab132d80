/** Buttons: verbs with an object and the amount. At most one primary button on a screen. */

import { Icon } from './icon.jsx';

/** @import {ComponentChildren} from 'preact' */

/**
 * `label` says more than what is on the button, to those who cannot see what is around it.
 * @param {{kind?: 'primary' | 'ghost', big?: boolean, icon?: string, disabled?: boolean, label?: string, onClick: (event: MouseEvent) => void, children: ComponentChildren}} props
 */
export function Button({ kind, big, icon, disabled, label, onClick, children }) {
    const looks = ['btn', kind === 'primary' && 'pri', kind === 'ghost' && 'ghost', big && 'big'].filter(Boolean).join(' ');
    return (
        <button type="button" class={looks} disabled={disabled} aria-label={label} onClick={onClick}>
            {icon && <Icon name={icon} />}
            <span>{children}</span>
        </button>
    );
}

/**
 * A button that reads like a link.
 * @param {{onClick: () => void, class?: string, children: ComponentChildren}} props
 */
export function LinkButton({ onClick, class: extra = '', children }) {
    return <button type="button" class={`link ${extra}`} onClick={onClick}>{children}</button>;
}

/**
 * A button that is one picture: its label is for readers and for the tip.
 * @param {{icon: string, label: string, onClick: () => void}} props
 */
export function IconButton({ icon, label, onClick }) {
    return (
        <button type="button" class="icon-btn" aria-label={label} title={label} onClick={onClick}>
            <Icon name={icon} />
        </button>
    );
}

/**
 * A filter that is on or off.
 * @param {{pressed: boolean, count?: string, onClick: () => void, children: ComponentChildren}} props
 */
export function Pill({ pressed, count, onClick, children }) {
    return (
        <button type="button" class="pill" aria-pressed={pressed} onClick={onClick}>
            {children}
            {count && <i>{count}</i>}
        </button>
    );
}

/**
 * One of a few.
 * @template {string} Choice
 * @param {{label: string, value: Choice, choices: {value: Choice, text: string}[], onChange: (value: Choice) => void}} props
 */
export function Segments({ label, value, choices, onChange }) {
    return (
        <div class="seg" role="group" aria-label={label}>
            {choices.map(choice => (
                <button key={choice.value} type="button" aria-pressed={choice.value === value} onClick={() => onChange(choice.value)}>
                    {choice.text}
                </button>
            ))}
        </div>
    );
}
