/** How long a customer has been silent, in its own usual gaps. */

/** @import {JSX} from 'preact' */

const WIDTH = 72;
const HEIGHT = 14;

/** The bar ends at so many usual gaps. */
const MOST_GAPS = 4;

/**
 * The bar's length is the silence in usual gaps, the tick where the customer
 * counts as overdue. Without a limit (too few purchases) the track is empty.
 * @param {{silenceDays: number, usualDays: number, riskDays: number, late: boolean}} props
 * @returns {JSX.Element}
 */
export function OverdueBar({ silenceDays, usualDays, riskDays, late }) {
    const known = Number.isFinite(riskDays) && usualDays > 0;
    return (
        <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
            <rect class="f-sunk" y="5" width={WIDTH} height="4" rx="2" />
            {known && <rect class={late ? 'f-risk' : 'f-bar'} y="5" width={Math.max(2, along(silenceDays / usualDays))} height="4" rx="2" />}
            {known && <path class="s-tick" d={`M${along(riskDays / usualDays)} 1.5v11`} />}
        </svg>
    );
}

/** @param {number} gaps */
function along(gaps) {
    return (Math.min(MOST_GAPS, Math.max(0, gaps)) / MOST_GAPS) * WIDTH;
}
