/** What must be known before the answers are believed: rows left out, months missing, customers written twice. */

import { changeSettings } from '../analysis.js';
import { LinkButton } from '../components/button.jsx';
import { Message } from '../components/message.jsx';
import { Text } from '../components/text.jsx';
import * as format from '../format.js';
import { holeOf } from '../holes.js';
import { likelyTwice } from '../names.js';
import { alike, intake, isDated, overview, settings } from '../state.js';
import { t } from '../translate.js';

/** From this share of the rows or of the money on, what is left out is said aloud. */
const MUCH = 0.05;
/** From this share of the sales on, customers that may be written twice are. */
const NOTABLE = 0.01;

export function Warnings() {
    return <><LeftOut /><Hole /><WrittenTwice /><Strange /></>;
}

/** Kinds of strangeness that change what the answers mean. */
const TELLING = ['truncated', 'unit-in-header', 'mangled-by-excel', 'exact-duplicates', 'hidden-rows', 'not-a-customer', 'left-out'];

/** One line for what is strange about used rows; the list is on the screen Problems. */
function Strange() {
    const read = intake.value;
    const isSettled = (/** @type {string} */ code) => code === 'exact-duplicates' && (read?.plan.dropDuplicates || read?.plan.mapping.order === null);
    const [first, ...others] = read?.warnings.filter(({ code }) => TELLING.includes(code) && !isSettled(code)) ?? [];
    if (!first) return null;
    return (
        <Message title={t(`warning-${first.code}`, { n: first.count })}>
            <Text id="warnings-more" n={others.length} link={text => <a class="link" href="#/problems">{text}</a>} />
        </Message>
    );
}

function LeftOut() {
    const read = intake.value;
    if (!read) return null;
    const { used, rejected } = read.rows;
    const of = used + rejected;
    const money = Math.abs(Number(read.amount.rejected)) / (Math.abs(Number(read.amount.used)) + Math.abs(Number(read.amount.rejected)));
    if (!(rejected > of * MUCH || (rejected > 0 && money > MUCH))) return null;
    const reason = read.problems.reduce((most, problem) => (problem.rows > most.rows ? problem : most));
    const why = t(`left-out-${reason.rows === rejected ? 'all' : 'most'}`, { reason: t(`left-out-because-${reason.code}`) });
    return (
        <Message title={t('left-out-title', { n: rejected, of, share: rejected / of, why })}>
            {money > MUCH && <>{t('left-out-money', { share: money })}{' '}</>}
            <a class="link" href="#/problems">{t('left-out-link')}</a>
        </Message>
    );
}

function Hole() {
    const report = overview.value;
    const hole = report && isDated.value && holeOf(report.trend);
    if (!hole) return null;
    const { period } = report.settings;
    /** @param {string} start */
    const name = start => format.periodName(start, period);
    const use = () => changeSettings(settings => ({ ...settings, window: { ...settings.window, first: hole.resume } }));
    return (
        <Message title={t('hole-title', { first: name(hole.first), last: name(hole.last) })}>
            {t('hole-text')}{' '}<LinkButton onClick={use}>{t('hole-use', { start: name(hole.resume) })}</LinkButton>
        </Message>
    );
}

function WrittenTwice() {
    const found = alike.value;
    const decisions = settings.value?.customers;
    if (!found || !decisions) return null;
    const { count, money, share } = likelyTwice(found, decisions);
    if (!(share >= NOTABLE)) return null;
    return <Message title={t('twice-title', { n: count, money, share })}>{t('twice-text')}{' '}<a class="link" href="#/problems?see=alike">{t('twice-link')}</a></Message>;
}
