/** Icons: 16 by 16, drawn with one line. Words stand beside them, so readers skip them. */

/** @import {JSX} from 'preact' */

/** @type {Record<string, () => JSX.Element>} */
const DRAWINGS = {
    home: () => <><path d="M2.5 7.2 8 2.8l5.5 4.4v5.9a.6.6 0 0 1-.6.6H3.1a.6.6 0 0 1-.6-.6z" /><path d="M6.3 13.5V9.6h3.4v3.9" /></>,
    columns: () => <><rect x="2" y="2.8" width="12" height="10.4" rx="1.5" /><path d="M2 6h12M6 6v7.2M10 6v7.2" /></>,
    warning: () => <><path d="M8 2.5 14.3 13.3H1.7z" /><path d="M8 6.6v3.2M8 11.6v.1" /></>,
    overview: () => <><rect x="2.2" y="2.2" width="4.9" height="4.9" rx="1" fill="currentColor" /><rect x="9" y="2.2" width="4.9" height="4.9" rx="1" /><rect x="2.2" y="9" width="4.9" height="4.9" rx="1" /><rect x="9" y="9" width="4.9" height="4.9" rx="1" /></>,
    list: () => <path d="M2.3 4h1M6 4h7.7M2.3 8h1M6 8h7.7M2.3 12h1M6 12h7.7" />,
    leave: () => <path d="M6.5 2.6H3.4a.9.9 0 0 0-.9.9v9a.9.9 0 0 0 .9.9h3.1M10.2 11.2 13.4 8l-3.2-3.2M13.2 8H6.2" />,
    profit: () => <path d="M2.5 13.5h11M3.2 13.3V5.5h2.4v7.8M6.8 9.3V4h2.4v5.3M10.4 13.3V8h2.4v5.3" />,
    forecast: () => <><path d="M2.2 11.8 5.6 8l2.5 2.2 2.2-3" /><path d="M10.3 7.2 13.8 3.2" stroke-dasharray="1.6 1.9" /><path d="M2.2 14h11.6" /></>,
    sliders: () => <><path d="M2.3 4.8h6.2M12 4.8h1.7M2.3 11.2h1.7M7.5 11.2h6.2" /><circle cx="10.2" cy="4.8" r="1.7" /><circle cx="5.7" cy="11.2" r="1.7" /></>,
    lock: () => <><rect x="3" y="7" width="10" height="6.8" rx="1.4" /><path d="M5.2 7V5.1a2.8 2.8 0 0 1 5.6 0V7" /></>,
    sun: () => <><circle cx="8" cy="8" r="2.9" /><path d="M8 1.6v1.3M8 13.1v1.3M1.6 8h1.3M13.1 8h1.3M3.5 3.5l.9.9M11.6 11.6l.9.9M3.5 12.5l.9-.9M11.6 4.4l.9-.9" /></>,
    print: () => <><path d="M4.5 6V2.5h7V6M4.5 11.5H3A1 1 0 0 1 2 10.5V7a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v3.5a1 1 0 0 1-1 1h-1.5" /><rect x="4.5" y="9.3" width="7" height="4.3" /></>,
    search: () => <><circle cx="7" cy="7" r="4.3" /><path d="m10.3 10.3 3.3 3.3" /></>,
    download: () => <path d="M8 2.5v7.3M4.9 7 8 10l3.1-3M2.8 13.3h10.4" />,
    check: () => <path d="m3 8.4 3.2 3.2L13 4.8" />,
    chevron: () => <path d="m6 3.5 4.5 4.5L6 12.5" />,
    close: () => <path d="m4 4 8 8M12 4l-8 8" />,
    file: () => <><path d="M9.3 2H4.4a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h7.2a1 1 0 0 0 1-1V5.3z" /><path d="M9.2 2.2v3.2h3.2" /></>,
    more: () => <><circle cx="3.5" cy="8" r=".7" /><circle cx="8" cy="8" r=".7" /><circle cx="12.5" cy="8" r=".7" /></>,
    share: () => <path d="M8 9.5V2.3M5.3 4.7 8 2.2l2.7 2.5M4.5 7H3.3v6.7h9.4V7h-1.2" />,
    clock: () => <><circle cx="8" cy="8" r="5.7" /><path d="M8 4.8V8l2.2 1.5" /></>,
    plus: () => <path d="M8 3.2v9.6M3.2 8h9.6" />,
    shield: () => <><path d="M8 1.8 3 3.6v4c0 3.1 2.1 5.3 5 6.6 2.9-1.3 5-3.5 5-6.6v-4z" /><path d="m5.8 7.9 1.6 1.6 2.9-3" /></>,
    up: () => <path d="M8 12.8V3.4M4.3 7 8 3.3 11.7 7" />,
    down: () => <path d="M8 3.2v9.4M4.3 9 8 12.7 11.7 9" />,
    moon: () => <path d="M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6z" />,
    auto: () => <><circle cx="8" cy="8" r="5.5" /><path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" /></>,
    help: () => <><circle cx="8" cy="8" r="5.7" /><path d="M6.4 6.3a1.7 1.7 0 1 1 2.4 1.6c-.6.3-.8.6-.8 1.2M8 11.2v.1" /></>,
    undo: () => <path d="M3 6.5h6.2a3.6 3.6 0 0 1 0 7.2H6M5.6 3.8 2.8 6.5l2.8 2.7" />,
};

/**
 * @param {{name: string, class?: string}} props
 */
export function Icon({ name, class: extra = '' }) {
    return (
        <svg class={`ic ${extra}`} viewBox="0 0 16 16" aria-hidden="true">
            {DRAWINGS[name]?.()}
        </svg>
    );
}

/** The mark of the product. */
export function Mark() {
    return (
        <svg viewBox="0 0 22 22" aria-hidden="true">
            <rect width="22" height="22" rx="5.5" class="mark-ground" />
            <path d="M8.2 4.6v12.8M8.2 5.2l7.6 12.2M8.2 10.8l4 6.6M4.6 17.4h12.8" class="mark-line" />
        </svg>
    );
}
