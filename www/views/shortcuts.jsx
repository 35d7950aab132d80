/** All keys. */

import { Dialog } from '../components/dialog.jsx';
import { t } from '../translate.js';

/** Keys as they are pressed; what they do is in the words. */
const KEYS = {
    'go-o': ['g', 'o'], 'go-c': ['g', 'c'], 'go-l': ['g', 'l'], 'go-p': ['g', 'p'], 'go-f': ['g', 'f'],
    'go-s': ['g', 's'], 'go-m': ['g', 'm'], 'go-r': ['g', 'r'], search: ['/'], next: ['j', 'k'], open: ['Enter'],
    settings: [','], undo: ['Ctrl Z'], list: ['?'], close: ['Esc'],
};

/**
 * @param {{onClose: () => void}} props
 */
export function Shortcuts({ onClose }) {
    return (
        <Dialog title={t('shortcuts-title')} onClose={onClose}>
            <dl class="keys">
                {Object.entries(KEYS).map(([what, keys]) => (
                    <div key={what}>
                        <dt>{keys.map(key => <kbd key={key}>{key}</kbd>)}</dt>
                        <dd>{t(`shortcuts-${what}`)}</dd>
                    </div>
                ))}
            </dl>
            <p class="says">{t('shortcuts-note')}</p>
        </Dialog>
    );
}
