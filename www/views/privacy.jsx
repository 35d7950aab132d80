/** How private is this? What is locked, what is tested, and what is not closed. */

import { Dialog } from '../components/dialog.jsx';
import { remembering, setRemembering } from '../memory.js';
import { t } from '../translate.js';
import { SelfCheck } from './self-check.jsx';

const LOCKED = ['requests', 'code', 'names', 'tested'];
const KEPT = ['looks', 'columns', 'nothing'];
const GAPS = ['links', 'connection', 'extensions', 'disk', 'file'];

/**
 * @param {{onClose: () => void}} props
 */
export function Privacy({ onClose }) {
    return (
        <Dialog drawer title={t('privacy-title')} onClose={onClose}>
            <Points title={t('privacy-locked')} group="locked" points={LOCKED} />
            <section class="points"><SelfCheck /></section>
            <Points title={t('privacy-kept')} group="kept" points={KEPT} />
            <section class="points"><RememberColumns /></section>
            <Points title={t('privacy-gaps')} group="gap" points={GAPS} />
        </Dialog>
    );
}

/** The one consent: column choices and settings. */
export function RememberColumns() {
    return (
        <label class="tick">
            <input type="checkbox" checked={remembering.value} onChange={event => setRemembering(event.currentTarget.checked)} />
            <span>{t('settings-remember')}</span>
            <small>{t('settings-remember-text')}</small>
        </label>
    );
}

/** @param {{title: string, group: string, points: string[]}} props */
function Points({ title, group, points }) {
    return (
        <section class="points">
            <h3>{title}</h3>
            <ul>{points.map(point => <li key={point}>{t(`privacy-${group}-${point}`)}</li>)}</ul>
        </section>
    );
}
