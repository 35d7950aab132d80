/** The Pareto chart: what the largest customers hold together, and the two limits that one can move. */

import { useState } from 'preact/hooks';
import * as format from '../format.js';
import { go } from '../state.js';
import { t } from '../translate.js';
import { Measured } from './measured.jsx';
import { apart, areasOf, bordersOf, classAt, columnsOf, customersOf, hasColumns, keptLimit, pointAt, rankScale, rankTicks, shareScale } from './pareto-shape.js';

/** @import {JSX, TargetedPointerEvent} from 'preact' */
/** @import {Overview} from '../../src/browser/types.d.ts' */
/** @import {Frame} from './pareto-shape.js' */

/** @typedef {TargetedPointerEvent<SVGGElement>} GrabEvent */

const HEIGHTS = { wide: 416, narrow: 276 };
const HANDLE = { width: 58, height: 22 };

/** How far a key moves a limit, in percent. @type {Record<string, number>} */
const STEPS = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 5, PageDown: -5 };

/**
 * @typedef {object} ParetoProps
 * @property {Overview} overview
 * @property {{a: number, b: number}} limits as wanted: the handles follow at once, the colours with the answers
 * @property {(rank: number) => string} describe the customer at a rank, in words
 * @property {(rank: number) => string} address of the customer at a rank
 * @property {(which: 'a' | 'b', percent: number) => void} onLimit
 */

/**
 * @param {ParetoProps} props
 * @returns {JSX.Element}
 */
export function Pareto({ overview, limits, describe, address, onLimit }) {
    const [pointed, setPointed] = useState(/** @type {number | null} */ (null));
    return (
        <>
            <p class="readout" aria-hidden="true">{pointed === null ? findingText(overview) : readout(overview, pointed, describe)}</p>
            <Measured height={HEIGHTS.narrow}>
                {width => {
                    const height = width < 560 ? HEIGHTS.narrow : HEIGHTS.wide;
                    const frame = frameFor(overview, width, height);
                    /** @param {PointerEvent} event */
                    const point = event => setPointed(pointAt(overview, frame, event.offsetX)?.upTo ?? null);
                    return (
                        <svg class="ck pareto" viewBox={`0 0 ${width} ${height}`} width="100%" role="group" aria-label={t('pareto-label', { finding: findingText(overview) })} onPointerMove={point} onPointerLeave={() => setPointed(null)} onClick={() => pointed !== null && hasColumns(overview) && go(address(pointed))}>
                            <g aria-hidden="true">
                                <ShareAxis frame={frame} />
                                {hasColumns(overview) ? <ColumnMarks overview={overview} frame={frame} pointed={pointed} /> : <AreaMarks overview={overview} frame={frame} pointed={pointed} />}
                                <RankAxis overview={overview} frame={frame} />
                            </g>
                            <Limits overview={overview} frame={frame} limits={limits} onLimit={onLimit} />
                        </svg>
                    );
                }}
            </Measured>
        </>
    );
}

/**
 * Room for the handles: beside the chart for shares, above it for numbers of customers.
 * @param {Overview} overview
 * @param {number} width
 * @param {number} height
 * @returns {Frame}
 */
function frameFor({ settings: { abc } }, width, height) {
    const beside = abc.rule === 'computed' || abc.by === 'share';
    return { left: 42, right: width - (beside ? HANDLE.width + 12 : 8), top: beside ? 12 : HANDLE.height + 10, bottom: height - 42 };
}

/**
 * The finding in one sentence.
 * @param {Overview} overview
 */
function findingText({ abc: { A, B, C } }) {
    return t('pareto-finding', { a: A.customers, aShare: A.share, b: B.customers, bShare: B.share, c: C.customers, cShare: C.share });
}

/**
 * @param {Overview} overview
 * @param {number} upTo
 * @param {(rank: number) => string} describe
 */
function readout(overview, upTo, describe) {
    if (hasColumns(overview)) return describe(upTo);
    const share = overview.pareto.find(point => point.upTo === upTo)?.share ?? 0;
    return t('pareto-so-far', { n: upTo, share });
}

// ---------------------------------------------------------------- axes

/** @param {{frame: Frame}} props */
function ShareAxis({ frame }) {
    const y = shareScale(frame);
    return (
        <>
            {[0, 0.25, 0.5, 0.75, 1].map(share => (
                <g key={share}>
                    <line class="gl" x1={frame.left} x2={frame.right} y1={y(share)} y2={y(share)} />
                    <text class="sub" x={frame.left - 8} y={y(share) + 4} text-anchor="end">{format.percent(share, 0)}</text>
                </g>
            ))}
        </>
    );
}

/** @param {{overview: Overview, frame: Frame}} props */
function RankAxis({ overview, frame }) {
    const customers = customersOf(overview);
    const x = rankScale(overview, frame);
    const shift = hasColumns(overview) ? 0.5 : 0;
    return (
        <>
            <line class="ax" x1={frame.left} x2={frame.right} y1={frame.bottom} y2={frame.bottom} />
            {rankTicks(customers, frame.right - frame.left > 420 ? 5 : 3).map(rank => (
                <text key={rank} class="sub" x={x(rank - shift)} y={frame.bottom + 18} text-anchor={shift || rank < customers ? 'middle' : 'end'}>{format.count(rank)}</text>
            ))}
            <text class="sub" x={(frame.left + frame.right) / 2} y={frame.bottom + 36} text-anchor="middle">{t('pareto-axis')}</text>
        </>
    );
}

// ---------------------------------------------------------------- customers

/** @param {{overview: Overview, frame: Frame, pointed: number | null}} props */
function ColumnMarks({ overview, frame, pointed }) {
    return (
        <>
            {columnsOf(overview, frame).map(({ abc, rank, x, width, from, to }) => (
                <g key={rank} class={`pb ${abc}${rank === pointed ? ' on' : ''}`}>
                    <rect class="lo" x={x} y={from} width={width} height={frame.bottom - from} />
                    <rect class="hi" x={x} y={to} width={width} height={Math.max(1, from - to)} />
                </g>
            ))}
        </>
    );
}

/** @param {{overview: Overview, frame: Frame, pointed: number | null}} props */
function AreaMarks({ overview, frame, pointed }) {
    const x = rankScale(overview, frame);
    return (
        <>
            {areasOf(overview, frame).map(({ abc, fill, edge }) => (
                <g key={abc} class={`pb ${abc}`}>
                    <path class="lo" d={fill} />
                    <path class="edge" d={edge} />
                </g>
            ))}
            {pointed !== null && <line class="s-point" x1={x(pointed)} x2={x(pointed)} y1={frame.top} y2={frame.bottom} />}
        </>
    );
}

// ---------------------------------------------------------------- limits

/**
 * Handles where limits can be moved, plain marks where they are computed or amounts.
 * @param {{overview: Overview, frame: Frame, limits: {a: number, b: number}, onLimit: ParetoProps['onLimit']}} props
 */
function Limits({ overview, frame, limits, onLimit }) {
    const { rule, by } = overview.settings.abc;
    if (rule === 'computed' && overview.limits) return <ShareMarks frame={frame} limits={overview.limits} />;
    if (rule !== 'computed' && by === 'amount') return <BorderMarks overview={overview} frame={frame} />;
    const Handles = by === 'customers' && rule !== 'computed' ? CustomerHandles : ShareHandles;
    return <Handles overview={overview} frame={frame} limits={limits} onLimit={onLimit} />;
}

/** @param {{overview: Overview, frame: Frame, limits: {a: number, b: number}, onLimit: ParetoProps['onLimit']}} props */
function ShareHandles({ overview, frame, limits, onLimit }) {
    const y = shareScale(frame);
    const [b, a] = apart(y(limits.b / 100), y(limits.a / 100), HANDLE.height + 2);
    const left = frame.right + 4;
    return (
        <>
            <Handle which="b" orientation="vertical" limits={limits} onLimit={onLimit} percentAt={spot => y.invert(spot.y) * 100} {...sliderText(overview, 'b', limits)}>
                <HitLine x1={frame.left} x2={left} y1={y(limits.b / 100)} y2={y(limits.b / 100)} />
                <HandleLabel x={left} y={b - HANDLE.height / 2} text={`B ${format.percent(limits.b / 100, 0)}`} />
            </Handle>
            <Handle which="a" orientation="vertical" limits={limits} onLimit={onLimit} percentAt={spot => y.invert(spot.y) * 100} {...sliderText(overview, 'a', limits)}>
                <HitLine x1={frame.left} x2={left} y1={y(limits.a / 100)} y2={y(limits.a / 100)} />
                <HandleLabel x={left} y={a - HANDLE.height / 2} text={`A ${format.percent(limits.a / 100, 0)}`} />
            </Handle>
        </>
    );
}

/** @param {{overview: Overview, frame: Frame, limits: {a: number, b: number}, onLimit: ParetoProps['onLimit']}} props */
function CustomerHandles({ overview, frame, limits, onLimit }) {
    const x = rankScale(overview, frame);
    const at = (/** @type {number} */ percent) => x((percent / 100) * customersOf(overview));
    const [a, b] = apart(at(limits.a), at(limits.b), HANDLE.width + 2);
    const shift = Math.min(0, frame.right - HANDLE.width / 2 - b);
    return (
        <>
            {/** @type {const} */ ([['a', a + shift], ['b', b + shift]]).map(([which, middle]) => (
                <Handle key={which} which={which} orientation="horizontal" limits={limits} onLimit={onLimit} percentAt={spot => (x.invert(spot.x) / customersOf(overview)) * 100} {...sliderText(overview, which, limits)}>
                    <HitLine x1={at(limits[which])} x2={at(limits[which])} y1={HANDLE.height} y2={frame.bottom} />
                    <HandleLabel x={middle - HANDLE.width / 2} y={0} text={`${which.toUpperCase()} ${format.percent(limits[which] / 100, 0)}`} />
                </Handle>
            ))}
        </>
    );
}

/**
 * What a reader of the screen hears of a limit.
 * @param {Overview} overview
 * @param {'a' | 'b'} which
 * @param {{a: number, b: number}} limits
 */
function sliderText({ abc, settings }, which, limits) {
    const n = which === 'a' ? abc.A.customers : abc.A.customers + abc.B.customers;
    const kind = settings.abc.by === 'customers' ? 'customers' : 'share';
    return { label: t(`pareto-limit-${which}`), text: t(`pareto-limit-${kind}`, { percent: limits[which], n }) };
}

/**
 * A limit that is moved by pointer or by keys.
 * @param {{which: 'a' | 'b', orientation: 'vertical' | 'horizontal', limits: {a: number, b: number}, percentAt: (spot: {x: number, y: number}) => number, label: string, text: string, onLimit: ParetoProps['onLimit'], children: any}} props
 */
function Handle({ which, orientation, limits, percentAt, label, text, onLimit, children }) {
    /** @param {number} percent */
    const move = percent => onLimit(which, keptLimit(which, percent, limits));
    /** @param {GrabEvent} event */
    const drag = event => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) move(percentAt(spotOf(event)));
    };
    /** @param {GrabEvent} event */
    const grab = event => {
        event.preventDefault();
        event.currentTarget.focus();
        event.currentTarget.setPointerCapture(event.pointerId);
    };
    /** @param {KeyboardEvent} event */
    const press = event => {
        const percent = event.key === 'Home' ? 0 : event.key === 'End' ? 100 : limits[which] + (STEPS[event.key] ?? NaN);
        if (Number.isNaN(percent)) return;
        event.preventDefault();
        move(percent);
    };
    return (
        <g
            class={`lim ${orientation}`} role="slider" tabindex={0} aria-label={label} aria-orientation={orientation}
            aria-valuemin={which === 'a' ? 1 : limits.a + 1} aria-valuemax={which === 'a' ? limits.b - 1 : 100} aria-valuenow={limits[which]} aria-valuetext={text}
            onPointerDown={grab} onPointerMove={drag} onKeyDown={press} onClick={event => event.stopPropagation()}
        >
            {children}
        </g>
    );
}

/**
 * Where the pointer is, in the chart's own pixels.
 * @param {GrabEvent} event
 */
function spotOf({ currentTarget, clientX, clientY }) {
    const chart = /** @type {SVGSVGElement} */ (currentTarget.ownerSVGElement);
    const { left, top, width, height } = chart.getBoundingClientRect();
    const { viewBox: { baseVal: box } } = chart;
    return { x: ((clientX - left) / width) * box.width, y: ((clientY - top) / height) * box.height };
}

/**
 * A limit's line: all of it can be taken hold of.
 * @param {{x1: number, x2: number, y1: number, y2: number}} ends
 */
function HitLine(ends) {
    return <><line class="hit" {...ends} /><line {...ends} /></>;
}

/** @param {{x: number, y: number, text: string}} props */
function HandleLabel({ x, y, text }) {
    return (
        <>
            <rect class="hit" x={x - 6} y={y - 5} width={HANDLE.width + 12} height={HANDLE.height + 10} />
            <rect class="knob" x={x} y={y} width={HANDLE.width} height={HANDLE.height} rx="5" />
            <text x={x + HANDLE.width / 2} y={y + 15} text-anchor="middle">{text}</text>
        </>
    );
}

/** @param {{frame: Frame, limits: {a: number, b: number}}} props */
function ShareMarks({ frame, limits }) {
    const y = shareScale(frame);
    const [b, a] = apart(y(limits.b / 100), y(limits.a / 100), HANDLE.height + 2);
    return (
        <g class="mark" aria-hidden="true">
            {/** @type {const} */ ([['B', limits.b, b], ['A', limits.a, a]]).map(([abc, percent, at]) => (
                <g key={abc}>
                    <line x1={frame.left} x2={frame.right + 4} y1={y(percent / 100)} y2={y(percent / 100)} />
                    <rect x={frame.right + 4} y={at - HANDLE.height / 2} width={HANDLE.width} height={HANDLE.height} rx="5" />
                    <text x={frame.right + 4 + HANDLE.width / 2} y={at + 4} text-anchor="middle">{abc} {format.percent(percent / 100, 0)}</text>
                </g>
            ))}
        </g>
    );
}

/** @param {{overview: Overview, frame: Frame}} props */
function BorderMarks({ overview, frame }) {
    const x = rankScale(overview, frame);
    const ends = bordersOf(overview).filter(({ abc }) => abc !== 'C');
    return (
        <g class="mark" aria-hidden="true">
            {ends.map(({ abc, to }) => (
                <g key={abc}>
                    <line x1={x(to)} x2={x(to)} y1={HANDLE.height} y2={frame.bottom} />
                    <text x={x(to)} y={16} text-anchor="middle">{classAt(overview, to)}</text>
                </g>
            ))}
        </g>
    );
}
