/**
 * The way of a file through the page: its head is looked at, then it is read,
 * then it is judged under the settings, as often as they change.
 *
 * A file being read has a line (a worker) of its own. The line of the analysis
 * on show stays until the new one is finished, so that ending a reading loses nothing.
 */

import { batch } from '@preact/signals';
import { changedSetting } from './changed.js';
import { failureOf } from './failure.js';
import { guessedRoles, keepingGuesses, withQuestion } from './guesses.js';
import { hintsOf } from './hints.js';
import { columnsOf, moneyColumns } from './mapping.js';
import { recalledPlan, recalledSettings, rememberPlan, rememberSettings } from './memory.js';
import { mendedFiles, mendedLast, withMended } from './mended.js';
import { moneySigns } from './money-signs.js';
import { EngineError, openLine } from './protocol.js';
import * as state from './state.js';
import { t } from './translate.js';

/** @import {Columns, CustomerReport, Doubt, Intake, Mapping, Plan, Problem, ProblemCode, Settings} from '../src/browser/types.d.ts' */
/** @import {Assets} from './engine-source.js' */
/** @import {Line, ProgressEvent} from './protocol.js' */

/** @type {(assets: Assets) => void} */
let unpacked;
/** The packed parts; work that comes before them waits. @type {Promise<Assets>} */
const packed = new Promise(resolve => (unpacked = resolve));
/** The line whose answers are on show. @type {Line | null} */
let shown = null;
/** The line that looks at or reads new files. @type {Line | null} */
let candidate = null;
/** The columns of the analysis on show. @type {state.Draft | null} */
let shownDraft = null;

/**
 * Takes the packed parts into use.
 * @param {Assets} assets
 */
export function start(assets) {
    unpacked(assets);
}

// ---------------------------------------------------------------- files

/**
 * Looks at files and reads them at once when nothing about them is open.
 * A second call ends the first.
 * @param {File[]} chosen
 * @param {{sample?: boolean, stay?: boolean}} [about] `stay`: the Columns screen is shown first, whatever is open
 */
export async function openFiles(chosen, { sample = false, stay = false } = {}) {
    if (!chosen.length) return;
    await attempt(chosen, async line => {
        showProgress(chosen, null);
        const found = await line.ask('probe', { files: chosen });
        const mended = mendedFiles(found);
        if (mended.length === chosen.length && shownDraft && !state.isSample.value) return addMended(chosen);
        const ordered = mendedLast(chosen, mended);
        if (ordered.some((file, at) => file !== chosen[at])) return openFiles(ordered, { sample, stay });
        const recalled = recalledPlan(found);
        const known = recalled && await line.ask('replan', { plan: recalled });
        if (line !== candidate) return;
        const { probe, asked } = known ? { probe: known, asked: null } : withQuestion(found);
        state.draft.value = { files: chosen, probe, analysed: false, answered: known ? HEAD_DOUBTS : [], guesses: probe.columns, touched: [], asked, first: probe.plan, read: null };
        if (stay || HEAD_DOUBTS.some(state.isOpen) || (!known && hintsOf(probe).length)) leaveForColumns();
        else await readWith(line, chosen, probe.plan, sample);
    });
}

/**
 * Reads mended rows beside the files on show, as those were read. Each takes the place of a row set aside.
 * @param {File[]} mended
 */
export async function addMended(mended) {
    const known = shownDraft;
    if (!mended.length || !known) return;
    const files = [...known.files, ...mended];
    await attempt(files, async line => {
        showProgress(files, null);
        const found = await line.ask('probe', { files });
        const plan = withMended(known.probe.plan, found, known.files.length);
        if (!plan) throw new EngineError({ code: 'not-mended', message: 'The columns differ.', file: mended[0]?.name });
        const probe = await line.ask('replan', { plan });
        if (line !== candidate) return;
        state.draft.value = { ...known, files, probe, analysed: false, answered: [...known.answered, ...HEAD_DOUBTS] };
        await readWith(line, files, probe.plan, false, 'problems');
    });
}

/** Analyses the built-in sample. */
export async function openSample() {
    const { sample } = await packed;
    const text = await sample();
    await openFiles([new File([text], t('sample-name'), { type: 'text/csv' })], { sample: true });
}

/** The sample is a shop in India. @type {import('./format.js').Display} */
const RUPEES = { grouping: 'lakh', currency: '₹' };

/** What the head of a file may leave open; other doubts are for the whole file to raise. @type {Doubt[]} */
const HEAD_DOUBTS = ['customerColumn', 'dateColumn', 'amountColumn', 'dateOrder', 'decimal', 'header', 'dialect', 'tables', 'wide', 'undated', 'discount'];

/**
 * Reads the files of the Columns screen as they are described there; what it showed counts as settled.
 * @param {state.Screen} [screen] where the answers are shown
 */
export async function analyse(screen = 'overview') {
    const draft = state.draft.value;
    if (!draft) return;
    const { files, probe } = draft;
    state.draft.value = { ...draft, answered: [...draft.answered, ...probe.doubts] };
    rememberPlan(probe);
    await attempt(files, async line => {
        await lookBy(line, files, probe.plan);
        await readWith(line, files, probe.plan, state.isSample.value && draft.analysed, screen);
    });
}

/**
 * Reads the files on show again, with or without the sales that repeat another one.
 * @param {boolean} dropDuplicates
 */
export async function leaveOutDuplicates(dropDuplicates) {
    if (!shownDraft) return;
    const { probe } = shownDraft;
    state.draft.value = { ...shownDraft, probe: { ...probe, plan: { ...probe.plan, dropDuplicates } } };
    await analyse('problems');
}

/**
 * Makes a new line know the files by a plan.
 * @param {Line} line
 * @param {File[]} files
 * @param {Plan} plan
 */
async function lookBy(line, files, plan) {
    showProgress(files, null);
    await line.ask('probe', { files });
    await line.ask('replan', { plan });
}

/**
 * Describes the files differently: the readings and doubts follow.
 * @param {Plan} plan
 * @param {number | null} [column] the column that the user has decided about
 */
export async function replan(plan, column = null) {
    const draft = state.draft.value;
    if (!draft) return;
    const touched = column === null ? draft.touched : [...draft.touched, column];
    const next = { ...draft, answered: stillAnswered(draft, plan), touched };
    state.draft.value = { ...next, probe: { ...draft.probe, plan } };
    try {
        const line = draft.analysed ? shown : (candidate ?? (await lookAgain(draft.files)));
        const probe = await line?.ask('replan', { plan });
        if (probe && state.draft.value?.probe.plan === plan) state.draft.value = { ...next, probe: keepingGuesses(draft, probe) };
    } catch (error) {
        fail(error, draft.files);
    }
}

/**
 * What stays settled under another plan: another column is asked about anew.
 * @param {state.Draft} draft
 * @param {Plan} plan
 * @returns {Doubt[]}
 */
function stillAnswered({ answered, probe }, plan) {
    const before = probe.plan.mapping;
    /** @param {Mapping} mapping */
    const date = mapping => columnsOf(mapping, 'date');
    /** @type {Partial<Record<Doubt, (mapping: Mapping) => number[]>>} */
    const about = { dateOrder: date, mixedDates: date, decimal: moneyColumns, discount: mapping => columnsOf(mapping, 'discount'), currency: moneyColumns };
    return answered.filter(doubt => about[doubt]?.(before).join() === about[doubt]?.(plan.mapping).join());
}

/**
 * Settles a doubt in the way that the plan says.
 * @param {Doubt} doubt
 * @param {Plan} plan
 */
export async function decide(doubt, plan) {
    const draft = state.draft.value;
    if (draft) state.draft.value = { ...draft, answered: [...draft.answered, doubt] };
    await replan(plan);
}

/** Goes back to the columns of the analysis on show. */
export function discardDraft() {
    endReading();
    state.draft.value = shownDraft;
}

/**
 * A line that knows the heads of files whose reading was ended or failed.
 * @param {File[]} files
 * @returns {Promise<Line | null>}
 */
async function lookAgain(files) {
    await attempt(files, async line => void (await line.ask('probe', { files })));
    return candidate;
}

/** Ends the reading under way; what was on show stays. */
export function cancel() {
    endReading();
    state.announce(t('progress-cancelled'));
}

function endReading() {
    candidate?.close();
    candidate = null;
    state.progress.value = null;
}

/**
 * Runs work on a new line, after ending an earlier one.
 * @param {File[]} files
 * @param {(line: Line) => Promise<void>} work
 */
async function attempt(files, work) {
    const assets = await packed;
    candidate?.close();
    state.failure.value = null;
    const line = openLine(assets.workerUrl, event => onProgress(line, files, event));
    candidate = line;
    try {
        const { defaults } = await line.ask('init', { module: assets.wasm });
        state.defaults.value ??= defaults;
        state.settings.value ??= recalledSettings(defaults);
        await work(line);
    } catch (error) {
        if (line === candidate) drop(line, error, files);
    }
}

/**
 * @param {Line} line
 * @param {unknown} error
 * @param {File[]} files
 */
function drop(line, error, files) {
    candidate = null;
    line.close();
    state.progress.value = null;
    fail(error, files);
}

/**
 * @param {Line} line
 * @param {File[]} files
 * @param {Plan} plan
 * @param {boolean} sample
 * @param {state.Screen} [screen] where the answers are shown
 */
async function readWith(line, files, plan, sample, screen = 'overview') {
    showProgress(files, null);
    const intake = await line.ask('read', { files, plan });
    if (line !== candidate) return;
    if (isLeftOpen(intake)) return leaveForColumns();
    const settings = fittingSettings(intake, files);
    const answers = await firstAnswers(line, settings);
    if (line !== candidate) return;
    show(line, files, intake, answers, sample);
    if (state.route.value.screen !== screen) state.go(`#/${screen}`);
}

/**
 * The answers under the settings; under the defaults when what was remembered cannot be followed.
 * @param {Line} line
 * @param {Settings} settings
 * @returns {Promise<Answers>}
 */
async function firstAnswers(line, settings) {
    try {
        return await line.ask('report', { settings });
    } catch (error) {
        const { value: defaults } = state.defaults;
        if (!(error instanceof EngineError && error.code === 'settings' && defaults)) throw error;
        return line.ask('report', { settings: defaults });
    }
}

/**
 * Whether the whole file leaves a doubt that nobody has settled; the Columns screen then knows of it.
 * @param {Intake} read
 */
function isLeftOpen(read) {
    const draft = state.draft.value;
    const { plan, doubts, dateReadings, decimalReadings } = read;
    if (!draft || !doubts.some(doubt => !draft.answered.includes(doubt))) return false;
    state.draft.value = { ...draft, analysed: false, read, probe: { ...draft.probe, plan, doubts, dateReadings, decimalReadings } };
    return true;
}

function leaveForColumns() {
    state.progress.value = null;
    state.go('#/columns');
}

/**
 * Puts a finished analysis in the place of the one before.
 * @param {Line} line
 * @param {File[]} files
 * @param {Intake} intake
 * @param {Answers} answers
 * @param {boolean} sample
 */
function show(line, files, intake, answers, sample) {
    shown?.close();
    shown = line;
    candidate = null;
    past.length = 0;
    batch(() => {
        shownDraft = state.draft.value && { ...state.draft.value, analysed: true, read: intake.currencies.length > 1 || intake.twice.length ? intake : state.draft.value.read };
        state.draft.value = shownDraft;
        state.guessed.value = shownDraft ? guessedRoles(shownDraft) : [];
        state.displayAs(sample ? RUPEES : shownDraft ? moneySigns(shownDraft.probe, intake) : {});
        state.files.value = files;
        state.isSample.value = sample;
        state.intake.value = intake;
        state.alike.value = null;
        state.settings.value = answers.overview.settings;
        state.progress.value = null;
        state.toast.value = null;
        take(answers);
    });
    const { customers, slipping } = answers.overview;
    if (intake.mended) state.toast.value = { text: t('mended-added', { n: intake.mended }), undo: null };
    state.announce(t(intake.dated ? 'progress-finished' : 'progress-finished-undated', { customers, overdue: slipping.key.atRisk + slipping.key.lost }));
    void lookFurther(intake);
}

/**
 * The settings that go with a file: its measures, columns and days may differ from the last one's.
 * @param {Intake} intake
 * @param {File[]} files
 * @returns {Settings}
 */
function fittingSettings(intake, files) {
    const settings = /** @type {Settings} */ (state.settings.value);
    const isOffered = intake.measures.includes(settings.measure) && (intake.dated || settings.measure !== 'occasions');
    const measure = isOffered ? settings.measure : 'revenue';
    const isMore = state.files.value.length > 0 && state.files.value.every(file => files.includes(file));
    if (!isMore) return { ...settings, measure, window: { first: null, last: null }, asOf: null, filters: [] };
    const mapped = intake.dimensions.map(({ column }) => column);
    return { ...settings, measure, filters: settings.filters.filter(({ column }) => mapped.includes(column)) };
}

// ---------------------------------------------------------------- progress

/**
 * @param {Line} line
 * @param {File[]} files
 * @param {ProgressEvent} event
 */
function onProgress(line, files, event) {
    if (line !== candidate) return;
    showProgress(files, event);
}

/**
 * @param {File[]} files
 * @param {ProgressEvent | null} event
 */
function showProgress(files, event) {
    const totalBytes = event?.totalBytes ?? files.reduce((sum, file) => sum + file.size, 0);
    const { bytes, rows, rowsPerSecond, source } = event ?? { bytes: 0, rows: 0, rowsPerSecond: 0, source: -1 };
    const name = state.draft.value?.probe.sources[source]?.name ?? files[0]?.name ?? '';
    const seconds = rows / rowsPerSecond;
    const secondsLeft = bytes && seconds ? (seconds * (totalBytes - bytes)) / bytes : null;
    announceQuarter(state.progress.value, bytes, totalBytes);
    state.progress.value = { name, bytes, totalBytes, rows, rowsPerSecond, secondsLeft };
}

/**
 * Readers hear of 25, 50 and 75 %.
 * @param {state.Progress | null} before
 * @param {number} bytes
 * @param {number} totalBytes
 */
function announceQuarter(before, bytes, totalBytes) {
    const quarter = Math.floor((4 * bytes) / totalBytes);
    const last = before ? Math.floor((4 * before.bytes) / before.totalBytes) : 0;
    if (quarter > last && quarter < 4) state.announce(t('progress-quarter', { share: quarter / 4 }));
}

// ---------------------------------------------------------------- answers

/** @typedef {import('./protocol.js').Verbs['report']['result']} Answers */

/** Settings before each change, oldest first. @type {Settings[]} */
const past = [];
const STEPS_BACK = 50;
/** Changes of one control within this time are one step back. */
const GESTURE_MS = 800;
/** @type {{control: string, at: number, from: Uint8Array} | null} */
let gesture = null;

/**
 * Changes settings; the answers follow at once. Only the newest change is asked
 * for while an answer is under way.
 * @param {(settings: Settings) => Settings} change
 * @param {string} [control] what is being moved: its changes in one go are one step back
 */
export function changeSettings(change, control = '') {
    const before = state.settings.value;
    if (!before || !shown) return;
    const after = change(before);
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    beginGesture(control, before);
    state.settings.value = after;
    rememberSettings(after);
    void catchUp();
}

/** Takes the last change of the analysis back, and names it. How the page looks stays. */
export function undo() {
    const before = past.pop();
    const now = state.settings.value;
    if (!before || !now) return say(t('undo-nothing'));
    gesture = null;
    state.settings.value = before;
    rememberSettings(before);
    say(t('undone', { what: t(`undone-${changedSetting(now, before)}`) }));
    void catchUp();
}

/** @param {string} text shown and spoken */
function say(text) {
    if (state.overview.value) state.toast.value = { text, undo: null };
    state.announce(text);
}

/** Every setting as Rust would have it; the window, filters and all. Who is one customer is no setting of limits: it stays. */
export function backToDefaults() {
    const { defaults } = state;
    if (defaults.value) changeSettings(({ customers }) => ({ .../** @type {Settings} */ (defaults.value), customers }), 'defaults');
}

/**
 * @param {string} control
 * @param {Settings} before
 */
function beginGesture(control, before) {
    const now = performance.now();
    const going = gesture && control && gesture.control === control && now - gesture.at < GESTURE_MS;
    if (!going) {
        past.push(before);
        if (past.length > STEPS_BACK) past.shift();
    }
    gesture = { control, at: now, from: going && gesture ? gesture.from : classesById() };
}

/** Whether a request for a report is under way. */
let asking = false;

/** Asks until the answers belong to the settings. */
async function catchUp() {
    if (asking || !shown) return;
    asking = true;
    state.catchingUp.value = true;
    try {
        let answered;
        while (answered !== state.settings.value && state.settings.value) {
            answered = state.settings.value;
            await askFor(answered);
        }
    } finally {
        asking = false;
        state.catchingUp.value = false;
    }
}

/** @param {Settings} settings */
async function askFor(settings) {
    const line = /** @type {Line} */ (shown);
    try {
        const answers = await line.ask('report', { settings });
        if (line === shown) batch(() => take(answers));
        if (line === shown) sayWhatChanged();
    } catch (error) {
        if (line === shown) await recover(error);
    }
}

/** @param {Answers} answers */
function take({ overview, columns }) {
    state.overview.value = overview;
    // When only a limit has moved, what it cannot change stays.
    state.columns.value = 'labels' in columns ? columns : { .../** @type {Columns} */ (state.columns.value), ...columns };
}

/** Says how many customers changed their class since the change began. */
function sayWhatChanged() {
    if (!gesture) return;
    const { from } = gesture;
    const now = classesById();
    let changed = 0;
    now.forEach((classes, customer) => (changed += Number(classes > 0 && from[customer] !== classes)));
    const text = t('settings-changed', { n: changed });
    state.toast.value = { text, undo };
    state.announce(text);
}

/** A number for the classes of each customer of the ledger; 0 for one that is not in the window. */
function classesById() {
    const columns = state.columns.value;
    const last = columns?.id.reduce((most, customer) => Math.max(most, customer), 0) ?? 0;
    const classes = new Uint8Array(last + 1);
    columns?.id.forEach((customer, row) => (classes[customer] = 1 + Number(columns.abc[row]) * 16 + Number(columns.xyz[row])));
    return classes;
}

/**
 * The engine refused a setting, or broke: the last settings that worked come back.
 * @param {unknown} error
 */
async function recover(error) {
    fail(error, state.files.value);
    const working = state.overview.value?.settings;
    if (working && working !== state.settings.value) takeBack(working);
    if (error instanceof EngineError && error.code === 'trap') await restart();
}

/**
 * Has the settings that worked in force again, as if the last change had not been.
 * @param {Settings} working
 */
function takeBack(working) {
    gesture = null;
    past.pop();
    state.settings.value = working;
    rememberSettings(working);
}

/** Starts a new worker for the files on show, with the settings that worked. */
async function restart() {
    const intake = state.intake.value;
    const { failure } = state;
    const said = failure.value;
    if (!intake) return;
    await attempt(state.files.value, async line => {
        await lookBy(line, state.files.value, intake.plan);
        await readWith(line, state.files.value, intake.plan, state.isSample.value);
    });
    failure.value ??= said;
}

// ---------------------------------------------------------------- asking the analysis on show

/**
 * The report of one customer under the settings in force.
 * @param {number} id
 * @returns {Promise<CustomerReport>}
 */
export function customer(id) {
    return ask('customer', { id });
}

/** So many customers' names are held against each other at once; those of more, when somebody wants to see them. */
const SOON_COMPARED = 50_000;
/** So many sets of names that look alike are shown at most. */
const MOST_ALIKE = 1000;

/**
 * Looks for what takes a moment, once the answers are on screen: repeated sales, then names that look alike.
 * @param {Intake} intake
 */
async function lookFurther(intake) {
    try {
        const noted = await ask('repeated', {});
        if (intake !== state.intake.value) return;
        state.intake.value = noted;
        if (intake.customers <= SOON_COMPARED) await lookForAlike();
    } catch {
        // Another analysis has taken the place of this one.
    }
}

/** Finds the customers whose names look alike, once for the files on show. */
export async function lookForAlike() {
    const { intake, alike } = state;
    const read = intake.value;
    if (alike.value) return;
    const found = await ask('names', { limit: MOST_ALIKE });
    if (read === intake.value) alike.value = found;
}

/**
 * Rows set aside: all, or those with one reason.
 * @param {ProblemCode | null} code
 * @param {number} offset
 * @param {number} limit
 * @returns {Promise<{rows: Problem[], total: number}>}
 */
export function problems(code, offset, limit) {
    return ask('problems', { code, offset, limit });
}

/**
 * The rows set aside as a file that can be mended and dropped again.
 * @returns {Promise<Uint8Array>}
 */
export function rejectsCsv() {
    return ask('rejectsCsv', {});
}

/**
 * @template {keyof import('./protocol.js').Verbs} Verb
 * @param {Verb} verb
 * @param {import('./protocol.js').Verbs[Verb]['params']} params
 * @returns {Promise<import('./protocol.js').Verbs[Verb]['result']>}
 */
async function ask(verb, params) {
    const line = shown;
    if (!line) throw new EngineError({ code: 'nothing-open', message: 'No file is open.' });
    try {
        return await line.ask(verb, params);
    } catch (error) {
        if (line === shown) await recover(error);
        throw error;
    }
}

/**
 * @param {unknown} error
 * @param {File[]} files
 */
function fail(error, files) {
    // What was ended on purpose is no failure.
    if (error instanceof EngineError && error.code === 'closed') return;
    state.failure.value = failureOf(error, files);
}
