/** Chips for classes: hue is ABC, fill is XYZ. The letters are always printed. */

import { isDated } from '../state.js';
import { t } from '../translate.js';

/** @import {Abc, Xyz} from '../../src/browser/types.d.ts' */
/** @import {ComponentChildren} from 'preact' */

/** What a chip shows for a regularity that is no letter. */
const IN_WORDS = { New: 'New', Lost: 'Lost', Occasional: 'Occasional', OneOff: 'Occasional', none: '' };

/**
 * The class of a customer: `AX`, `B New`, `L`. Without days there is no steadiness: `A`.
 * @param {{abc: Abc, xyz: Xyz}} props
 */
export function ClassChip({ abc, xyz: judged }) {
    const xyz = isDated.value ? judged : 'none';
    const letter = xyz === 'X' || xyz === 'Y' || xyz === 'Z';
    if (letter && abc !== 'none' && abc !== 'L') {
        return <span class={`chip ${abc} ${xyz}`} title={t(`class-${abc}${xyz}`)}>{abc}{xyz}</span>;
    }
    return (
        <span class="chips">
            <span class={`chip ${abc === 'L' ? 'Loss' : `${abc} Y`}`} title={t(`abc-${abc}-long`)}>{t(`abc-${abc}`)}</span>
            {letter ? <span class="chip Lost" title={t(`xyz-${xyz}`)}>{xyz}</span> : <XyzChip xyz={xyz} />}
        </span>
    );
}

/**
 * A regularity that is not X, Y or Z: New, Lost, Occasional.
 * @param {{xyz: Xyz}} props
 */
export function XyzChip({ xyz }) {
    const word = IN_WORDS[/** @type {keyof typeof IN_WORDS} */ (xyz)];
    return word ? <span class={`chip ${word}`} title={t(`xyz-${xyz}-long`)}>{t(`xyz-${xyz}`)}</span> : null;
}

/**
 * Says that a customer brings a loss.
 */
export function LossChip() {
    return <span class="chip Loss">{t('loss-making')}</span>;
}

/**
 * A small remark beside a name.
 * @param {{bad?: boolean, children: ComponentChildren}} props
 */
export function Tag({ bad, children }) {
    return <span class={bad ? 'tag r' : 'tag'}>{children}</span>;
}
