/** What stands above a printed page: which file, which days, by which method. */

import { Name } from '../components/text.jsx';
import * as format from '../format.js';
import { files, intake, isDated, isSample, overview } from '../state.js';
import { t } from '../translate.js';

/** @import {Overview} from '../../src/browser/types.d.ts' */

/** Two or three lines, on paper only. The day is that of the data: the clock says nothing about them. */
export function PrintHead() {
    const report = overview.value;
    if (!report) return null;
    const { window: { first, last, asOf }, settings } = report;
    const [file, ...others] = files.value;
    return (
        <div class="pmeta phead">
            <p>
                <b>{t('product')}</b> · {isSample.value ? t('frame-sample') : <Name>{file?.name}</Name>}
                {others.length > 0 && ` ${t('print-more-files', { n: others.length })}`}
                {' · '}{t(isDated.value ? 'print-source' : 'print-source-undated', { rows: intake.value?.rows.used ?? 0, days: format.days(first, last), asOf })}
            </p>
            {report.merges.length + report.groups.length > 0 && <p>{t('print-names', { merged: report.merges.reduce((sum, { names }) => sum + names.length - 1, 0), groups: report.groups.length })}</p>}
            <p>{t(isDated.value ? 'print-method' : 'print-method-undated', { measure: t(`measure-${settings.measure}`), limits: limitsText(report), rule: ruleText(settings), method: t(`print-method-${settings.xyz.method}`) })}</p>
        </div>
    );
}

/** @param {Overview} report */
function limitsText({ limits, settings: { abc } }) {
    if (abc.by === 'amount' || !limits) return t('print-limits-amount', { a: abc.aAmount, b: abc.bAmount });
    return t(abc.by === 'customers' ? 'print-limits-customers' : 'print-limits-share', { a: limits.a, b: limits.b });
}

/** @param {Overview['settings']} settings */
function ruleText({ abc: { rule } }) {
    return t(`print-rule-${rule}`);
}
