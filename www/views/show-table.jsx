/** The numbers of a chart as a table, for those who would rather read them. */

import { useState } from 'preact/hooks';
import { t } from '../translate.js';

/** @import {ComponentChildren} from 'preact' */

/**
 * The table is made when it is opened.
 * @param {{children: () => ComponentChildren}} props
 */
export function ShowTable({ children }) {
    const [open, setOpen] = useState(false);
    return (
        <details class="alt" onToggle={event => setOpen(event.currentTarget.open)}>
            <summary>{t('show-table')}</summary>
            {open && <div class="wrap" tabIndex={0} role="region" aria-label={t('show-table')}>{children()}</div>}
        </details>
    );
}
