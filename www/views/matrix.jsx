/** The matrix: how much down, how steadily across. Every cell leads to its customers. */

import { useState } from 'preact/hooks';
import { Icon } from '../components/icon.jsx';
import { Text } from '../components/text.jsx';
import * as format from '../format.js';
import { t } from '../translate.js';
import { growthText } from './change.js';
import { growthOf, heat, largestOf, outsideOf, rowsOf, sumOf } from './matrix-cells.js';
import { valueText } from './value.js';

/** @import {JSX} from 'preact' */
/** @import {Cell, Overview} from '../../src/browser/types.d.ts' */

/** @typedef {Cell['xyz']} Column */

/** @type {Column[]} */
const STEADINESS = ['X', 'Y', 'Z'];
/** @type {Column[]} */
const EXTRAS = ['New', 'Occasional', 'Lost'];
/** From so many customers on their numbers need a wider column. */
const MANY = 1000;

/**
 * @param {{overview: Overview}} props
 * @returns {JSX.Element}
 */
export function Matrix({ overview }) {
    const [pointed, setPointed] = useState(/** @type {string | null} */ (null));
    /** @param {Event} event */
    const point = ({ target }) => {
        const code = target instanceof Element && target.closest('[data-group]')?.getAttribute('data-group');
        if (code) setPointed(code);
    };
    return (
        <>
            <div onMouseOver={point} onFocusIn={point} onMouseLeave={() => setPointed(null)}>
                <table class={overview.customers >= MANY ? 'matrix many' : 'matrix'}>
                    <caption class="vh">{t('matrix-caption')}</caption>
                    <Head />
                    <tbody>{rowsOf(overview).map(abc => <Row key={abc} abc={abc} overview={overview} />)}</tbody>
                    <Foot overview={overview} />
                </table>
            </div>
            <ExtrasStrip overview={overview} />
            <Strategy code={pointed ?? largestOf(overview)} />
            <Outside overview={overview} />
        </>
    );
}

function Head() {
    return (
        <thead>
            <tr>
                <td />
                {STEADINESS.map(xyz => <th key={xyz} scope="col"><b>{xyz}</b> {t(`matrix-column-${xyz}`)}</th>)}
                {EXTRAS.map(xyz => <th key={xyz} scope="col" class="ex">{t(`matrix-column-${xyz}`)}</th>)}
                <th scope="col" class="num">{t('matrix-all')}</th>
            </tr>
        </thead>
    );
}

/** @param {{abc: Cell['abc'], overview: Overview}} props */
function Row({ abc, overview }) {
    const { customers, share, value } = overview.abc[abc];
    return (
        <tr class={`row-${abc}`}>
            <th scope="row"><b>{abc}</b> <span>{t(`matrix-row-${abc}`)}</span></th>
            {STEADINESS.map(xyz => <td key={xyz}><MainCell overview={overview} abc={abc} xyz={xyz} /></td>)}
            {EXTRAS.map(xyz => <td key={xyz} class="ex"><ExtraCell overview={overview} abc={abc} xyz={xyz} /></td>)}
            <td class="tot"><TotalLink code={abc} size={sizeOf({ abc, share, value }, overview)} customers={customers} /></td>
        </tr>
    );
}

/** @param {{overview: Overview}} props */
function Foot({ overview }) {
    return (
        <tfoot>
            <tr>
                <th scope="row">{t('matrix-all')}</th>
                {[...STEADINESS, ...EXTRAS].map(xyz => {
                    const { customers, share } = sumOf(overview, xyz);
                    return <td key={xyz} class={EXTRAS.includes(xyz) ? 'tot ex' : 'tot'}><TotalLink code={xyz} size={format.percent(share)} customers={customers} short={EXTRAS.includes(xyz)} /></td>;
                })}
                <td class="tot"><b>{format.percent(overview.positiveTotal > 0 ? 1 : 0, 0)}</b>{t('customers', { n: overview.customers })}</td>
            </tr>
        </tfoot>
    );
}

/** @param {{code: string, size: string, customers: number, short?: boolean}} props */
function TotalLink({ code, size, customers, short }) {
    if (!customers) return <span class="mut3">–</span>;
    return (
        <a href={`#/customers?class=${code}`} data-group={code}>
            <b>{size}</b>
            <Customers n={customers} short={short} />
        </a>
    );
}

/**
 * In the narrow columns the number stands alone; its word is for readers of the screen.
 * @param {{n: number, short?: boolean | undefined}} props
 */
function Customers({ n, short }) {
    const text = t('customers', { n });
    if (!short) return <span>{text}</span>;
    return <span title={text}><span class="vh">{text}</span><span aria-hidden="true">{format.count(n)}</span></span>;
}

/**
 * How many of a group are overdue.
 * @param {{n: number, short?: boolean}} props
 */
function Overdue({ n, short }) {
    const text = t('matrix-overdue', { n });
    if (!short) return <span class="ov"><Icon name="clock" />{text}</span>;
    return <span class="ov" title={text}><Icon name="clock" /><span class="vh">{text}</span><span aria-hidden="true">{format.count(n)}</span></span>;
}

/** @param {{overview: Overview, abc: Cell['abc'], xyz: Column}} props */
function MainCell({ overview, abc, xyz }) {
    const cell = overview.matrix.find(one => one.abc === abc && one.xyz === xyz);
    const code = abc + xyz;
    const growth = cell ? growthOf(cell) : null;
    if (!cell?.customers) return abc === 'L' ? <QuietCell /> : <EmptyCell code={code} />;
    return (
        <a class={`cell h${heat(cell.share)}`} href={`#/customers?class=${code}`} data-group={code}>
            <span class="nm"><b>{code}</b> {cellName(code)}</span>
            <span class="sh">
                {sizeOf(cell, overview)}
                {growth !== null && <Growth growth={growth} overview={overview} />}
            </span>
            <span class="ct">
                <span>{t('customers', { n: cell.customers })}</span>
                {cell.overdue > 0 && <Overdue n={cell.overdue} />}
            </span>
        </a>
    );
}

/**
 * The share; for L, which has none, what it comes to.
 * @param {{abc: Cell['abc'], share: number, value: number}} total
 * @param {Overview} overview
 */
function sizeOf({ abc, share, value }, { settings }) {
    return abc === 'L' ? valueText(value, settings.measure) : format.percent(share);
}

/** @param {{code: string}} props */
function EmptyCell({ code }) {
    return (
        <span class="cell h0">
            <span class="nm"><b>{code}</b> {cellName(code)}</span>
            <span class="sh">{format.percent(0, 0)}</span>
            <span class="ct" />
        </span>
    );
}

function QuietCell() {
    return <span class="cell none"><span class="vh">{format.percent(0, 0)}</span><span aria-hidden="true">{format.UNKNOWN}</span></span>;
}

/** @param {{growth: number, overview: Overview}} props */
function Growth({ growth, overview }) {
    const text = t(`matrix-change-${overview.comparison?.kind}`, { change: growthText(growth) });
    return <small title={text}><span aria-hidden="true">{growthText(growth)}</span><span class="vh">{text}</span></small>;
}

/** @param {{overview: Overview, abc: Cell['abc'], xyz: Column}} props */
function ExtraCell({ overview, abc, xyz }) {
    const cell = overview.matrix.find(one => one.abc === abc && one.xyz === xyz);
    const code = abc + xyz;
    if (!cell?.customers) return <QuietCell />;
    return (
        <a class={`cell extra ${xyz}`} href={`#/customers?class=${code}`} data-group={code}>
            <span class="vh">{`${abc} ${t(`xyz-${xyz}`)}`}</span>
            <span class="sh">{sizeOf(cell, overview)}</span>
            <span class="ct"><Customers n={cell.customers} short />{cell.overdue > 0 && xyz !== 'Lost' && <Overdue n={cell.overdue} short />}</span>
        </a>
    );
}

/** Where the table is narrow, its last three columns stand below it. */
/** @param {{overview: Overview}} props */
function ExtrasStrip({ overview }) {
    return (
        <ul class="extras">
            {EXTRAS.map(xyz => {
                const { customers, share } = sumOf(overview, xyz);
                return (
                    <li key={xyz}>
                        <a href={`#/customers?class=${xyz}`}>
                            <span class={`chip ${xyz}`}>{t(`xyz-${xyz}`)}</span>
                            <b>{t('customers', { n: customers })}</b>
                            <span>{format.percent(share)}</span>
                        </a>
                    </li>
                );
            })}
        </ul>
    );
}

/**
 * What to do with a group: its own text, or that of its row or column.
 * @param {{code: string}} props
 */
export function Strategy({ code }) {
    return (
        <p class="strategy">
            <GroupName code={code} /> {t(`strategy-${textFor(code)}`)}
        </p>
    );
}

/**
 * The code of a group with its name.
 * @param {{code: string}} props
 */
export function GroupName({ code }) {
    const single = /^([ABC])([XYZ])$/.exec(code);
    if (single) return <><span class={`chip ${single[1]} ${single[2]}`}>{code}</span> <b>{cellName(code)}.</b></>;
    return <b>{groupName(code)}.</b>;
}

/**
 * The name of a cell, row or column: `Pillars`, `A, large`, `A, New`.
 * @param {string} code
 */
export function groupName(code) {
    if (/^[ABC][XYZ]$/.test(code)) return `${code} ${cellName(code)}`;
    const [, abc, xyz] = /^(A|B|C|L|none)?(.*)$/.exec(code === 'Lost' ? '' : code) ?? [];
    const regularity = code === 'Lost' ? code : xyz;
    return [abc && t(`abc-${abc}-long`), regularity && t(`xyz-${regularity}`)].filter(Boolean).join(', ');
}

/** @param {string} code */
function cellName(code) {
    return t(`cell-${textFor(code)}`);
}

/**
 * Groups outside the nine share the text of their column, and L its own.
 * @param {string} code
 */
function textFor(code) {
    if (/^([ABC]?[XYZ]|[ABC])$/.test(code)) return code;
    if (code !== 'Lost' && code.startsWith('L')) return 'L';
    return ['New', 'Occasional', 'Lost'].find(extra => code.endsWith(extra)) ?? 'none';
}

/** @param {{overview: Overview}} props */
function Outside({ overview }) {
    const { value, variation } = outsideOf(overview);
    return (
        <>
            {value > 0 && <p class="note"><Text id="matrix-outside-value" n={value} link={text => <a class="link" href="#/customers?class=none">{text}</a>} /></p>}
            {variation > 0 && <p class="note"><Text id="matrix-outside-variation" n={variation} link={text => <a class="link" href="#/customers?f=unjudged">{text}</a>} /></p>}
        </>
    );
}
