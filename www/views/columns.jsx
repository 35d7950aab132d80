/** Columns: what each column of the file means, and how its dates and numbers are read. */

import { Fragment } from 'preact';
import { analyse, decide, discardDraft, replan } from '../analysis.js';
import { Button } from '../components/button.jsx';
import { Message } from '../components/message.jsx';
import { Panel, Screen } from '../components/panel.jsx';
import { Name, Text } from '../components/text.jsx';
import { ENCODINGS } from '../encodings.js';
import * as format from '../format.js';
import { SURE } from '../guesses.js';
import { hintsOf, nothingFits } from '../hints.js';
import { assigned, missingRoles, roleOf, ROLES } from '../mapping.js';
import { draft, go, isOpen, progress } from '../state.js';
import { t } from '../translate.js';

/** @import {ColumnGuess, Dialect, Doubt, Mapping, Plan, Probe, Reading, Role} from '../../src/browser/types.d.ts' */
/** @import {Draft} from '../state.js' */

/** First rows shown. */
const ROWS = 8;

/** The columns of the file on the table. */
export function Columns() {
    const now = draft.value;
    return now && (
        <Screen name="columns" class="columns" title={t('columns-title')} documentTitle={t('nav-columns')}
            context={<p class="ctx">{context(now)}</p>} tools={<Steps />}>
            <Hints probe={now.probe} />
            <Doubts draft={now} />
            <MapTable draft={now} />
            <div class="g g-3 st">
                {now.probe.columns.length > 1 && <><Dates probe={now.probe} /><Numbers probe={now.probe} /></>}
                <FileForm probe={now.probe} />
            </div>
            <Foot draft={now} />
        </Screen>
    );
}

/** @param {Draft} now */
function context({ files, probe }) {
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    const name = files[0]?.name ?? '';
    const { delimiter, encoding } = probe.plan.dialect;
    return t('columns-context', { name, n: files.length, bytes, delimiter: t(`delimiter-${DELIMITERS[delimiter] ?? 'other'}`), encoding });
}

function Steps() {
    return (
        <ol class="steps" aria-label={t('columns-steps')}>
            <li class="done"><i>1</i><span>{t('columns-step-file')}</span></li>
            <li aria-current="step"><i>2</i><span>{t('columns-step-columns')}</span></li>
            <li><i>3</i><span>{t('columns-step-answers')}</span></li>
        </ol>
    );
}

/** What is wrong with the file's shape or letters, and what to do. @param {{probe: Probe}} props */
function Hints({ probe }) {
    return (
        <>
            {hintsOf(probe).map(hint => (
                <div key={hint} class="doubts"><Message title={t(`hint-${hint}-title`)}>{t(`hint-${hint}-text`)}</Message></div>
            ))}
        </>
    );
}

/** What the page is not sure of, one sentence each. @param {{draft: Draft}} props */
function Doubts({ draft: { probe, asked } }) {
    const doubts = probe.columns.length > 1 ? probe.doubts.filter(isOpen) : [];
    if (!doubts.length) return null;
    return (
        <div class="doubts">
            <Message title={t('columns-doubts', { n: doubts.length })}>
                {doubts.map(doubt => <Fragment key={doubt}>{question(doubt, probe, asked)} </Fragment>)}
            </Message>
        </div>
    );
}

/** The roles whose column may be in doubt. @type {Partial<Record<Doubt, 'customer' | 'date' | 'amount'>>} */
const ROLE_OF_DOUBT = { customerColumn: 'customer', dateColumn: 'date', amountColumn: 'amount' };

/**
 * A doubt as a question; it names the column that was guessed.
 * @param {Doubt} doubt
 * @param {Probe} probe
 * @param {number | null} asked
 */
function question(doubt, { plan, columns }, asked) {
    const role = ROLE_OF_DOUBT[doubt];
    const perhaps = role === 'customer' && asked !== null && columns[asked];
    if (perhaps) return <Text id="doubt-customerColumn-asked" name={<Name>{perhaps.name}</Name>} />;
    const guess = role && columns.find((_, at) => roleOf(plan.mapping, at) === role);
    return guess ? <Text id={`doubt-${doubt}-guess`} name={<Name>{guess.name}</Name>} /> : t(`doubt-${doubt}`);
}

// ---------------------------------------------------------------- the table of columns

/** @param {{draft: Draft}} props */
function MapTable({ draft }) {
    const { columns, rows, plan } = draft.probe;
    const roles = columns.map((_, at) => roleOf(plan.mapping, at));
    return (
        <div class="panel flush">
            <div class="wrap" tabIndex={0} role="region" aria-label={t('columns-table')}>
                <table class="tbl map">
                    <caption class="vh">{t('columns-table')}</caption>
                    <thead>
                        <tr>{columns.map((column, at) => <ColumnHead key={at} column={column} at={at} role={roles[at] ?? null} draft={draft} />)}</tr>
                    </thead>
                    <tbody>
                        {rows.slice(0, ROWS).map((cells, row) => (
                            <tr key={row}>{columns.map((column, at) => <td key={at} class={cellClass(column, roles[at] ?? null)}><Name>{cells[at] ?? ''}</Name></td>)}</tr>
                        ))}
                    </tbody>
                </table>
            </div>
        </div>
    );
}

/**
 * @param {ColumnGuess} column
 * @param {Role | null} role
 */
function cellClass(column, role) {
    return [column.kind === 'number' && 'num', !role && 'ign'].filter(Boolean).join(' ');
}

/** What stands for a question in a select. */
const ASK = '?';

/** @param {{column: ColumnGuess, at: number, role: Role | null, draft: Draft}} props */
function ColumnHead({ column, at, role, draft: { probe: { plan }, asked, touched } }) {
    const isAsked = asked === at && role === null && !touched.includes(at) && !plan.mapping.customer.length;
    /** @param {string} chosen */
    const choose = chosen => {
        const mapping = assigned(plan.mapping, at, /** @type {Role | null} */ (chosen || null));
        void replan({ ...plan, mapping }, at);
    };
    return (
        <th scope="col" class={role ? '' : 'ign'} title={column.samples.join('\n')}>
            <label>
                <span class="vh">{t('columns-meaning', { name: column.name })}</span>
                <select class={isAsked ? 'sel ask' : 'sel'} value={isAsked ? ASK : (role ?? '')} onChange={event => choose(event.currentTarget.value)}>
                    {isAsked && <option value={ASK} disabled>{t('columns-choose')}</option>}
                    <option value="">{t('role-none')}</option>
                    {ROLES.map(each => <option key={each} value={each}>{t(`role-${each}`)}</option>)}
                </select>
            </label>
            <span class="o"><Name>{column.name}</Name></span>
            {isAsked ? <span class="conf unsure">{t('columns-asked')}</span> : <Sureness column={column} role={role} mapping={plan.mapping} chosen={touched.includes(at)} />}
        </th>
    );
}

/** How sure the guess is, as a ring and in words. @param {{column: ColumnGuess, role: Role | null, mapping: Mapping, chosen: boolean}} props */
function Sureness({ column, role, mapping, chosen }) {
    if (!role) return <span class="conf">{column.kind === 'empty' ? t('columns-empty') : t('columns-not-needed')}</span>;
    if (role === 'customer' && mapping.customer.length === 2) return <span class="conf">{t('columns-joined')}</span>;
    if (chosen || role !== column.role) return <span class="conf">{t('columns-chosen')}</span>;
    const sure = column.confidence >= SURE;
    return (
        <span class={sure ? 'conf' : 'conf unsure'}>
            <Ring share={column.confidence} />
            {t(sure ? 'columns-sure' : 'columns-unsure', { share: column.confidence })}
        </span>
    );
}

/** @param {{share: number}} props */
function Ring({ share }) {
    const around = 2 * Math.PI * 4.5;
    return (
        <svg viewBox="0 0 12 12" aria-hidden="true" class="ring">
            <circle cx="6" cy="6" r="4.5" />
            <circle cx="6" cy="6" r="4.5" class="sure" stroke-dasharray={`${share * around} 99`} transform="rotate(-90 6 6)" />
        </svg>
    );
}

// ---------------------------------------------------------------- dates, numbers, form of the file

/** In the order in which they are offered. @type {Plan['dateOrder'][]} */
const DATE_ORDERS = ['dayMonthYear', 'monthDayYear', 'yearMonthDay'];
/** For columns of single numbers. @type {Plan['dateOrder'][]} */
const DAY_COUNTS = ['excelSerial', 'excelSerial1904', 'unixSeconds', 'unixMilliseconds'];
/** @type {Plan['decimal'][]} */
const DECIMALS = ['point', 'comma'];

/** @param {{probe: Probe}} props */
function Dates({ probe }) {
    const { plan, dateReadings } = probe;
    return (
        <Panel title={t('columns-dates')} class={isOpen('dateOrder') ? 'open' : ''}>
            <Readings name="date-order" known={plan.mapping.date !== null} offered={dateOrders(probe)} readings={dateReadings} chosen={isOpen('dateOrder') ? null : plan.dateOrder} meaning={format.day} sentence="date-reading"
                onChoose={dateOrder => decide('dateOrder', { ...plan, dateOrder })} />
        </Panel>
    );
}

/**
 * The ways of writing dates that can be meant: a column of numbers may count days too.
 * @param {Probe} probe
 */
function dateOrders({ columns, plan: { dateOrder, mapping } }) {
    const samples = mapping.date === null ? [] : (columns[mapping.date]?.samples ?? []);
    const counts = DAY_COUNTS.includes(dateOrder) || samples.some(cell => /^\p{Nd}+([.,]\p{Nd}+)?$/u.test(cell));
    return counts ? [...DAY_COUNTS, ...DATE_ORDERS] : DATE_ORDERS;
}

/** @param {{probe: Probe}} props */
function Numbers({ probe }) {
    const { plan, decimalReadings } = probe;
    return (
        <Panel title={t('columns-numbers')} class={isOpen('decimal') ? 'open' : ''}>
            <Readings name="decimal" known={plan.mapping.amount !== null || plan.mapping.unitPrice !== null} offered={DECIMALS} readings={decimalReadings} chosen={isOpen('decimal') ? null : plan.decimal} meaning={numberText} sentence="number-reading"
                onChoose={decimal => decide('decimal', { ...plan, decimal })} />
        </Panel>
    );
}

/**
 * A number with its size in words where its decimals look like thousands: `1.234 (about 1)`.
 * @param {string} number plain decimal
 */
function numberText(number) {
    const text = format.exact(number);
    return /\.\d{3}$/.test(number) ? t('number-about', { text, n: Math.round(Number(number)) }) : text;
}

/**
 * Both readings of real cells, as cards to choose from. Nothing is chosen while the question is open.
 * @template {string} Value
 * @param {{name: string, known: boolean, offered: Value[], readings: Reading[], chosen: Value | null, meaning: (value: string) => string, sentence: string, onChoose: (value: Value) => void}} props
 */
function Readings({ name, known, offered, readings, chosen, meaning, sentence, onChoose }) {
    /** @param {Value} value */
    const of = value => readings.filter(reading => reading.value === value);
    if (!known) return <p class="sm mut">{t(`columns-${name}-unknown`)}</p>;
    const shown = readings.length ? offered.filter(value => value === chosen || of(value).length) : offered;
    return (
        <fieldset class="opts">
            <legend class="vh">{t(`columns-${name}`)}</legend>
            {shown.map(value => (
                <label key={value} class="opt">
                    <input type="radio" name={name} value={value} checked={value === chosen} onChange={() => onChoose(value)} />
                    <span><b>{t(`${name}-${value}`)}</b></span>
                    {of(value).slice(0, 2).map((reading, at) => <Example key={at} reading={reading} meaning={meaning} sentence={sentence} />)}
                    {of(value)[0] && <small>{t('columns-misfits', { n: of(value)[0]?.misfits })}</small>}
                    {!readings.length && value === chosen && <small>{t('columns-clear')}</small>}
                </label>
            ))}
        </fieldset>
    );
}

/** @param {{reading: Reading, meaning: (value: string) => string, sentence: string}} props */
function Example({ reading: { cell, meaning: read }, meaning, sentence }) {
    const shown = <Name>{cell}</Name>;
    return <small>{read === null ? <Text id={`${sentence}-none`} cell={shown} /> : <Text id={sentence} cell={shown} meaning={meaning(read)} />}</small>;
}

/** Signs between cells, and the words for them. @type {Record<string, string>} */
const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe', ' ': 'space', ':': 'colon', '^': 'caret', '~': 'tilde', '\u0001': 'control', '||': 'pipes' };

/** @param {{probe: Probe}} props */
function FileForm({ probe }) {
    const { plan } = probe;
    const { dialect } = plan;
    /** @param {Partial<Dialect>} change */
    const change = change => void replan({ ...plan, dialect: { ...dialect, ...change } });
    return (
        <Panel title={t('columns-form')} class={isOpen('header') || isOpen('dialect') ? 'open' : ''}>
            <div class="form">
                <label class="fld">
                    <span>{t('columns-header')}</span>
                    <select class="sel" value={String(dialect.header)} onChange={event => change({ header: Number(event.currentTarget.value) })}>
                        {[0, 1, 2, 3].map(rows => <option key={rows} value={String(rows)}>{t('columns-header-rows', { n: rows })}</option>)}
                    </select>
                </label>
                <label class="fld">
                    <span>{t('columns-delimiter')}</span>
                    <select class="sel" value={dialect.delimiter} onChange={event => change({ delimiter: event.currentTarget.value, runs: false })}>
                        {Object.entries(DELIMITERS).map(([sign, word]) => <option key={word} value={sign}>{t(`delimiter-${word}`)}</option>)}
                        {!(dialect.delimiter in DELIMITERS) && <option value={dialect.delimiter}>{dialect.delimiter}</option>}
                    </select>
                </label>
                <label class="fld">
                    <span>{t('columns-preamble')}</span>
                    <input class="inp" type="number" min={0} max={100} value={dialect.preamble} onChange={event => change({ preamble: Math.max(0, Math.round(event.currentTarget.valueAsNumber || 0)) })} />
                </label>
                <label class="fld">
                    <span>{t('columns-encoding')}</span>
                    <select class="sel" value={dialect.encoding} onChange={event => change({ encoding: event.currentTarget.value })}>
                        {Object.entries(ENCODINGS).map(([script, names]) => (
                            <optgroup key={script} label={t(`letters-${script}`)}>
                                {names.map(name => <option key={name} value={name}>{withSamples(name, probe)}</option>)}
                            </optgroup>
                        ))}
                    </select>
                </label>
            </div>
        </Panel>
    );
}

/**
 * An encoding, with words of the file as they read in it.
 * @param {string} name
 * @param {Probe} probe
 */
function withSamples(name, { encodings }) {
    const words = encodings.find(({ encoding }) => encoding === name)?.samples.slice(0, 2) ?? [];
    return [name, ...words].join(' · ');
}

// ---------------------------------------------------------------- on to the answers

/** @param {{draft: Draft}} props */
function Foot({ draft: { files, probe, analysed } }) {
    const missing = whatIsMissing(probe);
    const fruitless = !missing && nothingFits(probe);
    return (
        <div class="bar-foot">
            <p>{missing || fruitless ? <span class="neg">{t(missing ? `columns-missing-${missing}` : 'columns-fruitless')}</span> : t('columns-note')}</p>
            <Button big onClick={() => leave(analysed)}>{t('columns-back')}</Button>
            <Button kind="primary" big disabled={missing !== null || progress.value !== null} onClick={analyse}>{t('columns-analyse', { n: files.length })}</Button>
        </div>
    );
}

/**
 * The first thing without which the file cannot be read.
 * @param {Probe} probe
 */
function whatIsMissing({ columns, plan: { mapping } }) {
    if (columns.length === 1) return 'cells';
    return missingRoles(mapping)[0] ?? ASKED.find(isOpen) ?? null;
}

/** Questions that only a choice answers. @type {Doubt[]} */
const ASKED = ['dateOrder', 'decimal'];

/**
 * Back to where the answers are, or to the start.
 * @param {boolean} analysed
 */
function leave(analysed) {
    if (!analysed) discardDraft();
    go(analysed || draft.value ? '#/overview' : '#/start');
}
