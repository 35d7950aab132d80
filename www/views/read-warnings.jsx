/** What is strange about rows that are used all the same. */

import { Panel } from '../components/panel.jsx';
import { Name } from '../components/text.jsx';
import * as format from '../format.js';
import { t } from '../translate.js';

/** @import {Intake, Warning} from '../../src/browser/types.d.ts' */

/** @param {{read: Intake}} props */
export function ReadWarnings({ read }) {
    return (
        <Panel title={t('warnings')} text={t('warnings-text')}>
            <ul class="plist">{read.warnings.map(warning => <Row key={warning.code} warning={warning} />)}</ul>
        </Panel>
    );
}

/** @param {{warning: Warning}} props */
function Row({ warning: { code, count, examples } }) {
    return (
        <li>
            <b>{format.count(count)}</b>
            <span>
                {t(`warning-${code}`, { n: count })}
                <small class="mut">{examples.map((example, at) => <span key={at}>{at > 0 && ', '}<Name>{example}</Name></span>)}{count > examples.length && '…'}</small>
            </span>
        </li>
    );
}
