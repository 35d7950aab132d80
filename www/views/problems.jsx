/** Problems: every row accounted for, and those set aside with what would mend them. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { addMended, leaveOutDuplicates, problems, rejectsCsv } from '../analysis.js';
import { Button, Pill } from '../components/button.jsx';
import { Panel, Screen } from '../components/panel.jsx';
import { Name, Text } from '../components/text.jsx';
import * as format from '../format.js';
import { save } from '../save.js';
import { announce, files, intake, replaceQuery, route } from '../state.js';
import { t } from '../translate.js';
import { Alike } from './alike.jsx';
import { Decided } from './decided.jsx';
import { ReadWarnings } from './read-warnings.jsx';

/** @import {Intake, Problem, ProblemCode, RowCounts} from '../../src/browser/types.d.ts' */

/** How many rows are fetched at a time. */
const PAGE = 200;

/** The rows set aside. */
export function Problems() {
    const read = intake.value;
    if (!read) return null;
    const { rows } = read;
    const tools = rows.rejected > 0 && <Button kind="primary" icon="download" onClick={download}>{t('problems-download', { n: rows.rejected })}</Button>;
    return (
        <Screen name="problems" title={t('nav-problems')} tools={tools}
            context={<p class="ctx">{t('problems-context', sales(rows))}</p>}>
            {rows.rejected > 0 && <div class="round"><p class="sm mut">{t('problems-round')}</p><AddMended /></div>}
            {rows.rejected > 0 && <Reasons read={read} />}
            <div class="g g-main top0">
                <div class="stack">
                    {rows.rejected > 0 ? <SetAside read={read} /> : <Panel title={t('problems-none-title')}><p class="sm mut">{t('problems-none-text')}</p></Panel>}
                    <Alike />
                </div>
                <div class="stack">
                    <Account read={read} />
                    <Money read={read} />
                    <Duplicates read={read} />
                    <ReadWarnings read={read} />
                    <Decided />
                    {read.notes.length > 0 && <Notes read={read} />}
                    {read.files.length > 1 && <Files read={read} />}
                </div>
            </div>
        </Screen>
    );
}

/**
 * The rows that hold a sale or should: without headings, blanks and totals.
 * @param {RowCounts} rows
 */
function sales({ used, rejected }) {
    const rows = used + rejected;
    return { rows, used, rejected, share: rows ? rejected / rows : 0 };
}

async function download() {
    save(await rejectsCsv(), t('problems-file-name'), 'text/csv');
    announce(t('problems-downloaded'));
}

/** Takes the mended rows back, beside the files that they are from. */
function AddMended() {
    const input = useRef(/** @type {HTMLInputElement | null} */ (null));
    const onChange = () => {
        void addMended(Array.from(input.current?.files ?? []));
        if (input.current) input.current.value = '';
    };
    return (
        <>
            <Button onClick={() => input.current?.click()}>{t('problems-add-mended')}</Button>
            <input ref={input} type="file" multiple hidden aria-label={t('problems-add-mended')} onChange={onChange} />
        </>
    );
}

// ---------------------------------------------------------------- the rows set aside

/** The reason that is looked at. @returns {ProblemCode | null} */
function chosenReason() {
    return /** @type {ProblemCode | null} */ (route.value.query.get('reason'));
}

/** @param {{read: Intake}} props */
function Reasons({ read }) {
    const chosen = chosenReason();
    /** @param {ProblemCode | null} code */
    const choose = code => replaceQuery({ reason: code });
    return (
        <div class="filters">
            <div class="pills" role="group" aria-label={t('problems-filter')}>
                <Pill pressed={!chosen} count={format.count(read.rows.rejected)} onClick={() => choose(null)}>{t('problems-all')}</Pill>
                {read.problems.map(({ code, rows }) => (
                    <Pill key={code} pressed={chosen === code} count={format.count(rows)} onClick={() => choose(code)}>{t(`problem-${code}`)}</Pill>
                ))}
            </div>
        </div>
    );
}

/** @param {{read: Intake}} props */
function SetAside({ read }) {
    const { rows, total, more } = useProblems(chosenReason());
    const severalFiles = read.files.length > 1;
    return (
        <div class="panel flush">
            <div class="wrap" tabIndex={0} role="region" aria-label={t('problems-table')}>
                <table class="tbl roomy problems">
                    <caption class="vh">{t('problems-table')}</caption>
                    <thead>
                        <tr>
                            {severalFiles && <th scope="col">{t('problems-file')}</th>}
                            <th scope="col" class="num">{t('problems-line')}</th>
                            <th scope="col">{t('problems-reason')}</th>
                            <th scope="col">{t('problems-found')}</th>
                            <th scope="col" class="mend">{t('problems-mend')}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.map((problem, at) => <Row key={at} problem={problem} read={read} severalFiles={severalFiles} />)}</tbody>
                </table>
            </div>
            <div class="tbl-foot">
                <span>{t('problems-shown', { n: rows.length, of: total })}</span>
                {rows.length < total && <Button onClick={more}>{t('problems-more', { n: Math.min(PAGE, total - rows.length) })}</Button>}
            </div>
        </div>
    );
}

/** @param {{problem: Problem, read: Intake, severalFiles: boolean}} props */
function Row({ problem, read, severalFiles }) {
    const { code, line, column, value, text, file } = problem;
    return (
        <tr title={text}>
            {severalFiles && <td class="nw mut"><Name>{read.files[file]?.name}</Name></td>}
            <td class="num mut">{format.count(line)}</td>
            <td class="reason">{t(`problem-${code}`)}<small class="mut">{t(`problem-${code}-mend`)}</small></td>
            <td class="found">
                {value ? <code><Name>{shortened(value)}</Name></code> : <span class="mut3">{t('problems-empty')}</span>}
                {column !== null && <small class="mut3">{read.columns[column]}</small>}
            </td>
            <td class="mut mend">{t(`problem-${code}-mend`)}</td>
        </tr>
    );
}

/** @param {string} value */
function shortened(value) {
    return value.length > 80 ? value.slice(0, 79) + '…' : value;
}

/**
 * @param {ProblemCode | null} code
 * @returns {{rows: Problem[], total: number, more: () => void}}
 */
function useProblems(code) {
    const [found, setFound] = useState({ rows: /** @type {Problem[]} */ ([]), total: 0 });
    useEffect(() => {
        let wanted = true;
        problems(code, 0, PAGE).then(page => {
            if (!wanted) return;
            setFound(page);
            announce(t('problems-shown', { n: page.rows.length, of: page.total }));
        }, () => {});
        return () => void (wanted = false);
    }, [code, intake.value]);
    const more = async () => {
        const page = await problems(code, found.rows.length, PAGE);
        setFound({ rows: [...found.rows, ...page.rows], total: page.total });
    };
    return { ...found, more };
}

// ---------------------------------------------------------------- the account

/** @type {(keyof RowCounts)[]} */
const KINDS = ['used', 'rejected', 'blank', 'preamble', 'header', 'total'];

/** The sum that a reader can redo. @param {{read: Intake}} props */
function Account({ read: { rows, mended } }) {
    /** @type {[string, number][]} */
    const parts = [...KINDS.map(kind => /** @type {[string, number]} */ ([kind, rows[kind]])), ['mended', mended], ['excluded', rows.excluded - mended]];
    const kinds = parts.filter(([kind, count]) => kind === 'used' || kind === 'rejected' || count > 0);
    return (
        <Panel title={t('problems-account')}>
            <table class="calc">
                <caption class="vh">{t('problems-account')}</caption>
                <tbody>
                    {kinds.map(([kind, count], at) => (
                        <tr key={kind}>
                            <th scope="row">{t(`problems-rows-${kind}`)}</th>
                            <td>{at > 0 && '+ '}{format.count(count)}</td>
                        </tr>
                    ))}
                    <tr class="eq"><th scope="row">{t('problems-rows-read')}</th><td>= {format.count(rows.read)}</td></tr>
                </tbody>
            </table>
        </Panel>
    );
}

/** What the rows set aside weigh. @param {{read: Intake}} props */
function Money({ read }) {
    const { used, rejected } = read.amount;
    const share = Number(rejected) / (Number(used) + Number(rejected));
    return (
        <Panel title={t('problems-matter')}>
            <p class="sm mut">
                {read.rows.rejected && Number(rejected) ? <Text id="problems-matter-some" used={format.cents(used)} rejected={format.cents(rejected)} share={share} /> : <Text id="problems-matter-none" used={format.cents(used)} />}
            </p>
        </Panel>
    );
}

/** Sales that repeat another one in every column that is read; whether they count is for the reader to say. @param {{read: Intake}} props */
function Duplicates({ read: { plan, duplicates, rows } }) {
    const { dropDuplicates, mapping } = plan;
    if (!dropDuplicates && !duplicates) return null;
    const counted = mapping.order === null ? 'duplicates-without-order' : 'duplicates-counted';
    return (
        <Panel title={t('duplicates')}>
            <p class="sm mut">
                {dropDuplicates ? <Text id="duplicates-left-out" n={rows.excluded} /> : duplicates && <Text id={counted} n={duplicates.rows} amount={format.cents(duplicates.amount)} />}
            </p>
            <div class="bt"><Button onClick={() => leaveOutDuplicates(!dropDuplicates)}>{t(dropDuplicates ? 'duplicates-count' : 'duplicates-leave-out')}</Button></div>
        </Panel>
    );
}

/** Rows used without one of their optional cells. @param {{read: Intake}} props */
function Notes({ read }) {
    return (
        <Panel title={t('problems-notes')} text={t('problems-notes-text')}>
            <ul class="plist">
                {read.notes.map(({ role, rows }) => <li key={role}><b>{format.count(rows)}</b><span>{t(`role-${role}`)}</span></li>)}
            </ul>
        </Panel>
    );
}

/** @param {{read: Intake}} props */
function Files({ read }) {
    const shown = read.files.slice(0, 12);
    return (
        <Panel title={t('files', { n: files.value.length })}>
            <table class="calc">
                <caption class="vh">{t('problems-files')}</caption>
                <tbody>
                    {shown.map(file => (
                        <tr key={file.name}><th scope="row"><Name>{file.name}</Name></th><td>{t('problems-file-rows', { used: file.rows.used, rejected: file.rows.rejected })}</td></tr>
                    ))}
                </tbody>
            </table>
            {read.files.length > shown.length && <p class="says">{t('problems-files-more', { n: read.files.length - shown.length })}</p>}
        </Panel>
    );
}
