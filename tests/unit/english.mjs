/** The page's English, for tests. */

import { readFileSync } from 'node:fs';
import { speak } from '../../www/translate.js';

/** The text of `locales/en.ftl`. */
export const ENGLISH = readFileSync(new URL('../../www/locales/en.ftl', import.meta.url), 'utf8');

/** Has the page speak English; a missing word throws. */
export function speakEnglish() {
    speak('en', ENGLISH);
}
