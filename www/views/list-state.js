/** The list of customers as the reader left it: the customer's screen leads back to it. */

import { computed, signal } from '@preact/signals';
import { columns, keys, labels, route } from '../state.js';
import { BY_VALUE, filterOf, groupOf, rowsFor, sortOf } from './customer-rows.js';

/** @import {Wanted} from './customer-rows.js' */

/** What is typed into the search: it may hold names, so it never goes into the address. */
export const search = signal('');

/** The address of the list when it was last seen. */
export const listAddress = signal('#/customers');

/** What the reader asked to see last. @type {import('@preact/signals').Signal<Wanted>} */
export const wanted = signal({ filter: null, group: null, search: '', sort: BY_VALUE });

/** The rows that the list shows. @type {import('@preact/signals').ReadonlySignal<Uint32Array>} */
export const rows = computed(() => {
    const list = columns.value;
    return list ? rowsFor(list, { labels: labels.value, keys: keys.value }, wanted.value) : new Uint32Array();
});

/** Takes what the address asks for, together with the search. */
export function takeWanted() {
    const { screen, query } = route.value;
    if (screen !== 'customers') return;
    wanted.value = { filter: filterOf(query.get('f')), group: groupOf(query.get('class')), search: search.value, sort: sortOf(query.get('sort')) };
    listAddress.value = `#/customers${query.size ? '?' + query : ''}`;
}
