/** Hands a file to the user, the way a download does; nothing leaves the page but to the disk. */

/** How long the browser may take to begin saving. */
const PATIENCE_MS = 10_000;

/**
 * @param {Uint8Array | string} content
 * @param {string} name
 * @param {string} type a MIME type
 */
export function save(content, name, type) {
    const url = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (content)], { type }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), PATIENCE_MS);
}
