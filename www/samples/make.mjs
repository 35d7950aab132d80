/**
 * Makes the built-in sample: two years of invoices of a made-up electrical trader
 * in Bengal and Punjab. Same program, same bytes.
 *
 *     node www/samples/make.mjs > www/samples/sales.csv
 *
 * Every customer is a line of `CUSTOMERS`: how much, how often, since when, until
 * when. Names of people and firms are invented.
 */

const FIRST_DAY = day('2023-10-01');
const LAST_DAY = day('2025-09-30');
const SECOND_YEAR = day('2024-10-01');
const LAKH = 100_000;

/** How the gaps between two purchases are spread around their mean. */
const RHYTHMS = {
    steady: (/** @type {number} */ mean) => mean * between(0.72, 1.28),
    seasonal: (/** @type {number} */ mean) => mean * between(0.35, 0.95) * (chance(0.2) ? between(2.4, 3.6) : 1),
    bursts: (/** @type {number} */ mean) => mean * (chance(0.2) ? between(2.6, 5) : between(0.08, 0.35)),
};

/** @typedef {keyof typeof RHYTHMS} Rhythm */

/**
 * @typedef {object} Customer
 * @property {string} name
 * @property {string} branch
 * @property {string} source
 * @property {[number, number]} lakh sales in the first and in the second year
 * @property {Rhythm} rhythm
 * @property {number} gap mean days between purchases
 * @property {[number, number]} margin share of sales that is left after cost, by year
 * @property {number} [silent] days since the last purchase
 * @property {string} [since] day of the first purchase
 * @property {string[]} [days] the very days, for those who bought seldom
 * @property {number[]} [pauses] longer gaps that happened before, in days
 */

/** @type {Customer[]} */
const CUSTOMERS = [
    { name: 'Nabadiganta Builders', branch: 'Kolkata', source: 'Referral', lakh: [66, 104], rhythm: 'steady', gap: 8, margin: [0.205, 0.115], silent: 4 },
    { name: 'Malwa Hardware House', branch: 'Ludhiana', source: 'Field visit', lakh: [46, 76], rhythm: 'seasonal', gap: 13, margin: [0.19, 0.1], silent: 7 },
    { name: 'Sonar Tori Stores', branch: 'Kolkata', source: 'Referral', lakh: [41, 44], rhythm: 'steady', gap: 7, margin: [0.15, 0.14], since: '2023-10-01' },
    { name: 'Golden Fields Agro', branch: 'Ludhiana', source: 'Exhibition', lakh: [43, 44], rhythm: 'seasonal', gap: 18, margin: [0.14, 0.14], silent: 15 },
    { name: 'Meghmala Textiles', branch: 'Kolkata', source: 'Referral', lakh: [39, 36], rhythm: 'steady', gap: 13, margin: [0.15, 0.145], silent: 25 },
    { name: 'Teesta Constructions', branch: 'Siliguri', source: 'Tender', lakh: [15, 55], rhythm: 'bursts', gap: 17, margin: [0.1, -0.058], silent: 21 },
    { name: 'Brahmaputra Supply Co.', branch: 'Guwahati', source: 'Field visit', lakh: [24, 30], rhythm: 'seasonal', gap: 15, margin: [0.17, 0.12], silent: 43, pauses: [52, 55, 49] },
    { name: 'Panjdarya Engineering', branch: 'Amritsar', source: 'Exhibition', lakh: [28, 17], rhythm: 'steady', gap: 16, margin: [0.18, 0.17], silent: 96 },
    { name: 'Krishnachura Retail', branch: 'Kolkata', source: 'Field visit', lakh: [15, 19], rhythm: 'steady', gap: 10, margin: [0.17, 0.17], silent: 6 },
    { name: 'Uttarbanga Tea Works', branch: 'Siliguri', source: 'Referral', lakh: [17, 15], rhythm: 'bursts', gap: 18, margin: [0.19, 0.18], silent: 5 },
    { name: 'Chandrabhaga Infra', branch: 'Amritsar', source: 'Exhibition', lakh: [0, 31], rhythm: 'steady', gap: 11, margin: [0.15, 0.15], silent: 5, since: '2025-02-10' },

    { name: 'Doaba Electricals', branch: 'Ludhiana', source: 'Field visit', lakh: [11, 12], rhythm: 'steady', gap: 14, margin: [0.19, 0.19], silent: 11 },
    { name: 'Harike Motors', branch: 'Amritsar', source: 'Field visit', lakh: [9, 9], rhythm: 'seasonal', gap: 20, margin: [0.16, 0.16], silent: 14 },
    { name: 'Shiuli Home Needs', branch: 'Kolkata', source: 'Website', lakh: [8, 9], rhythm: 'steady', gap: 21, margin: [0.22, 0.22], silent: 12 },
    { name: 'Jhilam Cold Storage', branch: 'Ludhiana', source: 'Referral', lakh: [7, 9], rhythm: 'seasonal', gap: 26, margin: [0.18, 0.18], silent: 20 },
    { name: 'Kanchan Hotels', branch: 'Siliguri', source: 'Tender', lakh: [8, 7], rhythm: 'bursts', gap: 29, margin: [0.17, 0.16], silent: 9 },
    { name: 'Ananda Printing House', branch: 'Kolkata', source: 'Website', lakh: [8, 6], rhythm: 'steady', gap: 24, margin: [0.2, 0.2], silent: 9 },
    { name: 'Sutlej Packaging', branch: 'Ludhiana', source: 'Field visit', lakh: [9, 4], rhythm: 'steady', gap: 20, margin: [0.19, 0.19], silent: 170 },
    { name: 'Bhagirathi Jute Mills', branch: 'Kolkata', source: 'Tender', lakh: [5, 8], rhythm: 'bursts', gap: 26, margin: [0.15, 0.15], silent: 17 },
    { name: 'Gurukul Public School', branch: 'Amritsar', source: 'Tender', lakh: [5, 7], rhythm: 'seasonal', gap: 33, margin: [0.2, 0.19], silent: 22 },
    { name: 'Raikot Dairy Farms', branch: 'Ludhiana', source: 'Field visit', lakh: [6, 6], rhythm: 'steady', gap: 17, margin: [0.18, 0.18], silent: 31 },
    { name: 'Lakeview School Trust', branch: 'Guwahati', source: 'Exhibition', lakh: [0, 5.8], rhythm: 'steady', gap: 15, margin: [0.19, 0.19], days: ['2025-07-18', '2025-08-26', '2025-09-22'] },

    { name: 'Rupnarayan Ceramics', branch: 'Kolkata', source: 'Website', lakh: [2.6, 2.8], rhythm: 'steady', gap: 25, margin: [0.21, 0.21], silent: 19 },
    { name: 'Patiala Sweets & Catering', branch: 'Ludhiana', source: 'Field visit', lakh: [1.6, 1.7], rhythm: 'seasonal', gap: 36, margin: [0.04, -0.11], silent: 30 },
    { name: 'Damodar Rice Mills', branch: 'Kolkata', source: 'Referral', lakh: [2.1, 2.4], rhythm: 'steady', gap: 30, margin: [0.2, 0.2], silent: 24 },
    { name: 'Ajoy River Mills', branch: 'Kolkata', source: 'Referral', lakh: [4.2, 1], rhythm: 'steady', gap: 21, margin: [0.2, 0.19], silent: 286 },
    { name: 'Majha Motors', branch: 'Amritsar', source: 'Website', lakh: [1.9, 2], rhythm: 'seasonal', gap: 34, margin: [0.17, 0.17], silent: 12 },
    { name: 'Basanti Saw Mill', branch: 'Siliguri', source: 'Field visit', lakh: [2, 1.4], rhythm: 'bursts', gap: 38, margin: [0.18, 0.18], silent: 12 },
    { name: 'Hooghly Marine Stores', branch: 'Kolkata', source: 'Tender', lakh: [3, 0.6], rhythm: 'seasonal', gap: 28, margin: [0.19, 0.18], silent: 325 },
    { name: 'Palash Pharmacy', branch: 'Guwahati', source: 'Website', lakh: [1.5, 1.7], rhythm: 'steady', gap: 31, margin: [0.23, 0.23], silent: 8 },
    { name: 'Satluj Cycle Works', branch: 'Ludhiana', source: 'Website', lakh: [1.6, 1.5], rhythm: 'seasonal', gap: 30, margin: [0.19, 0.18], silent: 26 },
    { name: 'Kusum Nursery', branch: 'Siliguri', source: 'Referral', lakh: [1.2, 1.1], rhythm: 'steady', gap: 28, margin: [0.2, 0.2], silent: 51 },
    { name: 'Tista Valley Guest House', branch: 'Siliguri', source: 'Referral', lakh: [1, 1.2], rhythm: 'bursts', gap: 42, margin: [0.2, 0.2], silent: 11 },
    { name: 'Rangamati Crafts', branch: 'Guwahati', source: 'Website', lakh: [0, 2.6], rhythm: 'steady', gap: 18, margin: [0.19, 0.19], days: ['2025-08-12', '2025-09-16'] },
    { name: 'Phulkari Boutique', branch: 'Amritsar', source: 'Exhibition', lakh: [0, 0.9], rhythm: 'steady', gap: 20, margin: [0.21, 0.21], days: ['2025-09-04'] },
    { name: 'Anandpur Community Hall', branch: 'Amritsar', source: 'Tender', lakh: [1.6, 0.7], rhythm: 'steady', gap: 90, margin: [0.16, 0.16], days: ['2024-03-12', '2024-08-20', '2025-03-18'] },
    { name: 'Chaitali Events', branch: 'Kolkata', source: 'Website', lakh: [0.5, 0.4], rhythm: 'steady', gap: 90, margin: [0.17, 0.17], days: ['2024-04-09', '2025-04-08'] },
    { name: 'Bolpur Art Centre', branch: 'Siliguri', source: 'Referral', lakh: [0.3, 0.5], rhythm: 'steady', gap: 90, margin: [0.18, 0.18], days: ['2024-02-06', '2024-12-17', '2025-01-10'] },
    { name: 'Saptarshi Films', branch: 'Kolkata', source: 'Website', lakh: [0.7, 0], rhythm: 'steady', gap: 90, margin: [0.2, 0.2], days: ['2024-05-21'] },
    { name: 'Baisakhi Fair Committee', branch: 'Ludhiana', source: 'Tender', lakh: [0, 0.45], rhythm: 'steady', gap: 90, margin: [0.16, 0.16], days: ['2025-04-03'] },
];

/** Sales persons of each branch: the one who mostly serves it, and the deputy. */
/** @type {Record<string, [string, string]>} */
const SELLERS = {
    Kolkata: ['Anita Sen', 'Bidisha Roy'],
    Siliguri: ['Rafiq Alam', 'Bidisha Roy'],
    Guwahati: ['Rafiq Alam', 'Anita Sen'],
    Ludhiana: ['Harpreet Gill', 'Gurleen Kaur'],
    Amritsar: ['Gurleen Kaur', 'Harpreet Gill'],
};

/** Items and list rates by group. */
/** @type {Record<string, [string, number][]>} */
const ITEMS = {
    Switchgear: [['MCB 32A single pole', 265], ['MCB 63A double pole', 890], ['RCCB 40A 30mA', 1850], ['Distribution board 8 way', 2140], ['Changeover switch 63A', 3420], ['Contactor 25A', 1290]],
    'Cables & wire': [['House wire 1.5 sq mm 90 m', 1480], ['House wire 2.5 sq mm 90 m', 2360], ['Flexible cable 3 core 100 m', 5120], ['Armoured cable 4 core 16 sq mm', 612], ['Coaxial cable 100 m', 1750]],
    Lighting: [['LED bulb 9 W', 92], ['LED batten 20 W', 285], ['LED panel 15 W', 460], ['Street light 60 W', 2450], ['Flood light 100 W', 3180]],
    'Pumps & motors': [['Monoblock pump 1 HP', 6850], ['Submersible pump 3 HP', 18400], ['Induction motor 2 HP', 9750], ['Pump starter panel', 3650]],
    Fans: [['Ceiling fan 1200 mm', 1690], ['Wall fan 400 mm', 2080], ['Exhaust fan 300 mm', 1540], ['Industrial fan 600 mm', 5300]],
};
const GROUPS = Object.keys(ITEMS);

/** Sales through the year, April first is index 3: festivals in autumn, pumps before the sowing. */
const SEASON = [0.92, 0.95, 1.08, 1.02, 1.05, 0.96, 0.86, 0.94, 1.1, 1.22, 1.06, 0.9];

const HEADER = ['Invoice No', 'Date', 'Party Name', 'Item', 'Item Group', 'Qty', 'Rate', 'Taxable Amount', 'Cost', 'Branch', 'Sales Person', 'Source'];

/** @typedef {{ day: number, cells: string[], customer: Customer }} Line */

let seed = 20231001;

process.stdout.write(csv(withProblems(numbered(withReturns(CUSTOMERS.flatMap(invoices))))));

/**
 * All lines of one customer: invoices on its own days, sized to its yearly sales.
 * @param {Customer} customer
 * @returns {Line[]}
 */
function invoices(customer) {
    const favourites = shuffled(GROUPS).slice(0, between(3, 6));
    const days = customer.days?.map(day) ?? purchaseDays(customer);
    const weights = days.map(date => month(date) * between(0.65, 1.35));
    return days.flatMap((date, i) => {
        const year = date < SECOND_YEAR ? 0 : 1;
        const yearWeight = sum(weights.filter((_, k) => (days[k] < SECOND_YEAR ? 0 : 1) === year));
        return lines(customer, date, (customer.lakh[year] * LAKH * weights[i]) / yearWeight, year, favourites);
    });
}

/**
 * Days of purchase, built backwards from the last one; a Sunday only as the very first.
 * @param {Customer} customer
 */
function purchaseDays({ rhythm, gap, silent = 0, since, pauses = [] }) {
    const first = since ? day(since) : FIRST_DAY;
    const waits = [...pauses];
    const days = [workday(LAST_DAY - silent)];
    for (;;) {
        const wait = waits.length > 0 && days.length % 9 === 0 ? Number(waits.pop()) : RHYTHMS[rhythm](gap);
        const next = days[0] - Math.max(1, Math.round(wait));
        if (next < first) return since ? [first, ...days.slice(1)] : days;
        days.unshift(workday(next));
    }
}

/**
 * One invoice: a few items whose amounts add up to about `amount`.
 * @param {Customer} customer @param {number} date @param {number} amount @param {number} year @param {string[]} favourites
 * @returns {Line[]}
 */
function lines(customer, date, amount, year, favourites) {
    const parts = Array.from({ length: Math.min(Math.ceil(between(0.6, 3.6)), Math.ceil(amount / 900)) }, () => between(0.4, 1.6));
    const person = SELLERS[customer.branch][chance(0.12) ? 1 : 0];
    return parts.map(part => {
        const group = favourites[Math.floor(between(0, favourites.length) ** 1.4 / favourites.length ** 0.4)];
        const [item, list] = pick(ITEMS[group]);
        const rate = Math.round(list * (1 + 0.04 * year) * between(0.94, 1.04));
        const quantity = Math.max(1, Math.round((amount * part) / sum(parts) / rate));
        const sales = quantity * rate;
        const cost = sales * (1 - customer.margin[year] * between(0.8, 1.2));
        return { day: date, customer, cells: ['', written(date), customer.name, item, group, String(quantity), money(rate), money(sales), money(cost), customer.branch, person, customer.source] };
    });
}

/**
 * About one line in 250 comes back some days later, whole or in part.
 * @param {Line[]} all
 * @returns {Line[]}
 */
function withReturns(all) {
    const back = all.filter(line => Number(line.cells[5]) > 3 && chance(0.006)).map(line => {
        const date = Math.min(LAST_DAY, workday(line.day + Math.ceil(between(3, 12))));
        const part = -Math.ceil(Number(line.cells[5]) * between(0.1, 0.5));
        const rate = Number(line.cells[6]);
        const cost = (Number(line.cells[8]) / Number(line.cells[5])) * part;
        const cells = [...line.cells];
        cells.splice(0, 2, 'CN', written(date));
        cells.splice(5, 4, String(part), money(rate), money(part * rate), money(cost));
        return { ...line, day: date, cells };
    });
    return [...all, ...back];
}

/**
 * In order of date, with a number per invoice.
 * @param {Line[]} all
 * @returns {string[][]}
 */
function numbered(all) {
    const sorted = all.map((line, i) => ({ ...line, i })).sort((a, b) => a.day - b.day || a.i - b.i);
    let number = 0;
    let last = '';
    return sorted.map(({ cells, day: date }) => {
        const kind = cells[0] === 'CN' ? 'CN' : 'INV';
        const invoice = `${kind} ${date} ${cells[2]}`;
        if (invoice !== last) number += 1;
        last = invoice;
        return [`${kind}-${String(number).padStart(5, '0')}`, ...cells.slice(1)];
    });
}

/**
 * What every real file has: rows that nobody can use.
 * @param {string[][]} rows
 */
function withProblems(rows) {
    const spoil = (/** @type {number} */ at, /** @type {number} */ column, /** @type {string} */ value) => {
        const row = [...rows[Math.floor(rows.length * at)]];
        row[column] = value;
        rows.splice(Math.floor(rows.length * at), 0, row);
    };
    for (const at of [0.08, 0.31, 0.52, 0.77, 0.93]) spoil(at, 2, '');
    spoil(0.17, 1, '31/02/2024');
    spoil(0.46, 1, '00/09/2024');
    spoil(0.71, 1, '31/04/2025');
    spoil(0.24, 7, '1240O.00');
    spoil(0.63, 7, 'as agreed');
    spoil(0.88, 7, '');
    return rows;
}

/** @param {string[][]} rows */
function csv(rows) {
    const cell = (/** @type {string} */ text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    return [HEADER, ...rows].map(row => row.map(cell).join(',') + '\n').join('');
}

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function random() {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

/** @param {number} low @param {number} high */
function between(low, high) {
    return low + (high - low) * random();
}

/** @param {number} share */
function chance(share) {
    return random() < share;
}

/** @template T @param {T[]} list @returns {T} */
function pick(list) {
    return list[Math.floor(random() * list.length)];
}

/** @template T @param {T[]} list @returns {T[]} */
function shuffled(list) {
    return list.map(value => ({ value, key: random() })).sort((a, b) => a.key - b.key).map(({ value }) => value);
}

/** @param {number[]} list */
function sum(list) {
    return list.reduce((a, b) => a + b, 0);
}

/** @param {number} rupees */
function money(rupees) {
    return rupees.toFixed(2);
}

/** Days since 1970-01-01. @param {string} iso */
function day(iso) {
    return Date.parse(iso) / 86_400_000;
}

/** The day itself, or the Saturday before when it is a Sunday. @param {number} date */
function workday(date) {
    return (date + 4) % 7 === 0 ? date - 1 : date;
}

/** Weight of the month. @param {number} date */
function month(date) {
    return SEASON[new Date(date * 86_400_000).getUTCMonth()];
}

/** dd/mm/yyyy. @param {number} date */
function written(date) {
    return new Date(date * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/');
}
