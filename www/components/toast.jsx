/** What the page says by itself: one short message at a time, and words for screen readers. */

import { useEffect } from 'preact/hooks';
import { announcement, toast } from '../state.js';
import { t } from '../translate.js';

const SHOWN_MS = 8000;

/** A short message for 8 seconds, with a way back. Never for errors. */
export function Toasts() {
    const shown = toast.value;
    useEffect(() => {
        if (!shown) return;
        const timer = setTimeout(() => (toast.value = null), SHOWN_MS);
        return () => clearTimeout(timer);
    }, [shown]);
    return (
        <div class={shown ? 'toast on' : 'toast'} hidden={!shown}>
            <span>{shown?.text}</span>
            {shown?.undo && <button type="button" onClick={shown.undo}>{t('undo')}</button>}
        </div>
    );
}

/** One polite region for readers; errors speak for themselves. */
export function Announcer() {
    return <div class="vh" role="status">{announcement.value}</div>;
}
