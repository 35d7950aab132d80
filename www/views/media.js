/** Whether the page is narrow, printed, and so on. */

import { useEffect, useState } from 'preact/hooks';

/** Phones: rows have two lines. */
export const NARROW = 'screen and (max-width: 760px)';

/**
 * Follows a media query.
 * @param {string} query
 * @returns {boolean}
 */
export function useMedia(query) {
    const [matches, setMatches] = useState(() => matchMedia(query).matches);
    useEffect(() => {
        const list = matchMedia(query);
        const follow = () => setMatches(list.matches);
        follow();
        list.addEventListener('change', follow);
        return () => list.removeEventListener('change', follow);
    }, [query]);
    return matches;
}
