/** The tables that were dropped: which are sales, which are looked up by a key, and which are not used, and why. */

import { useState } from 'preact/hooks';
import { decide, openFiles } from '../analysis.js';
import { Button, LinkButton } from '../components/button.jsx';
import { Panel } from '../components/panel.jsx';
import { Name, Text } from '../components/text.jsx';
import { isOpen } from '../state.js';
import { asSales, useOf, withJoin, withoutJoin, withoutSales } from '../tables.js';
import { t } from '../translate.js';

/** @import {Plan, Probe, Source} from '../../src/browser/types.d.ts' */
/** @import {Draft} from '../state.js' */

/** Names of columns said before "and so many more". */
const NAMED = 4;

/** Shown when there is more than one table to choose from. @param {{draft: Draft}} props */
export function Tables({ draft }) {
    const { sources, plan } = draft.probe;
    if (sources.length < 2 && !plan.joins.length) return null;
    return (
        <Panel title={t('columns-tables')} class={isOpen('tables') ? 'open tables' : 'tables'} text={t('columns-tables-text')}>
            <ul class="sources">
                {sources.map((source, at) => <Row key={at} draft={draft} source={source} at={at} />)}
            </ul>
        </Panel>
    );
}

/** @param {{draft: Draft, source: Source, at: number}} props */
function Row({ draft, source, at }) {
    const { files, probe } = draft;
    const use = useOf(probe, at);
    const isFirstOfFile = probe.sources.findIndex(({ file }) => file === source.file) === at;
    return (
        <li>
            <div>
                <b><Name>{source.name}</Name></b>
                {source.hidden && <span class="tag">{t('tables-hidden')}</span>}
                <p class="xs mut"><ColumnNames names={source.columns} /></p>
                <p class="sm"><Why probe={probe} at={at} use={use} /></p>
                {use === 'unused' && <KeyPair probe={probe} at={at} />}
            </div>
            <div class="does">
                <Reading probe={probe} at={at} use={use} />
                {files.length > 1 && isFirstOfFile && <LinkButton class="xs" onClick={() => openFiles(files.filter((_, file) => file !== source.file), { stay: true })}>{t('tables-remove', { name: files[source.file]?.name })}</LinkButton>}
            </div>
        </li>
    );
}

/** @param {{names: string[]}} props */
function ColumnNames({ names }) {
    const shown = names.slice(0, NAMED).join(', ');
    return <Text id="tables-columns" n={names.length} names={<Name>{shown}</Name>} more={names.length - NAMED > 0 ? names.length - NAMED : 0} />;
}

/**
 * Settles the tables as a plan has them.
 * @param {Plan} plan
 */
function settle(plan) {
    void decide('tables', plan);
}

/** Whether the table is read as sales. @param {{probe: Probe, at: number, use: import('../tables.js').Use}} props */
function Reading({ probe, at, use }) {
    const isOnly = use === 'sales' && probe.plan.sources.length === 1;
    if (use === 'joined') return <LinkButton onClick={() => settle(withoutJoin(probe.plan, probe.columns, at))}>{t('tables-unjoin')}</LinkButton>;
    return (
        <label class="tick">
            <input type="checkbox" checked={use === 'sales'} disabled={use === 'empty' || isOnly} onChange={() => settle(use === 'sales' ? withoutSales(probe.plan, at) : asSales(probe, at))} />
            <span>{t('tables-read')}</span>
        </label>
    );
}

/** What the table is used for; why not, where it is not. @param {{probe: Probe, at: number, use: import('../tables.js').Use}} props */
function Why({ probe: { plan, sources, columns }, at, use }) {
    const join = plan.joins.find(({ source }) => source === at);
    if (!join) return t(`tables-${use}`);
    const given = sources[at]?.columns.filter((_, column) => column !== join.column) ?? [];
    const [key = '', column = ''] = [columns[join.key]?.name, sources[at]?.columns[join.column]];
    const names = <Name>{given.slice(0, NAMED).join(', ')}</Name>;
    const more = Math.max(0, given.length - NAMED);
    return <Text id={key === column ? 'tables-joined' : 'tables-joined-by'} names={names} more={more} own={<Name>{key}</Name>} column={<Name>{column}</Name>} />;
}

/** Two columns that hold the same key: one of the sales, one of the table. @param {{probe: Probe, at: number}} props */
function KeyPair({ probe, at }) {
    const [key, setKey] = useState('');
    const [column, setColumn] = useState('');
    const known = probe.columns.map(({ name }) => name);
    const isReady = key !== '' && column !== '';
    return (
        <details>
            <summary>{t('tables-join')}</summary>
            <div class="keys">
                <KeyChoice label={t('tables-join-sales')} names={known} value={key} onChoose={setKey} />
                <span aria-hidden="true">=</span>
                <KeyChoice label={t('tables-join-table', { name: probe.sources[at]?.name })} names={probe.sources[at]?.columns ?? []} value={column} onChoose={setColumn} />
                <Button disabled={!isReady} onClick={() => settle(withJoin(probe, { source: at, key: Number(key), column: Number(column) }))}>{t('tables-join-do')}</Button>
            </div>
        </details>
    );
}

/** @param {{label: string, names: string[], value: string, onChoose: (value: string) => void}} props */
function KeyChoice({ label, names, value, onChoose }) {
    return (
        <select class="sel" aria-label={label} value={value} onChange={event => onChoose(event.currentTarget.value)}>
            <option value="" disabled>{label}</option>
            {names.map((name, at) => <option key={at} value={at}>{name}</option>)}
        </select>
    );
}
