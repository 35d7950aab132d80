/** Screens whose full analysis comes with a later version: what is known today, and where. */

import { Icon } from '../components/icon.jsx';
import { Screen } from '../components/panel.jsx';
import { Text } from '../components/text.jsx';
import { columns, isDated, overview } from '../state.js';
import { t } from '../translate.js';
import { countByFilter } from './customer-rows.js';

/** @import {ComponentChildren} from 'preact' */
/** @import {Filter} from './customer-rows.js' */

/** Losses: who is overdue or lost now; the months and the reasons come later. */
export function Losses() {
    const { key, all } = overview.value?.slipping ?? {};
    if (!isDated.value) return <Today name="losses" filters={[]}><p class="lead">{t('undated-losses')}</p></Today>;
    return (
        <Today name="losses" filters={['slip', 'over', 'lost']}>
            {key && all && <p class="lead"><Text id="losses-says" n={key.atRisk + key.lost} keyOverdue={key.atRisk} keyLost={key.lost} money={key.money} overdue={all.atRisk} lost={all.lost} allMoney={all.money} /></p>}
        </Today>
    );
}

/** Profit: its total and who brings a loss; the causes of its changes come later. */
export function Profit() {
    const report = overview.value;
    const profit = report?.profit;
    const revenue = columns.value?.revenue.reduce((sum, each) => sum + each, 0) ?? 0;
    return (
        <Today name="profit" filters={profit ? ['loss'] : []}>
            <p class="lead">{profit ? <Text id="profit-says" profit={profit.total} revenue={revenue} margin={revenue > 0 ? profit.total / revenue : NaN} n={profit.lossMaking} loss={Math.abs(profit.loss)} /> : t('profit-unknown')}</p>
        </Today>
    );
}

/** Forecast: later. */
export function Forecast() {
    return <Today name="forecast" filters={[]}><p class="lead">{t(isDated.value ? 'forecast-says' : 'undated-forecast')}</p></Today>;
}

/**
 * What is known, the lists that belong to it, and what a later version adds.
 * @param {{name: string, filters: Filter[], children: ComponentChildren}} props
 */
function Today({ name, filters, children }) {
    const counts = columns.value && countByFilter(columns.value);
    const found = filters.filter(filter => counts?.[filter]);
    return (
        <Screen name={name} title={t(`nav-${name}`)}>
            <section class="panel later">
                {children}
                {found.map(filter => (
                    <p key={filter}><a class="btn" href={`#/customers?f=${filter}`}><span>{t(`today-${filter}`, { n: counts?.[filter] })}</span><Icon name="chevron" /></a></p>
                ))}
                <p class="sm mut">{t(`later-${name}`)}</p>
            </section>
        </Screen>
    );
}
