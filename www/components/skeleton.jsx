/** Grey lines while an answer is late: after 150 ms, as large as the answer, without shimmer. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../translate.js';

const PATIENCE_MS = 150;

/**
 * @param {{lines?: number}} props
 */
export function Skeleton({ lines = 4 }) {
    const [late, setLate] = useState(false);
    useEffect(() => {
        const timer = setTimeout(() => setLate(true), PATIENCE_MS);
        return () => clearTimeout(timer);
    }, []);
    return (
        <div class="skel" role="status" aria-label={t('loading')}>
            {Array.from({ length: lines }, (_, at) => <i key={at} hidden={!late} style={{ width: `${[42, 96, 84, 60][at % 4]}%` }} />)}
        </div>
    );
}
