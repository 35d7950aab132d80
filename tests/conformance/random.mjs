/** Numbers that look random and are the same on every run. */

/**
 * @typedef {ReturnType<typeof randomFrom>} Random
 * @param {number} seed
 */
export function randomFrom(seed) {
    let state = seed >>> 0;
    // mulberry32, by Tommy Ettinger (public domain)
    const share = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    };
    const below = (/** @type {number} */ count) => Math.floor(share() * count);
    return {
        below,
        /** Whether something of this probability happens. */
        happens: (/** @type {number} */ probability) => share() < probability,
        /**
         * One of several.
         * @template T
         * @param {readonly T[]} choices
         * @returns {T}
         */
        of: choices => /** @type {T} */ (choices[below(choices.length)]),
    };
}
