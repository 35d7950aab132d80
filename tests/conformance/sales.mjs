/** The clean sales file that the polluter spoils: a table from a seed, and a writer for it. */

import { randomFrom } from './random.mjs';

export const header = ['Order ID', 'Date', 'Customer', 'Region', 'Product', 'Quantity', 'Price', 'Amount', 'Note'];

/** Customers and remarks that need the letters of a part of the world. */
export const worlds = {
    western: {
        customers: ['Müller & Söhne GmbH', 'Café Crème, S.A.R.L.', 'Peña y Cía., S.L.', 'Ångström Måleri AB', 'Blanc Frères', 'O\'Brien, Sons', 'Smith Ltd', 'Øresund Handel A/S', 'Gonçalves Lda.'],
        regions: ['Île-de-France', 'Baden-Württemberg', 'São Paulo', 'Skåne'],
        notes: ['livré à l’étage', 'Rücksprache, dann liefern', 'prêt à 9 h; déposé', 'señal pagada'],
    },
    latin1: {
        customers: ['Müller & Söhne GmbH', 'Café Crème, S.A.R.L.', 'Peña y Cía., S.L.', 'Ångström Måleri AB', 'Smith, Jones and Co.', 'Øresund Handel A/S'],
        regions: ['Île-de-France', 'Baden-Württemberg', 'São Paulo', 'Skåne'],
        notes: ['livré à l\'étage', 'Rücksprache, dann liefern', 'prêt à 9 h; déposé', 'señal pagada'],
    },
    latin9: {
        customers: ['Müller & Söhne GmbH', 'Œuvres d\'Art, S.A.', 'Škoda Žižkov, a.s.', 'Cœur de Lion', 'Smith, Jones and Co.'],
        regions: ['Île-de-France', 'Baden-Württemberg'],
        notes: ['acompte 50 € payé', 'Rücksprache, dann liefern', 'sœur du gérant'],
    },
    central: {
        customers: ['Żółkiewski i Synowie', 'Příbramská pekárna, s.r.o.', 'Győri Kereskedő Kft.', 'Łódź Handel, sp. j.', 'Šťastný & syn', 'Ćwikła Sp. z o.o.'],
        regions: ['Wielkopolskie', 'Moravskoslezský', 'Győr-Moson', 'Łódzkie'],
        notes: ['zapłacono, częściowo', 'dodat až ve středu', 'később szállítani', 'na życzenie'],
    },
    cyrillic: {
        customers: ['ООО «Ромашка»', 'Иванов и сыновья, ООО', 'ЗАО "Северный ветер"', 'ИП Петрова', 'Торговый дом Заря', 'Молочный край'],
        regions: ['Москва', 'Санкт-Петербург', 'Нижний Новгород', 'Краснодарский край'],
        notes: ['оплачено, доставка завтра', 'самовывоз', 'звонить до обеда; спросить Анну', 'скидка постоянному клиенту'],
    },
    dos: {
        customers: ['Ромашка ООО', 'Иванов и сыновья, ООО', 'ЗАО "Северный ветер"', 'ИП Петрова', 'Торговый дом Заря', 'Молочный край'],
        regions: ['Москва', 'Санкт-Петербург', 'Нижний Новгород', 'Краснодарский край'],
        notes: ['оплачено, доставка завтра', 'самовывоз', 'звонить до обеда; спросить Анну', 'скидка постоянному клиенту'],
    },
    arabic: {
        customers: ['شركة النور, ذ.م.م', 'مؤسسة الأمل التجارية', 'أسواق المدينة', 'مخبز السلام', 'شركة الخليج للتوريدات'],
        regions: ['الرياض', 'القاهرة', 'دبي', 'بيروت'],
        notes: ['تم الدفع, التسليم غدا', 'يستلم من المحل', 'خصم للعميل الدائم'],
    },
};

const products = ['Pipe 5" steel', 'Valve, brass', 'Seal kit', 'Hose 1/2"', 'Pump P-40', 'Clamp, wide', 'Bolt M8'];

/**
 * A sales file of 200 rows under its header. Remarks are mostly empty, as they are in life.
 * @param {{customers: string[], regions: string[], notes: string[]}} world
 * @param {number} [rows]
 * @returns {string[][]}
 */
export function sales(world, rows = 200) {
    const random = randomFrom(2023);
    const lines = Array.from({ length: rows }, (_, at) => {
        const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(at * 1.7)));
        const [quantity, cents] = [1 + random.below(40), 100 + random.below(50_000)];
        return [
            `SO-${10_001 + at}`,
            day.toISOString().slice(0, 10),
            random.of(world.customers),
            random.of(world.regions),
            random.of(products),
            String(quantity),
            (cents / 100).toFixed(2),
            (quantity * cents / 100).toFixed(2),
            random.happens(0.3) ? random.of(world.notes) : '',
        ];
    });
    return [header, ...lines];
}

/** How a table is written. */
export const plain = {
    delimiter: ',',
    quote: '"',
    /** What stands before a quote inside quotes; the quote itself when it is doubled. */
    escape: '"',
    end: '\n',
    /** Whether a cell is quoted though it need not be. */
    always: false,
};

/**
 * @param {string} cell
 * @param {typeof plain} dialect
 */
export function writtenCell(cell, { delimiter, quote, escape, always }) {
    const must = [delimiter, quote, '\n', '\r'].some(sign => sign && cell.includes(sign)) || /^\s|\s$/.test(cell);
    if (!quote || !(must || always)) return cell;
    const guarded = escape && escape !== quote ? cell.replaceAll(escape, escape + escape) : cell;
    return quote + guarded.replaceAll(quote, escape + quote) + quote;
}

/**
 * The lines of a file, each with its end.
 * @param {string[][]} rows
 * @param {Partial<typeof plain>} [given]
 * @returns {string[]}
 */
export function lines(rows, given) {
    const dialect = { ...plain, ...given };
    return rows.map(cells => cells.map(cell => writtenCell(cell, dialect)).join(dialect.delimiter) + dialect.end);
}
