/** csv-spectrum: small files of which its author knew that parsers read them differently. Nothing is said about them. */

import { readdirSync, readFileSync } from 'node:fs';
import { allListedExist, conforms } from './deviations.mjs';
import { read } from './records.mjs';

const folder = 'node_modules/csv-spectrum';

/** @type {Record<string, import('./deviations.mjs').Deviation>} */
const deviations = {
    location_coordinates: {
        why: 'its JSON names another telephone number than its CSV',
        rows: [
            ['Contact Phone Number', 'Location Coordinates', 'Cities', 'Counties'],
            ['2095257564', '37\ufffd36\'37.8"N 121\ufffd2\'17.9"W', 'Modesto', 'Stanislaus'],
        ],
    },
};

const names = readdirSync(`${folder}/csvs`).map(file => file.replace('.csv', ''));
allListedExist('csv-spectrum', deviations, names);
for (const name of names) {
    const objects = [JSON.parse(readFileSync(`${folder}/json/${name}.json`, 'utf8'))].flat();
    conforms(`csv-spectrum: ${name}`, {
        expected: [Object.keys(objects[0]), ...objects.map(object => Object.values(object))],
        read: () => read(readFileSync(`${folder}/csvs/${name}.csv`)),
        deviation: deviations[name],
    });
}
