/** What is strange about rows that are used: said calmly, with a few examples and where the first one stands. */

import { Panel } from '../components/panel.jsx';
import { Name } from '../components/text.jsx';
import { knows, t } from '../translate.js';

/** @import {Intake, Warning} from '../../src/browser/types.d.ts' */

/** Nothing of it changes a sum, but a reader may want to look. @param {{read: Intake}} props */
export function ReadWarnings({ read }) {
    // Sales that repeat another one have a panel of their own, with the choice what becomes of them.
    const warnings = read.warnings.filter(({ code }) => code !== 'exact-duplicates');
    if (!warnings.length) return null;
    return (
        <Panel title={t('warnings')} text={t('warnings-text')}>
            <ul class="warnings">
                {warnings.map((warning, at) => <Line key={at} warning={warning} read={read} />)}
            </ul>
        </Panel>
    );
}

/** @param {{warning: Warning, read: Intake}} props */
function Line({ warning: { code, count, examples, line, file }, read }) {
    const key = knows(`warning-${code}`) ? code : 'other';
    const name = read.files.length > 1 ? read.files[file ?? -1]?.name : undefined;
    return (
        <li>
            <b class="sm">{t(`warning-${key}`, { n: count, code })}</b>
            <p class="sm mut">{t(`warning-${key}-text`)}</p>
            {examples.length > 0 && <p class="found">{examples.map((example, at) => <code key={at}><Name>{example}</Name></code>)}</p>}
            {line !== null && <p class="xs mut3">{name ? <>{t('warning-line', { line })} · <Name>{name}</Name></> : t('warning-line', { line })}</p>}
        </li>
    );
}
