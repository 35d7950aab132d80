/** The line under a heading: which days, as of when, by which measure. Leads to the settings. */

import { Icon } from '../components/icon.jsx';
import * as format from '../format.js';
import { isDated, openPanel } from '../state.js';
import { t } from '../translate.js';

/** @import {Overview} from '../../src/browser/types.d.ts' */

/** @param {{overview: Overview}} props */
export function Period({ overview: { window: { first, last, asOf }, settings } }) {
    return (
        <button type="button" class="ctx" onClick={() => (openPanel.value = 'settings')}>
            <span>{isDated.value ? t('overview-period', { days: format.days(first, last), asOf: format.day(asOf), measure: settings.measure }) : t('overview-period-undated', { measure: settings.measure })}</span>
            <Icon name="sliders" />
        </button>
    );
}
