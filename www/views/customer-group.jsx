/** The names that count as a customer, and the group that it belongs to. */

import { changeSettings } from '../analysis.js';
import { TextField } from '../components/field.jsx';
import { Panel } from '../components/panel.jsx';
import { Name } from '../components/text.jsx';
import * as format from '../format.js';
import { grouping } from '../names.js';
import { settings } from '../state.js';
import { t } from '../translate.js';
import { valueText } from './value.js';

/** @import {CustomerReport, GroupReport, Overview} from '../../src/browser/types.d.ts' */

/** Members that are listed before the rest is counted. */
const MOST = 8;

/** @param {{report: CustomerReport, all: Overview}} props */
export function GroupPanel({ report, all }) {
    const { key, group, names } = report;
    const known = new Set(settings.value?.customers.groups.map(member => member.group));
    const others = names.filter(name => name.key !== key);
    return (
        <Panel class={group || others.length ? '' : 'no-print'} title={t('group')}>
            {others.length > 0 && <p class="sm">{t('group-names')} {others.map((name, at) => <span key={name.key}>{at > 0 && ', '}<Name>{name.label}</Name> ({format.exact(name.revenue)})</span>)}. <a class="link" href="#/problems">{t('group-names-link')}</a></p>}
            <TextField label={t('group-field')} value={group?.name ?? ''} choices={[...known]} text={t('group-field-text')} onChange={name => changeSettings(grouping(key, name))} />
            {group && <Members report={report} group={group} all={all} />}
        </Panel>
    );
}

/** @param {{report: CustomerReport, group: GroupReport, all: Overview}} props */
function Members({ report, group, all }) {
    const shown = group.customers.slice(0, MOST);
    return (
        <table class="calc">
            <caption class="sm mut">{t('group-share', { name: group.name, share: group.share, n: group.customers.length })}</caption>
            <tbody>
                {shown.map(({ id, label, value }) => (
                    <tr key={id}>
                        <th scope="row">{id === report.id ? <b><Name>{label}</Name></b> : <a class="link" href={`#/customer/${id}`}><Name>{label}</Name></a>}</th>
                        <td>{valueText(value, all.settings.measure)}</td>
                    </tr>
                ))}
                {group.customers.length > shown.length && <tr><th scope="row">{t('group-more', { n: group.customers.length - shown.length })}</th><td /></tr>}
                <tr class="eq"><th scope="row">{t('group-together')}</th><td>{valueText(group.value, all.settings.measure)}</td></tr>
            </tbody>
        </table>
    );
}
