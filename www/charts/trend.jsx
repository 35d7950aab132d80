/** Sales per period as small bars. */

import { Measured } from './measured.jsx';

/** @import {JSX} from 'preact' */

const HEIGHT = 56;

/**
 * @typedef {object} TrendProps
 * @property {{value: number, complete: boolean}[]} periods
 * @property {(at: number) => boolean} isCurrent whether a period is in the comparison's current days
 * @property {string} label
 * @property {[string, string]} ends what stands under the first and the last bar
 */

/**
 * @param {TrendProps} props
 * @returns {JSX.Element}
 */
export function Trend({ periods, isCurrent, label, ends }) {
    const highest = Math.max(...periods.map(({ value }) => value), 1);
    return (
        <Measured height={HEIGHT + 20}>
            {width => {
                const step = width / periods.length;
                return (
                    <svg class="ck" viewBox={`0 0 ${width} ${HEIGHT + 20}`} width="100%" role="img" aria-label={label}>
                        {periods.map(({ value, complete }, at) => {
                            const height = Math.max(1, (Math.max(0, value) / highest) * HEIGHT);
                            return <rect key={at} class={`${isCurrent(at) ? 'f-a' : 'f-bar'}${complete ? '' : ' part'}`} x={at * step} y={HEIGHT - height} width={step - Math.min(2, step * 0.25)} height={height} />;
                        })}
                        <text class="sub" x="0" y={HEIGHT + 17}>{ends[0]}</text>
                        <text class="sub" x={width} y={HEIGHT + 17} text-anchor="end">{ends[1]}</text>
                    </svg>
                );
            }}
        </Measured>
    );
}
