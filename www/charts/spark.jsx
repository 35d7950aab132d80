/** Twelve periods in the width of a word. */

/** @import {JSX} from 'preact' */

const BAR = 6;
const STEP = 8;
const HEIGHT = 22;

/**
 * Readers of the screen have the trend in words beside it.
 * @param {{levels: Uint8Array}} props 0..255 for each period, oldest first
 * @returns {JSX.Element}
 */
export function Spark({ levels }) {
    const width = levels.length * STEP - (STEP - BAR);
    return (
        <svg class="spk" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
            <path class="f-bar" d={bars(levels, level => level > 0)} />
            <path class="f-bar2" d={bars(levels, level => level === 0)} />
        </svg>
    );
}

/**
 * @param {Uint8Array} levels
 * @param {(level: number) => boolean} chosen
 */
function bars(levels, chosen) {
    let path = '';
    levels.forEach((level, i) => {
        if (!chosen(level)) return;
        const height = level === 0 ? 1 : 1.5 + (level / 255) * (HEIGHT - 2.5);
        path += `M${i * STEP} ${HEIGHT}v${-height.toFixed(1)}h${BAR}v${height.toFixed(1)}z`;
    });
    return path;
}
