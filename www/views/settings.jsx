/** Settings: every limit with one line of explanation and its default. All are live. */

import { backToDefaults, changeSettings } from '../analysis.js';
import { Button, LinkButton, Pill, Segments } from '../components/button.jsx';
import { Dialog } from '../components/dialog.jsx';
import { Choice, DayField, NumberField, Slider } from '../components/field.jsx';
import { Name } from '../components/text.jsx';
import * as format from '../format.js';
import { catchingUp, chooseDisplay, columns, defaults, intake, isDated, keepDisplay, overview, settings, theme } from '../state.js';
import { t } from '../translate.js';
import { windowPresets } from '../windows.js';
import { ABC } from './customer-rows.js';
import { RememberColumns } from './privacy.jsx';

/** @import {Dimension, Measure, Settings} from '../../src/browser/types.d.ts' */

/** @typedef {{now: Settings, usual: Settings}} Props */

/**
 * @param {{onClose: () => void}} props
 */
export function SettingsDrawer({ onClose }) {
    const now = settings.value;
    const usual = defaults.value;
    const open = overview.value && now && usual;
    return (
        <Dialog drawer title={t('nav-settings')} onClose={onClose} footer={open && <Foot now={now} usual={usual} />}>
            {open ? <Analysis now={now} usual={usual} /> : <p class="pad mut sm">{t('settings-later')}</p>}
            <Display />
        </Dialog>
    );
}

/** @param {Props} props */
function Analysis(props) {
    return (
        <>
            {isDated.value ? <Period {...props} /> : <p class="pad mut sm">{t('undated-settings')}</p>}
            <Size {...props} />
            {isDated.value && <Steadiness {...props} />}
            {isDated.value && <Silence {...props} />}
            <KeyCustomers {...props} />
            <Filters {...props} />
        </>
    );
}

/** @param {Props} props */
function Foot({ now, usual }) {
    const unchanged = JSON.stringify(now) === JSON.stringify(usual);
    return (
        <>
            <span class="mut">{catchingUp.value ? t('settings-working') : t('settings-live')}</span>
            <Button disabled={unchanged} onClick={backToDefaults}>{t('settings-defaults')}</Button>
        </>
    );
}

// ---------------------------------------------------------------- period

/** @param {Props} props */
function Period({ now }) {
    const { first, last } = wholeFile();
    /** @param {Partial<Settings['window']>} change */
    const change = change => changeSettings(settings => ({ ...settings, window: { ...settings.window, ...change } }), 'window');
    return (
        <fieldset>
            <legend>{t('settings-period')}</legend>
            <div class="pillrow">
                {windowPresets(first, last).map(({ name, window }) => (
                    <Pill key={name} pressed={JSON.stringify(window) === JSON.stringify(now.window)} onClick={() => change(window)}>{t(`window-${name}`)}</Pill>
                ))}
            </div>
            <DayField label={t('settings-from')} value={now.window.first} usual={first} min={first} max={last} onChange={first => change({ first })}
                refusal={day => (day > (now.window.last ?? last) ? t('settings-from-refused') : null)} />
            <DayField label={t('settings-to')} value={now.window.last} usual={last} min={first} max={last} onChange={last => change({ last })}
                refusal={day => (day < (now.window.first ?? first) ? t('settings-from-refused') : null)} text={t('settings-window-text', { first, last })} />
            <DayField label={t('settings-as-of')} value={now.asOf} usual={now.window.last ?? last} onChange={asOf => changeSettings(settings => ({ ...settings, asOf }), 'asOf')} text={t('settings-as-of-text')} />
            <Choice label={t('settings-step')} value={now.period} choices={choices('period', ['week', 'month', 'quarter', 'year'])}
                onChange={period => changeSettings(settings => ({ ...settings, period }))} text={t('settings-step-text')} />
        </fieldset>
    );
}

/** First and last day of the file. */
function wholeFile() {
    const { first, last } = intake.value ?? {};
    return { first: first ?? '', last: last ?? '' };
}

// ---------------------------------------------------------------- A, B, C

/** Limits that are often used. @type {[number, number][]} */
const USUAL_LIMITS = [[80, 95], [70, 90], [50, 80]];

/** @param {Props} props */
function Size({ now, usual }) {
    const { abc, measure } = now;
    const byAmount = abc.by === 'amount' && abc.rule !== 'computed';
    /** @type {Measure[]} */
    const measures = (intake.value?.measures ?? ['revenue']).filter(measure => isDated.value || measure !== 'occasions');
    return (
        <fieldset>
            <legend>{t('settings-size')}</legend>
            {measures.length > 1 && <Segments label={t('settings-measure')} value={measure} choices={choices('measure', measures)} onChange={measure => changeSettings(settings => ({ ...settings, measure }))} />}
            {measures.length > 1 && <small>{t('settings-measure-text')}</small>}
            <div class="pillrow">
                {USUAL_LIMITS.map(([a, b]) => (
                    <Pill key={a} pressed={abc.rule !== 'computed' && abc.by !== 'amount' && abc.a === a && abc.b === b} onClick={() => changeAbc({ a, b, ...shareAgain(abc) })}>{t('settings-limits', { a, b })}</Pill>
                ))}
                <Pill pressed={abc.rule === 'computed'} onClick={() => changeAbc({ rule: abc.rule === 'computed' ? 'inclusive' : 'computed' })}>{t('settings-computed')}</Pill>
            </div>
            {abc.rule === 'computed' ? <small>{t('settings-computed-text')}</small> : byAmount ? <AmountLimits abc={abc} /> : <ShareLimits abc={abc} usual={usual.abc} />}
            {abc.rule !== 'computed' && (
                <>
                    <Choice label={t('settings-by')} value={abc.by} choices={choices('abc-by', ['share', 'customers', 'amount'])} onChange={by => changeAbc({ by, ...(by === 'amount' ? presentBorders() : {}) })} text={t('settings-by-text')} />
                    <Choice label={t('settings-rule')} value={abc.rule} choices={choices('abc-rule', ['inclusive', 'exclusive'])} onChange={rule => changeAbc({ rule })} text={t('settings-rule-text')} />
                </>
            )}
            <Choice label={t('settings-denominator')} value={abc.denominator} choices={choices('denominator', ['positive', 'net'])} onChange={denominator => changeAbc({ denominator })} text={t('settings-denominator-text')} />
        </fieldset>
    );
}

/**
 * Limits in percent need a rule and a unit that use them.
 * @param {Settings['abc']} abc
 * @returns {Partial<Settings['abc']>}
 */
function shareAgain({ rule, by }) {
    return { rule: rule === 'computed' ? 'inclusive' : rule, by: by === 'amount' ? 'share' : by };
}

/**
 * @param {Partial<Settings['abc']>} change
 * @param {string} [control]
 */
function changeAbc(change, control) {
    changeSettings(settings => ({ ...settings, abc: { ...settings.abc, ...change } }), control);
}

/** @param {{abc: Settings['abc'], usual: Settings['abc']}} props */
function ShareLimits({ abc, usual }) {
    return (
        <>
            <Slider label={t('settings-a')} value={abc.a} min={1} max={98} show={percentText} usual={usual.a}
                onChange={a => changeAbc({ a, b: Math.max(abc.b, a + 1) }, 'a')} text={t(`settings-a-${abc.by === 'customers' ? 'customers' : 'share'}`)} />
            <Slider label={t('settings-b')} value={abc.b} min={2} max={99} show={percentText} usual={usual.b}
                onChange={b => changeAbc({ b, a: Math.min(abc.a, b - 1) }, 'b')} text={t('settings-b-text')} />
        </>
    );
}

/** @param {{abc: Settings['abc']}} props */
function AmountLimits({ abc: { aAmount, bAmount } }) {
    /** @param {number} a @param {number} b */
    const refusal = (a, b) => (a < b ? t('settings-amount-refused') : null);
    return (
        <>
            <NumberField label={t('settings-a-amount')} value={aAmount} refusal={a => refusal(a, Number(bAmount))} onChange={aAmount => changeAbc({ aAmount }, 'aAmount')} text={t('settings-a-amount-text')} />
            <NumberField label={t('settings-b-amount')} value={bAmount} refusal={b => refusal(Number(aAmount), b)} onChange={bAmount => changeAbc({ bAmount }, 'bAmount')} />
        </>
    );
}

/** The values of the last customers of A and of B: amounts that leave the classes as they are. */
function presentBorders() {
    const list = columns.value;
    if (!list) return {};
    /** @param {string} abc */
    const last = abc => list.value[list.abc.lastIndexOf(ABC.findIndex(each => each === abc))];
    const a = last('A') ?? last('B') ?? list.value[0] ?? 0;
    return { aAmount: amountText(a), bAmount: amountText(last('B') ?? a) };
}

/** Not above the value, so that its customer stays in. @param {number} value */
function amountText(value) {
    return String(Math.max(0, Math.floor(value * 100 + 1e-4) / 100));
}

// ---------------------------------------------------------------- X, Y, Z

/**
 * Ways to judge regularity, as one choice.
 * @type {{name: string, xyz: Partial<Settings['xyz']>}[]}
 */
const METHODS = [
    { name: 'rhythm', xyz: { method: 'rhythm' } },
    { name: 'practical', xyz: { method: 'variation', variationX: 0.5, variationY: 1 } },
    { name: 'strict', xyz: { method: 'variation', variationX: 0.1, variationY: 0.25 } },
    { name: 'activity', xyz: { method: 'activity' } },
];

/** @param {Props} props */
function Steadiness({ now: { xyz }, usual }) {
    const chosen = methodName(xyz);
    return (
        <fieldset>
            <legend>{t('settings-steadiness')}</legend>
            {METHODS.map(({ name, xyz }) => (
                <label key={name} class="opt">
                    <input type="radio" name="xyz-method" checked={name === chosen} onChange={() => changeXyz(xyz)} />
                    <span><b>{t(`method-${name}`)}</b>{name === 'rhythm' && <span class="mut3"> {t('settings-usual')}</span>}</span>
                    <small>{t(`method-${name}-text`)}</small>
                </label>
            ))}
            {xyz.method !== 'activity' && <EvennessLimits xyz={xyz} usual={usual.xyz} />}
            {xyz.method !== 'rhythm' && (
                <>
                    <Choice label={t('settings-grid')} value={xyz.grid} choices={choices('grid', ['customer', 'window'])} onChange={grid => changeXyz({ grid })} text={t('settings-grid-text')} />
                    <Choice label={t('settings-periods')} value={xyz.periods} choices={choices('periods', ['complete', 'all'])} onChange={periods => changeXyz({ periods })} text={t('settings-periods-text')} />
                </>
            )}
            <Slider label={t('settings-new')} value={xyz.newDays} min={14} max={365} show={dayText} usual={usual.xyz.newDays} onChange={newDays => changeXyz({ newDays }, 'newDays')} text={t('settings-new-text')} />
        </fieldset>
    );
}

/** @param {Settings['xyz']} xyz */
function methodName(xyz) {
    if (xyz.method !== 'variation') return xyz.method;
    return METHODS.find(({ xyz: { variationX, variationY } }) => variationX === xyz.variationX && variationY === xyz.variationY)?.name;
}

/** @param {{xyz: Settings['xyz'], usual: Settings['xyz']}} props */
function EvennessLimits({ xyz, usual }) {
    /** @type {['rhythmX', 'rhythmY'] | ['variationX', 'variationY']} */
    const [x, y] = xyz.method === 'rhythm' ? ['rhythmX', 'rhythmY'] : ['variationX', 'variationY'];
    return (
        <>
            <Slider label={t('settings-x')} value={xyz[x]} min={0.05} max={1.5} step={0.05} show={ratioText} usual={usual[x]}
                onChange={value => changeXyz({ [x]: value, [y]: Math.max(xyz[y], value) }, x)} text={t(`settings-x-${xyz.method}`)} />
            <Slider label={t('settings-y')} value={xyz[y]} min={0.05} max={3} step={0.05} show={ratioText} usual={usual[y]}
                onChange={value => changeXyz({ [y]: value, [x]: Math.min(xyz[x], value) }, y)} text={t('settings-y-text')} />
        </>
    );
}

/**
 * @param {Partial<Settings['xyz']>} change
 * @param {string} [control]
 */
function changeXyz(change, control) {
    changeSettings(settings => ({ ...settings, xyz: { ...settings.xyz, ...change } }), control);
}

// ---------------------------------------------------------------- silence and key customers

/** @param {Props} props */
function Silence({ now: { loss }, usual }) {
    /** @param {Partial<Settings['loss']>} change @param {string} control */
    const change = (change, control) => changeSettings(settings => ({ ...settings, loss: { ...settings.loss, ...change } }), control);
    return (
        <fieldset>
            <legend>{t('settings-silence')}</legend>
            <small>{t('settings-silence-text')}</small>
            <Slider label={t('settings-risk-gaps')} value={loss.riskGaps} min={1} max={5} step={0.1} show={format.times} usual={usual.loss.riskGaps}
                onChange={riskGaps => change({ riskGaps, lostGaps: Math.max(loss.lostGaps, riskGaps) }, 'riskGaps')} text={t('settings-risk-gaps-text')} />
            <Slider label={t('settings-risk-quantile')} value={loss.riskQuantile} min={50} max={99} show={percentText} usual={usual.loss.riskQuantile}
                onChange={riskQuantile => change({ riskQuantile, lostQuantile: Math.max(loss.lostQuantile, riskQuantile) }, 'riskQuantile')} text={t('settings-risk-quantile-text')} />
            <Slider label={t('settings-lost-gaps')} value={loss.lostGaps} min={1} max={10} step={0.1} show={format.times} usual={usual.loss.lostGaps}
                onChange={lostGaps => change({ lostGaps, riskGaps: Math.min(loss.riskGaps, lostGaps) }, 'lostGaps')} text={t('settings-lost-gaps-text')} />
            <Slider label={t('settings-lost-quantile')} value={loss.lostQuantile} min={50} max={99} show={percentText} usual={usual.loss.lostQuantile}
                onChange={lostQuantile => change({ lostQuantile, riskQuantile: Math.min(loss.riskQuantile, lostQuantile) }, 'lostQuantile')} text={t('settings-lost-quantile-text')} />
        </fieldset>
    );
}

/** @param {Props} props */
function KeyCustomers({ now: { key }, usual }) {
    /** @param {Partial<Settings['key']>} change @param {string} control */
    const change = (change, control) => changeSettings(settings => ({ ...settings, key: { ...settings.key, ...change } }), control);
    return (
        <fieldset>
            <legend>{t('settings-key')}</legend>
            <Slider label={t('settings-key-share')} value={key.share} min={1} max={50} show={percentText} usual={usual.key.share} onChange={share => change({ share }, 'keyShare')} text={t('settings-key-share-text')} />
            <Slider label={t('settings-breadwinner')} value={key.breadwinnerShare} min={1} max={50} show={percentText} usual={usual.key.breadwinnerShare} onChange={breadwinnerShare => change({ breadwinnerShare }, 'breadwinner')} text={t('settings-breadwinner-text')} />
            {isDated.value && <Prospective key_={key} usual={usual.key} onChange={change} />}
        </fieldset>
    );
}

/**
 * New customers who buy like the largest.
 * @param {{key_: Settings['key'], usual: Settings['key'], onChange: (change: Partial<Settings['key']>, control: string) => void}} props
 */
function Prospective({ key_: key, usual, onChange }) {
    return (
        <>
            <Slider label={t('settings-prospective')} value={key.prospectiveMonths} min={1} max={36} show={monthText} usual={usual.prospectiveMonths} onChange={prospectiveMonths => onChange({ prospectiveMonths }, 'prospective')} text={t('settings-prospective-text')} />
            <Slider label={t('settings-run-rate')} value={key.runRateTop} min={1} max={50} show={percentText} usual={usual.runRateTop} onChange={runRateTop => onChange({ runRateTop }, 'runRate')} text={t('settings-run-rate-text')} />
        </>
    );
}

// ---------------------------------------------------------------- filters

/** @param {Props} props */
function Filters({ now }) {
    const offered = (intake.value?.dimensions ?? []).filter(({ names }) => names && names.length > 1);
    if (!offered.length) return null;
    return (
        <fieldset>
            <legend>{t('settings-filters')}</legend>
            <small>{t('settings-filters-text')}</small>
            {offered.map(({ column, names }) => <Filter key={column} column={column} names={names ?? []} filters={now.filters} />)}
        </fieldset>
    );
}

/** @param {{column: Dimension, names: string[], filters: Settings['filters']}} props */
function Filter({ column, names, filters }) {
    const kept = filters.find(filter => filter.column === column)?.values ?? names;
    /** @param {string[]} values */
    const keep = values => {
        const others = filters.filter(filter => filter.column !== column);
        const next = values.length === names.length ? others : [...others, { column, values }];
        changeSettings(settings => ({ ...settings, filters: next }));
    };
    return (
        <details class="filter">
            <summary>{t(`role-${column}`)} <span class="mut3">{kept.length === names.length ? t('settings-filter-all') : t('settings-filter-some', { n: kept.length, of: names.length })}</span></summary>
            <p class="pillrow">
                <Button kind="ghost" onClick={() => keep(names)}>{t('settings-filter-take-all')}</Button>
            </p>
            <div class="values">
                {names.map(name => (
                    <label key={name} class="tick">
                        <input type="checkbox" checked={kept.includes(name)} disabled={kept.length === 1 && kept[0] === name}
                            onChange={event => keep(event.currentTarget.checked ? names.filter(each => kept.includes(each) || each === name) : kept.filter(each => each !== name))} />
                        <span>{name ? <Name>{name}</Name> : t('problems-empty')}</span>
                        <LinkButton class="xs" onClick={() => keep([name])}>{t('settings-filter-only')}</LinkButton>
                    </label>
                ))}
            </div>
        </details>
    );
}

// ---------------------------------------------------------------- display

function Display() {
    const { grouping, currency } = format.display.value;
    /** @param {typeof theme.value} chosen */
    const light = chosen => {
        theme.value = chosen;
        keepDisplay();
    };
    return (
        <fieldset>
            <legend>{t('settings-display')}</legend>
            <Segments label={t('settings-theme')} value={theme.value} choices={choices('theme', /** @type {const} */ (['auto', 'light', 'dark']))} onChange={light} />
            <Choice label={t('settings-grouping')} value={grouping} choices={choices('grouping', /** @type {const} */ (['lakh', 'million']))} onChange={grouping => chooseDisplay({ grouping })} />
            <label class="fld">
                <span>{t('settings-currency')}</span>
                <input class="inp" maxLength={4} value={currency} onInput={event => chooseDisplay({ currency: event.currentTarget.value.trim() })} />
                <small>{t('settings-currency-text')}</small>
            </label>
            <small>{t('settings-display-text')}</small>
            <RememberColumns />
        </fieldset>
    );
}

// ---------------------------------------------------------------- words for values

/**
 * @template {string} const Value
 * @param {string} group
 * @param {readonly Value[]} values
 * @returns {{value: Value, text: string}[]}
 */
function choices(group, values) {
    return values.map(value => ({ value, text: t(`${group}-${value}`) }));
}

/** @param {number} percent */
function percentText(percent) {
    return format.decimal(percent, Number.isInteger(percent) ? 0 : 1) + '%';
}

/** @param {number} n */
function dayText(n) {
    return t('days', { n });
}

/** @param {number} n */
function monthText(n) {
    return t('months', { n });
}

/** @param {number} ratio */
function ratioText(ratio) {
    return format.decimal(ratio, 2);
}
