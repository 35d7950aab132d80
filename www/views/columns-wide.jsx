/** Months that stand side by side: each column holds the amounts of its month. */

import { decide, replan } from '../analysis.js';
import { LinkButton } from '../components/button.jsx';
import { Panel } from '../components/panel.jsx';
import { Name, Text } from '../components/text.jsx';
import { isOpen } from '../state.js';
import { t } from '../translate.js';

/** @import {Plan, Probe} from '../../src/browser/types.d.ts' */
/** @import {Draft} from '../state.js' */

/** The group of month columns, with a switch and with each column in or out. @param {{draft: Draft}} props */
export function Wide({ draft: { probe, first } }) {
    const { plan, columns } = probe;
    const offered = first.wide.length ? first.wide : plan.wide;
    if (!offered.length) return null;
    const isOn = plan.wide.length > 0;
    const name = (/** @type {number | undefined} */ at) => <Name>{columns[at ?? -1]?.name}</Name>;
    const shown = isOn ? plan.wide : offered;
    return (
        <Panel title={t('columns-wide')} class={isOpen('wide') ? 'open' : ''} text={<Text id="wide-group" n={shown.length} first={name(shown[0])} last={name(shown.at(-1))} />}>
            <fieldset class="opts">
                <legend class="vh">{t('columns-wide')}</legend>
                <Choice value="on" checked={isOn} onChoose={() => decide('wide', unpivoted(plan, isOn ? plan.wide : offered))} />
                <Choice value="off" checked={!isOn} onChoose={() => decide('wide', { ...plan, wide: [], mapping: first.wide.length ? plan.mapping : first.mapping })} />
            </fieldset>
            {isOn && <Months probe={probe} offered={offered} />}
        </Panel>
    );
}

/** @param {{value: 'on' | 'off', checked: boolean, onChoose: () => void}} props */
function Choice({ value, checked, onChoose }) {
    return (
        <label class="opt">
            <input type="radio" name="wide" value={value} checked={checked} onChange={onChoose} />
            <span><b>{t(`wide-${value}`)}</b></span>
            <small>{t(`wide-${value}-text`)}</small>
        </label>
    );
}

/**
 * The plan that takes these columns as months; they are days and amounts at once.
 * @param {Plan} plan
 * @param {number[]} wide
 * @returns {Plan}
 */
function unpivoted(plan, wide) {
    return { ...plan, wide, mapping: { ...plan.mapping, date: null, amount: [] } };
}

/** @param {{probe: Probe, offered: number[]}} props */
function Months({ probe: { plan, columns }, offered }) {
    /** @param {number} at */
    const toggle = at => {
        const wide = offered.filter(each => (each === at ? !plan.wide.includes(at) : plan.wide.includes(each)));
        void replan({ ...plan, wide }, at);
    };
    return (
        <details>
            <summary>{t('wide-columns')}</summary>
            <div class="ticks">
                {offered.map(at => (
                    <label key={at} class="tick">
                        <input type="checkbox" checked={plan.wide.includes(at)} disabled={plan.wide.length === 1 && plan.wide[0] === at} onChange={() => toggle(at)} />
                        <span><Name>{columns[at]?.name}</Name></span>
                    </label>
                ))}
            </div>
            {plan.wide.length < offered.length && <LinkButton class="xs" onClick={() => replan({ ...plan, wide: offered })}>{t('wide-all')}</LinkButton>}
        </details>
    );
}
