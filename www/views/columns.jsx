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
import { assigned, hasAmount, joined, missingRoles, roleOf, SHARED_ROLES } from '../mapping.js';
import { draft, go, isOpen, progress } from '../state.js';
import { t } from '../translate.js';
import { Amount } from './columns-amount.jsx';
import { Questions } from './columns-questions.jsx';
import { Tables } from './columns-tables.jsx';
import { Wide } from './columns-wide.jsx';

/** @import {ColumnGuess, Dialect, Doubt, Mapping, Plan, Probe, Reading, Role} from '../../src/browser/types.d.ts' */
/** @import {SharedRole} from '../mapping.js' */
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
            <Questions draft={now} />
            <Tables draft={now} />
            <MapTable draft={now} />
            <div class={now.probe.plan.wide.length ? 'g g-3 st' : 'g g-2 st'}>
                <Wide draft={now} />
                {now.probe.columns.length > 1 && <Meanings draft={now} />}
                <FileForm probe={now.probe} />
            </div>
            <Foot draft={now} />
        </Screen>
    );
}

/** How the cells of date and amount are meant. Months as columns have neither. @param {{draft: Draft}} props */
function Meanings({ draft }) {
    const isWide = draft.probe.plan.wide.length > 0;
    return (
        <>
            {!isWide && <Amount draft={draft} />}
            {!isWide && <Dates probe={draft.probe} />}
            <Numbers probe={draft.probe} />
        </>
    );
}

/** @param {Draft} now */
function context({ files, probe }) {
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    const name = files[0]?.name ?? '';
    const { delimiter, encoding } = probe.plan.dialect;
    if (isSheet(probe)) return t('columns-context-sheet', { name, n: files.length, bytes });
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

/** @param {{column: ColumnGuess, at: number, role: Role | null, draft: Draft}} props */
function ColumnHead({ column, at, role, draft }) {
    const { probe: { plan, sources }, asked, touched } = draft;
    const isAsked = asked === at && role === null && !touched.includes(at) && !plan.mapping.customer.length;
    const isMonth = plan.wide.includes(at);
    return (
        <th scope="col" class={role || isMonth ? '' : 'ign'} title={column.samples.join('\n')}>
            {isMonth ? <span class="month">{t('wide-column')}</span> : <RoleChoice column={column} at={at} role={role} plan={plan} isAsked={isAsked} />}
            <span class="o"><Name>{column.name}</Name></span>
            {column.source !== null && <span class="conf"><Text id="columns-from" name={<Name>{sources[column.source]?.name}</Name>} /></span>}
            {isAsked ? <span class="conf unsure">{t('columns-asked')}</span> : !isMonth && <Sureness column={column} role={role} mapping={plan.mapping} chosen={touched.includes(at)} />}
        </th>
    );
}

/** What stands for a question in a select. */
const ASK = '?';
/** Behind a role that a column shares with others. */
const SHARED = '+';

/** The roles as they are offered, in groups. @type {[string, Role[]][]} */
const ROLE_GROUPS = [
    ['needed', ['customer', 'date', 'amount']],
    ['parts', ['quantity', 'unitPrice', 'discount', 'currency']],
    ['profit', ['profit', 'cost', 'unitCost']],
    ['more', ['customerName', 'customerType', 'product', 'category', 'region', 'manager', 'channel', 'order']],
];

/** @param {{column: ColumnGuess, at: number, role: Role | null, plan: Plan, isAsked: boolean}} props */
function RoleChoice({ column, at, role, plan, isAsked }) {
    const shared = SHARED_ROLES.filter(each => plan.mapping[each].some(other => other !== at) && plan.mapping[each][0] !== at);
    const isShared = shared.some(each => each === role);
    return (
        <label>
            <span class="vh">{t('columns-meaning', { name: column.name })}</span>
            <select class={isAsked ? 'sel ask' : 'sel'} value={isAsked ? ASK : (role ?? '') + (isShared ? SHARED : '')} onChange={event => giveRole(plan, at, event.currentTarget.value)}>
                {isAsked && <option value={ASK} disabled>{t('columns-choose')}</option>}
                <option value="">{t('role-none')}</option>
                {ROLE_GROUPS.map(([group, roles]) => (
                    <optgroup key={group} label={t(`roles-${group}`)}>
                        {roles.map(each => <option key={each} value={each}>{t(`role-${each}`)}</option>)}
                        {shared.map(each => roles.includes(each) && <option key={each + SHARED} value={each + SHARED}>{t(`role-${each}-shared`)}</option>)}
                    </optgroup>
                ))}
            </select>
        </label>
    );
}

/**
 * @param {Plan} plan
 * @param {number} at
 * @param {string} chosen a role, perhaps one to share; empty for none
 */
function giveRole(plan, at, chosen) {
    const role = /** @type {Role | null} */ (chosen.replace(SHARED, '') || null);
    const mapping = chosen.endsWith(SHARED) ? joined(plan.mapping, at, /** @type {SharedRole} */ (role)) : assigned(plan.mapping, at, role);
    void replan({ ...plan, mapping, undated: plan.undated && mapping.date === null }, at);
}

/** How sure the guess is, as a ring and in words. @param {{column: ColumnGuess, role: Role | null, mapping: Mapping, chosen: boolean}} props */
function Sureness({ column, role, mapping, chosen }) {
    if (!role) return <span class="conf">{column.kind === 'empty' ? t('columns-empty') : t('columns-not-needed')}</span>;
    if (role === 'customer' && mapping.customer.length > 1) return <span class="conf">{t('columns-joined')}</span>;
    if (role === 'amount' && mapping.amount.length > 1) return <span class="conf">{t('columns-added')}</span>;
    if (role === 'discount' && mapping.amount.length) return <span class="conf">{t('columns-no-effect')}</span>;
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
    if (plan.mapping.date === null) return <NoDates plan={plan} />;
    return (
        <Panel title={t('columns-dates')} class={isOpen('dateOrder') ? 'open' : ''}>
            <Readings name="date-order" known offered={dateOrders(probe)} readings={dateReadings} chosen={isOpen('dateOrder') ? null : plan.dateOrder} meaning={format.day} sentence="date-reading"
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

/** What can be known without dates, and the way to go on so. @param {{plan: Plan}} props */
function NoDates({ plan }) {
    const isAccepted = plan.undated && !isOpen('undated');
    return (
        <Panel title={t('columns-dates')} class={isAccepted ? '' : 'open'}>
            <p class="sm">{t(isAccepted ? 'undated-accepted' : 'undated-text')}</p>
            {!isAccepted && <div class="bt"><Button onClick={() => decide('undated', { ...plan, undated: true })}>{t('undated-accept')}</Button></div>}
        </Panel>
    );
}

/** @param {{probe: Probe}} props */
function Numbers({ probe }) {
    const { plan, decimalReadings } = probe;
    return (
        <Panel title={t('columns-numbers')} class={isOpen('decimal') ? 'open' : ''}>
            <Readings name="decimal" known={plan.wide.length > 0 || hasAmount(plan.mapping)} offered={DECIMALS} readings={decimalReadings} chosen={isOpen('decimal') ? null : plan.decimal} meaning={numberText} sentence="number-reading"
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

/**
 * Whether the sales come from a workbook, whose cells need no sign between them.
 * @param {Probe} probe
 */
function isSheet({ plan, sources }) {
    return sources[plan.sources[0]?.source ?? 0]?.kind === 'sheet';
}

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
                {!isSheet(probe) && <label class="fld">
                    <span>{t('columns-delimiter')}</span>
                    <select class="sel" value={dialect.delimiter} onChange={event => change({ delimiter: event.currentTarget.value, runs: false })}>
                        {Object.entries(DELIMITERS).map(([sign, word]) => <option key={word} value={sign}>{t(`delimiter-${word}`)}</option>)}
                        {!(dialect.delimiter in DELIMITERS) && <option value={dialect.delimiter}>{dialect.delimiter}</option>}
                    </select>
                </label>}
                {probe.otherDialect && <OtherDialect plan={plan} other={probe.otherDialect} />}
                <label class="fld">
                    <span>{t('columns-preamble')}</span>
                    <input class="inp" type="number" min={0} max={100} value={dialect.preamble} onChange={event => change({ preamble: Math.max(0, Math.round(event.currentTarget.valueAsNumber || 0)) })} />
                </label>
                {!isSheet(probe) && <label class="fld">
                    <span>{t('columns-encoding')}</span>
                    <select class="sel" value={dialect.encoding} onChange={event => change({ encoding: event.currentTarget.value })}>
                        {Object.entries(ENCODINGS).map(([script, names]) => (
                            <optgroup key={script} label={t(`letters-${script}`)}>
                                {names.map(name => <option key={name} value={name}>{withSamples(name, probe)}</option>)}
                            </optgroup>
                        ))}
                    </select>
                </label>}
            </div>
        </Panel>
    );
}

/** The other sign that makes a table too. @param {{plan: Plan, other: Dialect}} props */
function OtherDialect({ plan, other }) {
    return (
        <div class="bt">
            <Button onClick={() => decide('dialect', { ...plan, dialect: other })}>{t('columns-other-delimiter', { delimiter: t(`delimiter-${DELIMITERS[other.delimiter] ?? 'other'}`) })}</Button>
        </div>
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
            <Button kind="primary" big disabled={missing !== null || progress.value !== null} onClick={() => analyse()}>{t('columns-analyse', { n: files.length })}</Button>
        </div>
    );
}

/**
 * The first thing without which the file cannot be read.
 * @param {Probe} probe
 */
function whatIsMissing({ columns, plan }) {
    if (columns.length === 1) return 'cells';
    return missingRoles(plan)[0] ?? ASKED.find(isOpen) ?? null;
}

/** Questions that only a choice answers. @type {Doubt[]} */
const ASKED = ['undated', 'dateOrder', 'decimal', 'discount', 'currency', 'twice'];

/**
 * Back to where the answers are, or to the start.
 * @param {boolean} analysed
 */
function leave(analysed) {
    if (!analysed) discardDraft();
    go(analysed || draft.value ? '#/overview' : '#/start');
}
