/** The reading under way. */

import { cancel } from '../analysis.js';
import { LinkButton } from '../components/button.jsx';
import { Name, Text } from '../components/text.jsx';
import { progress } from '../state.js';
import { t } from '../translate.js';

/** Bar, figures and a way to end it at once; the analysis before stays. */
export function Progress() {
    const now = progress.value;
    if (!now) return null;
    const share = now.totalBytes ? now.bytes / now.totalBytes : 0;
    return (
        <section class="panel reading" aria-label={t('progress-label')}>
            <p class="sm"><b><Text id="progress-reading" name={<Name>{now.name}</Name>} /></b></p>
            <div class="prog" role="progressbar" aria-label={t('progress-label')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share * 100)}>
                <i style={{ width: `${share * 100}%` }} />
            </div>
            <div class="row">
                <span class="xs mut">{figures(now, share)}</span>
                <LinkButton class="xs" onClick={cancel}>{t('progress-cancel')}</LinkButton>
            </div>
        </section>
    );
}

/**
 * @param {import('../state.js').Progress} now
 * @param {number} share
 */
function figures({ rows, rowsPerSecond, secondsLeft }, share) {
    if (!rows) return t('progress-looking');
    if (secondsLeft === null) return t('progress-rows', { rows, rate: rowsPerSecond });
    return t('progress-figures', { share, rows, rate: rowsPerSecond, seconds: Math.ceil(secondsLeft) });
}
