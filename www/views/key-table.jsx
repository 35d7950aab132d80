/** The key customers on paper, where the Pareto chart would be. */

import { ClassChip } from '../components/chip.jsx';
import { Panel } from '../components/panel.jsx';
import { Name } from '../components/text.jsx';
import * as format from '../format.js';
import { isDated, labels } from '../state.js';
import { t } from '../translate.js';
import { ABC, STATES, XYZ, isKey } from './customer-rows.js';
import { valueText } from './value.js';

/** @import {Columns, Overview} from '../../src/browser/types.d.ts' */

/** What fits on the page. */
const MOST = 15;

/** @param {{report: Overview, list: Columns}} props */
export function KeyTable({ report, list }) {
    const keyed = firstKeyRows(list);
    const { measure } = report.settings;
    return (
        <Panel class="ponly" title={t('overview-key-title', { n: keyed.length, all: report.key.customers })}>
            <table class="tbl in">
                <thead>
                    <tr>
                        <th scope="col">{t('customers-head-name')}</th><th scope="col">{t('customers-head-class')}</th>
                        <th scope="col" class="num">{t('customers-head-value', { measure })}</th><th scope="col" class="num">{t('customers-head-share')}</th>
                        {report.profit && <th scope="col" class="num">{t('customers-head-margin')}</th>}{isDated.value && <th scope="col" class="num">{t('customers-head-since')}</th>}
                    </tr>
                </thead>
                <tbody>{keyed.map(row => <Row key={row} report={report} list={list} row={row} />)}</tbody>
            </table>
        </Panel>
    );
}

/** @param {Columns} list */
function firstKeyRows(list) {
    const rows = [];
    for (let row = 0; row < list.count && rows.length < MOST; row++) if (isKey(list, row)) rows.push(row);
    return rows;
}

/** @param {{report: Overview, list: Columns, row: number}} props */
function Row({ report, list, row }) {
    const margin = list.profit[row] / list.revenue[row];
    const late = STATES[list.state[row]] === 'atRisk';
    return (
        <tr>
            <th scope="row"><Name>{labels.value[row]}</Name></th>
            <td><ClassChip abc={ABC[list.abc[row]]} xyz={XYZ[list.xyz[row]]} /></td>
            <td class="num">{valueText(list.value[row], report.settings.measure)}</td>
            <td class="num">{format.percent(list.share[row])}</td>
            {report.profit && <td class={margin < 0 ? 'num neg' : 'num'}>{format.percent(margin)}</td>}
            {isDated.value && <td class={late ? 'num neg' : 'num'}>{t('days', { n: list.silenceDays[row] })}{late && <> <b>{format.times(list.silenceDays[row] / list.gapDays[row])}</b></>}</td>}
        </tr>
    );
}
