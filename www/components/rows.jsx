/** Rows of a long table: only those near the visible part are in the page. */

import { useEffect, useState } from 'preact/hooks';

/** @import {RefObject} from 'preact' */

/** Rows kept above and below the visible part. */
const MARGIN = 12;

/**
 * Which rows to draw, while the page or the nearest scrolling box scrolls.
 * Give the height of the rows left out to a spacer row before and after.
 * @param {RefObject<HTMLElement | null>} body the element whose rows they are
 * @param {number} count all rows
 * @param {number} rowHeight px
 * @returns {{from: number, to: number, above: number, below: number}}
 */
export function useVisibleRows(body, count, rowHeight) {
    const [from, setFrom] = useState(0);
    const [height, setHeight] = useState(900);
    useEffect(() => {
        const measure = () => {
            if (!body.current) return;
            const top = -body.current.getBoundingClientRect().top;
            setFrom(Math.max(0, Math.floor(top / rowHeight) - MARGIN));
            setHeight(innerHeight);
        };
        measure();
        addEventListener('scroll', measure, { passive: true, capture: true });
        addEventListener('resize', measure);
        return () => {
            removeEventListener('scroll', measure, { capture: true });
            removeEventListener('resize', measure);
        };
    }, [body, count, rowHeight]);
    const start = Math.min(from, Math.max(0, count - 1));
    const to = Math.min(count, start + Math.ceil(height / rowHeight) + 2 * MARGIN);
    return { from: start, to, above: start * rowHeight, below: (count - to) * rowHeight };
}
