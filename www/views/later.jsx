/** Screens whose analysis comes with a later version, and what answers their question today. */

import { Icon } from '../components/icon.jsx';
import { Screen } from '../components/panel.jsx';
import { t } from '../translate.js';

/** Where the nearest answer is today. */
const TODAY = { losses: '#/customers?f=over', profit: '#/customers?f=loss', forecast: '#/customers' };

/** Losses: later. */
export function Losses() {
    return <Later name="losses" />;
}

/** Profit: later. */
export function Profit() {
    return <Later name="profit" />;
}

/** Forecast: later. */
export function Forecast() {
    return <Later name="forecast" />;
}

/** @param {{name: keyof typeof TODAY}} props */
function Later({ name }) {
    return (
        <Screen name={name} title={t(`nav-${name}`)}>
            <section class="panel later">
                <h2>{t('later-title')}</h2>
                <p class="lead">{t(`later-${name}`)}</p>
                <a class="btn" href={TODAY[name]}><span>{t(`later-${name}-today`)}</span><Icon name="chevron" /></a>
            </section>
        </Screen>
    );
}
