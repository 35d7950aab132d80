/** Files dropped anywhere on the page. */

import { signal } from '@preact/signals';
import { wrongKind } from './failure.js';
import { failure } from './state.js';
import { t } from './translate.js';

/** True while a file is held over the page. @type {import('@preact/signals').Signal<boolean>} */
export const held = signal(false);

/**
 * Hands dropped files on.
 * @param {(files: File[]) => void} open
 */
export function acceptDrops(open) {
    let depth = 0;
    /** @param {number} step */
    const enter = step => {
        depth = Math.max(0, depth + step);
        held.value = depth > 0;
    };
    addEventListener('dragenter', event => carriesFiles(event) && enter(1));
    addEventListener('dragleave', event => carriesFiles(event) && enter(-1));
    addEventListener('dragover', event => event.preventDefault());
    addEventListener('drop', event => {
        event.preventDefault();
        depth = 0;
        held.value = false;
        take(event, open);
    });
}

/**
 * Opens files unless they are plainly no tables.
 * @param {File[]} files
 * @param {(files: File[]) => void} open
 */
export function openTables(files, open) {
    const wrong = wrongKind(files);
    if (wrong) failure.value = wrong;
    else if (files.length) open(files);
}

/** @param {DragEvent} event */
function carriesFiles(event) {
    return event.dataTransfer?.types.includes('Files') ?? false;
}

/**
 * @param {DragEvent} event
 * @param {(files: File[]) => void} open
 */
function take(event, open) {
    if (holdsFolder(event)) {
        failure.value = { title: t('failure-folder-title'), text: t('failure-folder-text') };
        return;
    }
    openTables(Array.from(event.dataTransfer?.files ?? []), open);
}

/** @param {DragEvent} event */
function holdsFolder(event) {
    return Array.from(event.dataTransfer?.items ?? []).some(item => item.webkitGetAsEntry?.()?.isDirectory);
}
