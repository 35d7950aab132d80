/** What was decided about customers' names: merged, kept apart, in a group. Each can be undone. */

import { changeSettings } from '../analysis.js';
import { Button } from '../components/button.jsx';
import { Panel } from '../components/panel.jsx';
import { Name, Text } from '../components/text.jsx';
import * as format from '../format.js';
import { doubting, grouping, parting } from '../names.js';
import { keys, labels, overview, settings } from '../state.js';
import { t } from '../translate.js';

/** @import {ComponentChildren} from 'preact' */
/** @import {NameReport, Settings} from '../../src/browser/types.d.ts' */

/** Everything that was decided, where anything was. */
export function Decided() {
    const decisions = settings.value?.customers;
    if (!decisions) return null;
    const { merges, apart, groups } = decisions;
    return (
        <>
            {merges.length > 0 && <Merges merges={merges} />}
            {groups.length > 0 && <Groups groups={groups} />}
            {apart.length > 0 && <Apart apart={apart} />}
        </>
    );
}

/** @param {{merges: Settings['customers']['merges']}} props */
function Merges({ merges }) {
    const names = new Map(overview.value?.merges.flatMap(({ names }) => names).map(name => [name.key, name]));
    return (
        <Decisions title={t('decided-merges', { n: merges.length })} text={t('decided-merges-text')}>
            {merges.map(({ from, into }) => (
                <Decision key={from} undo={t('decided-part', { name: shown(names, from) })} onUndo={() => changeSettings(parting(from))}>
                    <Text id="decided-merge" name={<Name>{shown(names, from)}</Name>} into={<Name>{shown(names, into)}</Name>} />
                    <small class="mut3">{moved(names.get(from))}</small>
                </Decision>
            ))}
        </Decisions>
    );
}

/** @param {NameReport | undefined} name */
function moved(name) {
    return name ? t('decided-moved', { n: name.transactions, money: format.exact(name.revenue) }) : t('decided-absent');
}

/** @param {{groups: Settings['customers']['groups']}} props */
function Groups({ groups }) {
    const shares = new Map(overview.value?.groups.map(({ name, share }) => [name, share]));
    const known = new Map(keys.value.map((key, row) => [key, labels.value[row] ?? key]));
    return (
        <Decisions title={t('decided-groups', { n: new Set(groups.map(({ group }) => group)).size })} text={t('decided-groups-text')}>
            {groups.map(({ customer, group }) => (
                <Decision key={customer} undo={t('decided-leave', { name: known.get(customer) ?? customer, group })} onUndo={() => changeSettings(grouping(customer, ''))}>
                    <Text id="decided-group" name={<Name>{known.get(customer) ?? customer}</Name>} group={<Name>{group}</Name>} />
                    <small class="mut3">{known.has(customer) ? t('decided-group-share', { share: shares.get(group) ?? NaN }) : t('decided-absent')}</small>
                </Decision>
            ))}
        </Decisions>
    );
}

/** @param {{apart: Settings['customers']['apart']}} props */
function Apart({ apart }) {
    return (
        <Decisions title={t('decided-apart', { n: apart.length })}>
            {apart.map(({ one, other }) => (
                <Decision key={`${one}\n${other}`} undo={t('decided-doubt', { name: one, other })} onUndo={() => changeSettings(doubting(one, other))}>
                    <Text id="decided-two" name={<Name>{one}</Name>} other={<Name>{other}</Name>} />
                </Decision>
            ))}
        </Decisions>
    );
}

/** @param {{title: string, text?: string, children: ComponentChildren}} props */
function Decisions({ title, text, children }) {
    return <Panel title={title} text={text}><ul class="plist decided">{children}</ul></Panel>;
}

/** @param {{undo: string, onUndo: () => void, children: ComponentChildren}} props */
function Decision({ undo, onUndo, children }) {
    return <li><span>{children}</span><Button kind="ghost" label={undo} onClick={onUndo}>{t('undo')}</Button></li>;
}

/**
 * A name as the files show it, else the text that identifies it.
 * @param {Map<string, NameReport>} names
 * @param {string} key
 */
function shown(names, key) {
    return names.get(key)?.label ?? key;
}
