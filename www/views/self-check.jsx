/** A button that lets the reader see the lock work. */

import { useState } from 'preact/hooks';
import { Button } from '../components/button.jsx';
import { Icon } from '../components/icon.jsx';
import { selfCheck } from '../self-check.js';
import { t } from '../translate.js';

/** @import {Outcome} from '../self-check.js' */

/** Runs the tries and says how many were refused. */
export function SelfCheck() {
    const [outcome, setOutcome] = useState(/** @type {Outcome | null} */ (null));
    const run = async () => setOutcome(await selfCheck());
    return (
        <div class="self-check">
            <Button onClick={run}>{t('check-run')}</Button>
            <span class="sm" role="status">{outcome && <Verdict outcome={outcome} />}</span>
        </div>
    );
}

/** @param {{outcome: Outcome}} props */
function Verdict({ outcome }) {
    const { tries, refused } = outcome;
    const good = refused === tries;
    return (
        <span class={good ? '' : 'neg'}>
            <Icon name={good ? 'check' : 'warning'} />
            {t(good ? 'check-refused' : 'check-open', { tries, refused })}
        </span>
    );
}
