/** One short message at a time, for 8 seconds, with a way back. Never for errors. */

import { useEffect } from 'preact/hooks';
import { toast } from '../state.js';
import { t } from '../translate.js';

const SHOWN_MS = 8000;

/** The place where toasts appear. */
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
