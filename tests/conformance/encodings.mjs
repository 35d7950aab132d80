/** Text as bytes in the encodings that Node can only read. */

/**
 * @param {string} text
 * @param {string} encoding a name of the Encoding Standard
 * @returns {Uint8Array}
 */
export function encoded(text, encoding) {
    if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
    if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
    if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
    const bytes = byteOfSign(encoding);
    return Uint8Array.from(text, sign => bytes.get(sign) ?? missing(sign, encoding));
}

/** What windows-1252 has where ISO-8859-1 has control codes. Node 20 decodes them as ISO-8859-1. */
const western = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** @param {string} encoding */
function byteOfSign(encoding) {
    const decoder = new TextDecoder(encoding);
    const bytes = Array.from({ length: 256 }, (_, byte) => byte);
    const signOf = (/** @type {number} */ byte) => encoding === 'windows-1252' && western[byte - 0x80] || decoder.decode(Uint8Array.of(byte));
    return new Map(bytes.map(byte => [signOf(byte), byte]));
}

/**
 * @param {string} sign
 * @param {string} encoding
 * @returns {never}
 */
function missing(sign, encoding) {
    throw new Error(`${encoding} has no ${sign}`);
}
