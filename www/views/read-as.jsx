/** One line that says how the file was read, with the way to change it. */

import { IconButton } from '../components/button.jsx';
import { Name, Text } from '../components/text.jsx';
import { isComputed } from '../mapping.js';
import { guessed, intake, readAsClosed } from '../state.js';
import { t } from '../translate.js';

/** @import {Intake} from '../../src/browser/types.d.ts' */

/** "Read as: customer = …, date = … (day/month), amount = … — change". */
export function ReadAs() {
    const read = intake.value;
    if (!read || readAsClosed.value === read) return null;
    const { customer, date, amount } = namesOf(read);
    const { wide, undated } = read.plan;
    const dates = wide.length ? '-wide' : undated ? '-undated' : '';
    return (
        <div class="read-as">
            <p>
                <Text id={`read-as${dates}`} n={wide.length} customer={<Name>{customer}</Name>} date={<Name>{date}</Name>} amount={<Name>{amount}</Name>}
                    customerGuess={guess('customer')} dateGuess={guess('date')} amountGuess={guess('amount')}
                    order={t(`date-short-${read.plan.dateOrder}`)} link={text => <a class="link" href="#/columns">{text}</a>} />
                {read.rows.rejected > 0 && <>{' '}<Text id="read-as-problems" n={read.rows.rejected} link={text => <a class="link" href="#/problems">{text}</a>} /></>}
            </p>
            <IconButton icon="close" label={t('read-as-close')} onClick={() => (readAsClosed.value = read)} />
        </div>
    );
}

/**
 * Says so where a column is a guess that nobody has confirmed.
 * @param {'customer' | 'date' | 'amount'} role
 */
function guess(role) {
    return guessed.value.includes(role) ? t('read-as-guess') : '';
}

/**
 * The names of the columns in use, as in the file.
 * @param {Intake} read
 */
function namesOf({ columns, plan: { mapping } }) {
    const { customer, date, quantity, unitPrice, discount } = mapping;
    /** @param {number | null} at */
    const name = at => (at === null ? '' : (columns[at] ?? ''));
    const computed = [`${name(quantity)} × ${name(unitPrice)}`, name(discount)].filter(Boolean).join(' − ');
    return {
        customer: customer.map(name).join(' + '),
        date: name(date),
        amount: isComputed(mapping) ? computed : mapping.amount.map(name).join(' + '),
    };
}
