### The words of the page, in English. One section a screen; keys begin with its name.
###
### Whole sentences, so that the order of the words is free. Signs in a text:
### *bold*, ~bad news~, [link]. Numbers go through functions of the page:
### COUNT, COMPACT, DECIMAL(digits), MONEY, MONEYCHANGE, MONEYFULL, EXACT,
### PERCENT(digits), CHANGE(digits), TIMES, SIZE, DAY, MONTH. A bare { $number }
### prints like COUNT.

## Inside numbers and days

month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
quarter = Q
lakh = lakh
crore = crore
million = million
billion = billion

## Everywhere

product = Mainstay
page-title = { $screen } · Mainstay
skip = Skip to content
undo = Undo
loading = One moment
close = Close { $what }
change = Change
download = Download
days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
customers = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}
files = { $n ->
    [one] { $n } file
   *[other] { $n } files
}
not-known = not known
show-table = Show as table

## Classes

class-AX = Pillars: large and steady
class-AY = Large, varying
class-AZ = Large, by chance
class-BX = Solid core: medium and steady
class-BY = Middle
class-BZ = Medium, irregular
class-CX = Small, loyal
class-CY = Small, varying
class-CZ = Rare
abc-A = A
abc-B = B
abc-C = C
abc-L = L
abc-none = –
abc-A-long = A, large
abc-B-long = B, medium
abc-C-long = C, small
abc-L-long = L, brought less than nothing
abc-none-long = No class: the value is zero
xyz-X = X
xyz-Y = Y
xyz-Z = Z
xyz-New = New
xyz-Occasional = Occasional
xyz-OneOff = One-off
xyz-Lost = Lost
xyz-none = –
xyz-X-long = X, steady
xyz-Y-long = Y, varies
xyz-Z-long = Z, irregular
xyz-New-long = New: too young to judge
xyz-Occasional-long = Bought too rarely to judge
xyz-OneOff-long = Bought once
xyz-Lost-long = Silent for so long that it counts as lost
loss-making = Loss-making

## Roles and measures

role-customer = Customer
role-customerName = Customer’s name
role-date = Date
role-amount = Amount
role-quantity = Quantity
role-unitPrice = Unit price
role-profit = Profit
role-cost = Cost
role-unitCost = Unit cost
role-currency = Currency
role-product = Product
role-category = Category
role-region = Region
role-manager = Manager
role-channel = Channel
role-order = Order
role-discount = Discount
role-customerType = Customer type
role-customer-shared = Customer, second part
role-amount-shared = Amount, added up
roles-needed = Needed
roles-parts = What makes the amount
roles-profit = Profit
roles-more = For a closer look
measure-revenue = Sales
measure-profit = Profit
measure-quantity = Quantity
measure-occasions = Purchases

## Frame

nav = Main
nav-answers = Answers
nav-data = Data
nav-overview = Overview
nav-customers = Customers
nav-customer = Customer
nav-losses = Losses
nav-profit = Profit
nav-forecast = Forecast
nav-start = Start
nav-columns = Columns
nav-problems = Problems
nav-settings = Settings
nav-more = More
nav-losses-badge = { $n ->
    [one] { $n } key customer is overdue or lost
   *[other] { $n } key customers are overdue or lost
}
nav-problems-badge = { $n ->
    [one] { $n } row set aside
   *[other] { $n } rows set aside
}
frame-offline = Works offline. Nothing is sent.
frame-open = Open another file
frame-sample = Sample data
frame-more-files = { $name } and { $n ->
    [one] { $n } more
   *[other] { $n } more
}
frame-theme-auto = Light or dark: as the device
frame-theme-light = Light or dark: light
frame-theme-dark = Light or dark: dark
frame-shortcuts = Keyboard shortcuts
frame-drop = Drop to analyse
frame-source = { $customers ->
    [one] { $customers } customer
   *[other] { $customers } customers
}, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
undone = Undone: { $what }
undone-measure = what customers are ranked by
undone-window = period
undone-asOf = the day that counts as today
undone-step = step of time
undone-limits = limits of A and B
undone-rule = rule at the limits
undone-denominator = what 100% is
undone-method = method of steadiness
undone-evenness = limits of X and Y
undone-steps = where steps begin and end
undone-newDays = how long a customer is new
undone-silence = limits of silence
undone-key = limits of key customers
undone-filters = filter
undone-merges = merge of names
undone-groups = group
undone-apart = names kept apart
undone-several = several settings
undo-nothing = Nothing to undo: no setting of the analysis has been changed.
sample-name = sample-sales.csv

## Start

start-title = Find the customers your business stands on
start-text = Drop a sales export. In seconds you see who your key customers are, how steadily they buy and who is slipping away.
start-lost-title = The file was not kept, for privacy.
start-lost-text = Drop it again.
start-drop = Drop files here
start-types = Excel (.xlsx, .xlsb, .xls), OpenDocument (.ods), CSV or text, also packed as .zip or .gz. One file or several; hundreds of megabytes are fine.
start-choose = Choose a file
start-sample = Try with sample data
start-private-title = This page cannot reach the network
start-private-text = Not a promise but a lock: a rule inside this page makes the browser block its requests. Your file is read in this tab and stays here.
start-private-more = How private is this? What is locked, and what is not
start-check-title = How to check this yourself
start-check-1 = Switch off Wi-Fi, then drop the file. Everything still works.
start-check-2 = Or press F12, open the Network tab, drop the file: the list stays empty.
start-check-3 = Or read the rule in this page’s source: connect-src ’none’.
start-needed-title = The file needs three columns
start-needed-customer = *Customer*: a name or a number
start-needed-date = *Date* of the sale
start-needed-amount = *Amount*, or quantity and price
start-needed-more = Product, region, manager, cost and profit add more answers. Columns may stand in any order and have any names.
start-open-title = Open now
start-open-text = Another file takes its place only once it has been read.
check-run = Run the self-check
check-refused = { $tries } attempts, { $refused } blocked by the browser
check-open = { $tries } attempts, only { $refused } blocked by the browser

## Privacy

privacy-title = How private is this?
privacy-locked = What is locked, and tested
privacy-locked-requests = The browser blocks the requests that a page can make: pictures, scripts, sounds, fonts, frames, connections. The rule stands at the top of the page’s source and cannot be lifted while the page is open.
privacy-locked-code = The page contains no code that sends anything. Each time the page is built, a check looks for such code and stops when it finds any.
privacy-locked-names = Text from your file is only ever shown as text. A customer’s name that contains web code does nothing.
privacy-locked-tested = A test runs the whole page on a file full of traps and watches for requests and for changes of address. The same test must catch a page without these locks.
privacy-kept = What is kept
privacy-kept-looks = Light or dark, grouping of digits and currency sign are kept in this browser.
privacy-kept-columns = Which columns mean what, and your limits, are kept only if you tick this; no rows, no customers, no amounts.
privacy-kept-nothing = Everything else is gone when the tab is closed. To look again, drop the file again.
privacy-gaps = What is not closed
privacy-gap-links = The rule covers requests, not everything a browser can do: it does not stop a link from being followed, a window from opening or a direct call to another browser. The page has no links to anywhere else and no code for the others; each build checks that.
privacy-gap-connection = When a frame or a form is blocked, Chrome and its relatives may already have opened an empty connection to the place named in it. No request and nothing of your file goes over it. The page makes one frame only, for the self-check, and no form.
privacy-gap-extensions = Browser extensions can read any page you open, this one too. A private window usually runs without them.
privacy-gap-disk = Opened from a disk, what the browser keeps for this page can be read by other pages opened from the same disk. That is why so little is kept.
privacy-gap-file = Files you download from here are ordinary files. Where they go next is up to you.

## Reading

progress-label = Reading
progress-reading = Reading { $name }
progress-rows = { COMPACT($rows) } rows, { COMPACT($rate) } rows a second
progress-looking = Looking at the columns
progress-figures = { PERCENT($share, digits: 0) }, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, { COMPACT($rate) } rows a second, { $seconds } s left
progress-cancel = Cancel
progress-cancelled = Reading ended. What was open before is unchanged.
progress-quarter = { PERCENT($share, digits: 0) } read
progress-finished-undated = Finished. { $customers ->
    [one] { $customers } customer.
   *[other] { $customers } customers.
} The file has no dates: customers are ranked by size.
progress-finished = Finished. { $customers ->
    [one] { $customers } customer.
   *[other] { $customers } customers.
} { $overdue ->
    [0] No key customer is overdue.
    [one] { $overdue } key customer is overdue or lost.
   *[other] { $overdue } key customers are overdue or lost.
}

read-as = Read as: customer = *{ $customer }*{ $customerGuess }, date = *{ $date }* ({ $order }){ $dateGuess }, amount = *{ $amount }*{ $amountGuess } · [Change]
read-as-wide = Read as: customer = *{ $customer }*{ $customerGuess }, { $n ->
    [one] *one month* as a column
   *[other] *{ $n } months* as columns
} · [Change]
read-as-undated = Read as: customer = *{ $customer }*{ $customerGuess }, *no dates*, amount = *{ $amount }*{ $amountGuess } · [Change]
read-as-guess = , a guess
read-as-problems = · { $n ->
    [one] [{ $n } row set aside]
   *[other] [{ $n } rows set aside]
}
read-as-close = Close this line
date-short-dayMonthYear = day/month
date-short-monthDayYear = month/day
date-short-yearMonthDay = year-month-day
date-short-excelSerial = Excel’s day numbers
date-short-excelSerial1904 = Excel’s day numbers from 1904
date-short-unixSeconds = seconds since 1970
date-short-unixMilliseconds = milliseconds since 1970

## What could not be done

failure-dismiss = Close
failure-unknown-title = This could not be done.
failure-unknown-text = Try again. What was open before is unchanged. The reason given was: { $detail }
failure-trap-title = The analysis stopped unexpectedly.
failure-trap-text = It has been ended cleanly, and nothing was sent or saved. If it happens again with the same file, please report it. The reason given was: { $detail }
failure-cause = Line { $line }, { $column }: { $problem } ({ $value }).
failure-check-columns = Check the columns
failure-unreadable-title = { $file } cannot be read.
failure-unreadable-text = It may have been moved, changed or opened elsewhere since it was chosen. Close it there and drop it again.
failure-empty-file-title = { $file } is empty.
failure-empty-file-text = Check the export and drop it again.
failure-not-text-title = { $file } is not a table of text.
failure-not-text-text = Workbooks cannot be opened yet. Save the sheet as CSV (in Excel: File, Save as, CSV UTF-8) and drop that.
failure-utf32-title = { $file } is UTF-32 text.
failure-utf32-text = Save it as CSV UTF-8 and drop that.
failure-too-many-columns-title = { $file } has { $columns } columns.
failure-too-many-columns-text = No table of sales has so many. Check the sign between the cells in the export.
failure-password-protected-title = { $file } is protected with a password.
failure-password-protected-text = Open it, save it without a password (in Excel: File, Info, Protect Workbook) and drop that.
failure-truncated-title = The end of { $file } is missing.
failure-truncated-text = It was not fetched or copied to its end. Fetch it again and drop that.
failure-archive-too-large-title = { $file } is too large when unpacked.
failure-archive-too-large-text = { $limit ->
    [nesting] It holds archives within archives. Unpack it and drop the sales file inside.
    [members] It holds more than 10,000 files. Unpack it and drop the sales files.
    [sheets] It holds more than 4,096 sheets. Save the sheet with the sales as CSV and drop that.
    [shared-strings] It holds more text than can be kept. Save the sheet as CSV and drop that.
    [merged-cells] It holds more merged cells than can be kept. Save the sheet as CSV and drop that.
    [row-bytes] One of its rows holds more than 16 MB. Save the sheet as CSV and drop that.
   *[other] So much comes out of it that it would fill the memory. If it is a sales file, unpack it and drop what is inside.
}
failure-not-a-table-title = { $file } is not a table: it is { $what ->
    [pdf] a PDF
    [image] an image
    [document] a document
    [json] JSON
    [xml] XML
    [database] a database
    [program] a program
    [media] sound or film
   *[other] something else
}.
failure-not-a-table-text = Drop the sales as CSV or as a workbook, with a customer, a date and an amount in each row.
failure-html-table-title = { $file } is a web page.
failure-html-table-text = Some systems name it .xls. Open it in Excel, save it as CSV or .xlsx and drop that.
failure-damaged-title = { $file } is damaged.
failure-damaged-text = It contradicts its format in { $part }. Fetch it again, or open it in Excel, save it anew and drop that.
failure-unsupported-title = { $file } cannot be read: { $what ->
    [seven-zip] it is packed by 7-Zip
    [rar] it is packed by RAR
    [xz] it is packed by xz
    [bzip2] it is packed by bzip2
    [zstd] it is packed by Zstandard
    [compress] it is packed by compress
    [zip-method] it is packed in a way that few programs know
    [parquet] it is a Parquet file
    [numbers] it is a workbook of Numbers
    [old-workbook] it is a workbook from before Excel 5
    [xml-workbook] it is a workbook in the XML of Excel 2003
   *[other] its format is not known
}.
failure-unsupported-text = Unpack it, or open it where it was made, save it as CSV or .xlsx and drop that.
failure-sheet-too-sparse-title = The sheet in { $file } is nearly empty and very wide.
failure-sheet-too-sparse-text = Its cells lie too far apart, seen in row { $row }. Copy the sales into a new sheet and drop that.
failure-no-rows-title = { $file } has no rows below its first one.
failure-no-rows-text = Check that the export holds the sales, not only the names of the columns.
failure-missing-column-title = { $file } has no column { $column }.
failure-missing-column-text = { $first } has it. Files that are read together need the same columns; drop the others without this one, or choose other columns.
failure-not-mapped-title = No column is chosen for this: { $role }.
failure-not-mapped-text = Choose what the columns mean.
failure-unknown-column-title = There is no column { $column }.
failure-unknown-column-text = The file has: { $columns }.
failure-mostly-rejected-title = { $rejected } of { $read } rows cannot be used.
failure-mostly-rejected-text = The rest would mislead. Most often a column means something else than was thought.
failure-settings-title = This setting cannot be followed.
failure-settings-text = The one before is in force again. The reason given was: { $detail }
failure-document-title = { $file } is not a table.
failure-document-text = Drop the sales as a workbook or as CSV, with a customer, a date and an amount in each row.
failure-folder-title = This is a folder.
failure-folder-text = Open it, select the files and drop them together.

## Columns

columns-title = Check the columns
columns-context = { $n ->
    [one] { $name }
   *[other] { $n } files, { $name } first
}, { SIZE($bytes) }, { $delimiter }, { $encoding }
columns-context-sheet = { $n ->
    [one] { $name }
   *[other] { $n } files, { $name } first
}, { SIZE($bytes) }, workbook
columns-steps = Steps
columns-step-file = File
columns-step-columns = Columns
columns-step-answers = Answers
columns-doubts = { $n ->
    [one] Please check one thing.
   *[other] Please check { $n } things.
}
doubt-customerColumn = Which column names the customer?
doubt-dateColumn = Which column is the date of the sale?
doubt-amountColumn = Which column is the amount?
doubt-customerColumn-guess = *{ $name }* seems to name the customer: is it so?
doubt-dateColumn-guess = *{ $name }* seems to be the date of the sale: is it so?
doubt-amountColumn-guess = *{ $name }* seems to be the amount: is it so?
doubt-customerColumn-asked = *{ $name }* may name the customer, but that is hardly a guess: choose the column.
doubt-dateOrder = The dates can be read in more than one order: choose below.
doubt-decimal = The amounts can be read in two ways: choose below.
doubt-dialect = Another sign may stand between the cells: look at them below.
doubt-header = Does the first row name the columns?
doubt-mixedDates = The dates are written in two ways, as after Excel has taken some days for months: check both against what you know.
doubt-tables = There are several tables: look at what each is used for.
doubt-wide = The months seem to stand side by side: is it so?
doubt-undated = No column holds a date: say below whether to go on without.
doubt-discount = The discount may be money or percent: choose below.
doubt-currency = The amounts are in several currencies: choose the one that counts.
doubt-twice = The same days seem to be there twice: choose what counts.
columns-table = First rows of the file with the meaning of each column
columns-meaning = Meaning of column { $name }
columns-sure = { PERCENT($share, digits: 0) } sure
columns-unsure = { PERCENT($share, digits: 0) } sure, please check
columns-choose = choose…
columns-asked = the customer?
columns-date-order-unknown = Choose the date column first.
columns-decimal-unknown = Choose the amount column first.
columns-fruitless = No row shown here can be used this way: check the columns, dates and numbers.
columns-missing-cells = Choose the sign between the cells.
hint-garbled-title = The names look garbled.
hint-garbled-text = The file may be in another encoding than Western. Choose other letters below.
hint-one-column-title = Only one column was found.
hint-one-column-text = Which character parts the cells? Choose it below.
hint-months-title = The months stand side by side.
hint-months-text = One row per sale is needed: a customer, a date and an amount in each row.
columns-chosen = your choice
columns-joined = joined into one name
columns-added = added up
columns-no-effect = not used: the amount has its own column
columns-from = from { $name }
columns-not-needed = not needed
columns-empty = empty
columns-dates = Dates
columns-date-order = Order of day and month
columns-numbers = Numbers
columns-decimal = Decimal sign
columns-clear = The cells leave no doubt
columns-misfits = { $n ->
    [0] Every row looked at fits
    [one] { $n } row would be lost
   *[other] { $n } rows would be lost
}
date-order-yearMonthDay = Year first
date-order-dayMonthYear = Day first
date-order-monthDayYear = Month first
date-order-excelSerial = Excel’s day numbers
date-order-excelSerial1904 = Excel’s day numbers from 1904 (old Mac)
date-order-unixSeconds = Seconds since 1970
date-order-unixMilliseconds = Milliseconds since 1970
date-reading = { $cell } is *{ $meaning }*
date-reading-none = { $cell } would not be a date
decimal-point = Point for decimals
decimal-comma = Comma for decimals
number-reading = { $cell } is *{ $meaning }*
number-about = { $text } (about { $n })
number-reading-none = { $cell } would not be a number
columns-form = How the file is built
columns-header = The first row
columns-header-rows = { $n ->
    [0] is a sale already
    [1] names the columns
   *[other] and the next: { $n } rows name the columns
}
columns-delimiter = Between cells
delimiter-comma = comma
delimiter-semicolon = semicolon
delimiter-tab = tab
delimiter-pipe = vertical bar
delimiter-space = blank
delimiter-colon = colon
delimiter-caret = caret
delimiter-tilde = tilde
delimiter-control = control character
delimiter-pipes = two vertical bars
delimiter-other = other sign
columns-other-delimiter = Take this sign instead: { $delimiter }
columns-preamble = Rows before the table
columns-encoding = Letters
letters-unicode = Unicode
letters-western = Western
letters-central = Central European
letters-baltic = Baltic
letters-turkish = Turkish
letters-cyrillic = Cyrillic
letters-greek = Greek
letters-arabic = Arabic
letters-hebrew = Hebrew
letters-south-east-asian = Thai and Vietnamese
letters-japanese = Japanese
letters-chinese = Chinese
letters-korean = Korean
columns-note = Nothing is lost: rows set aside can be downloaded and mended.
columns-missing-undated = Say whether to go on without dates.
columns-missing-discount = Choose what the discount means.
columns-missing-currency = Choose the currency that counts.
columns-missing-twice = Choose what to do with the days that are there twice.
columns-missing-dateOrder = Choose how the dates are to be read.
columns-missing-decimal = Choose how the amounts are to be read.
columns-missing-customer = Choose the column that names the customer.
columns-missing-date = Choose the column with the date, or go on without dates.
columns-missing-amount = Choose the amount, or quantity and unit price.
columns-back = Back
columns-amount = Amount
columns-amount-way = How the amount of a row comes about
amount-way-columns = From a column, or several added up
amount-way-computed = Quantity × unit price
amount-choose = Choose the amount…
amount-add = Add another column…
amount-take-out = Take { $name } out of the amount
amount-no-discount = none
amount-discount = What the discount means
amount-example-sum = In the file: { $parts } = *{ $sum }*
amount-example-product = In the file: { $one } × { $two } = *{ $sum }*
discount-amount = Money off the row
discount-percent = Percent
discount-fraction = A part of one: 0.05 is 5%
discount-amount-example = { $one } × { $two } − { $discount } = *{ $sum }*
discount-percent-example = { $one } × { $two }, less { $discount }% = *{ $sum }*
discount-fraction-example = { $one } × { $two }, less { $discount } of it = *{ $sum }*
undated-text = No column is taken as the date. Without dates we can rank customers by size (ABC). How steadily they buy, who is slipping away and how sales change need dates.
undated-accept = Go on without dates
undated-accepted = The file is read without dates: customers are ranked by size (ABC). To use dates, choose a date column above.
columns-wide = Months as columns
wide-group = { $n ->
    [one] One month as a column: *{ $first }*
   *[other] { $n } months as columns: *{ $first }* … *{ $last }*
}
wide-on = Each column is a month
wide-on-text = Every cell becomes a sale in its month.
wide-off = They are no months
wide-off-text = Then choose one date and one amount.
wide-columns = Choose the months
wide-all = Take all
wide-column = a month’s amount
columns-tables = Tables
columns-tables-text = What each table is used for. Only those read as sales are counted.
tables-hidden = hidden sheet
tables-columns = { $n ->
    [0] No columns
    [one] One column: { $names }
   *[other] { $n } columns: { $names }{ $more ->
        [0] { "" }
       *[other] {" "}and { $more } more
    }
}
tables-sales = Read as sales.
tables-unused = Not used: it has other columns than the sales, and no key is chosen to look it up by.
tables-empty = Not used: it has no rows.
tables-joined = Gives *{ $names }*{ $more ->
    [0] { "" }
   *[other] {" "}and { $more } more
} by *{ $own }*.
tables-joined-by = Gives *{ $names }*{ $more ->
    [0] { "" }
   *[other] {" "}and { $more } more
} where *{ $own }* of the sales is its *{ $column }*.
tables-read = Read as sales
tables-unjoin = Do not use it
tables-remove = Remove { $name }
tables-join = Look it up by a key
tables-join-sales = Column of the sales
tables-join-table = Column of { $name }
tables-join-do = Use it
columns-currencies = Several currencies
currencies-text = Amounts of different currencies are never added up. Choose the one that counts.
currencies-rows = { $n ->
    [one] { $n } row, { $amount }
   *[other] { $n } rows, { $amount }
}
currencies-none = no currency named
currencies-rates = You can type what the others are worth; rows of a currency without a rate are left out.
currencies-rate = One { $currency } in { $base }
currencies-no-rate = left out
currencies-rate-refused = Write a number above 0, such as 83.25.
currencies-left-out = { $n ->
    [0] No row is left out.
    [one] { $n } row is left out, and counted as such.
   *[other] { $n } rows are left out, and counted as such.
}
columns-twice = The same days twice?
same-days-text = *{ $one }* and *{ $other }* have { $days ->
    [one] { $days } day
   *[other] { $days } days
} alike: { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}, { MONEY($amount) }. Counted twice, they would make customers look larger than they are.
same-days-leave-out = Leave { $name } out
same-days-keep = Keep both: they are different sales
same-days-chosen-both = Both are read.
same-days-chosen-one = { $one } is left out.
same-days-chosen-other = { $other } is left out.
columns-analyse = { $n ->
    [one] Analyse this file
   *[other] Analyse { $n } files
}

## Problems

problems-context = { $rows ->
    [one] { $rows } row of sales
   *[other] { $rows } rows of sales
}: { $used } used, { $rejected } set aside ({ PERCENT($share) })
problems-download = Download { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
problems-downloaded = The rows set aside were saved. Mend them, save the file, and add it here.
problems-add-mended = Add mended rows
problems-round = Download the rows, mend them in Excel, save, and add the file here: each mended row takes the place of the one set aside, and counts once.
mended-added = { $n ->
    [one] One mended row takes its place.
   *[other] { $n } mended rows take their place.
}
failure-not-mended-title = { $file } does not go with the files on show.
failure-not-mended-text = Add the file that was downloaded here, with its columns as they are. To read other sales, open them on the start screen.

problems-file-name = rows-set-aside.csv
problems-filter = Filter by reason
problems-all = All
problems-table = Rows set aside
problems-file = File
problems-line = Line
problems-reason = Reason
problems-found = Found
problems-mend = How to mend it
problems-empty = empty
problems-shown = { $n } of { $of ->
    [one] { $of } row
   *[other] { $of } rows
}
problems-more = Show { $n ->
    [one] { $n } more row
   *[other] { $n } more rows
}
problems-none-title = No row is set aside.
problems-none-text = Every row of the file with a sale in it is used.
problems-account = Every row accounted for
problems-rows-used = Used
problems-rows-rejected = Set aside
problems-rows-blank = Blank
problems-rows-preamble = Before the table
problems-rows-header = Names of the columns
problems-rows-total = Totals, not sales
problems-rows-mended = Mended since
problems-rows-excluded = Left out on purpose
problems-rows-read = Rows read
problems-matter = Does it matter?
problems-matter-some = The rows set aside hold *{ $rejected }* where an amount can be read: { PERCENT($share) } of the file. The rows used hold *{ $used }*.
problems-matter-none = The rows used hold *{ $used }*. No readable amount is set aside.
duplicates = The same sale again
duplicates-counted = { $n ->
    [one] *One row* repeats
   *[other] *{ $n } rows* repeat
} another one in order number and in all that is read, with { $amount } in all. They count: one order may hold the same line twice.
duplicates-without-order = { $n ->
    [one] *One row* repeats
   *[other] *{ $n } rows* repeat
} another one in all that is read, with { $amount } in all. They count: without order numbers, equal rows are most likely sales of their own.
duplicates-left-out = Rows that repeat another one are left out; *{ $n }* { $n ->
    [one] row is
   *[other] rows are
} left out on purpose in all.
duplicates-leave-out = Leave them out
duplicates-count = Count them
problems-notes = Used without one cell
problems-notes-text = The sale counts; this cell could not be read.
problems-files = Rows by file
problems-file-rows = { $used } used, { $rejected } set aside
problems-files-more = and { $n ->
    [one] { $n } more file
   *[other] { $n } more files
}
problem-missing-customer = No customer
problem-missing-customer-mend = If this is a total, leave it out; else fill in who bought.
problem-missing-date = No date
problem-missing-date-mend = If this is a total, leave it out; else fill in the day of the sale.
problem-missing-amount = No amount
problem-missing-amount-mend = If this is no sale, leave it out; else fill in the amount.
problem-missing-cell = Row too short
problem-missing-cell-mend = A separator is missing, or the row was cut off.
problem-extra-cell = Row too long
problem-extra-cell-mend = A text may contain the separator: put it in quotes.
problem-bad-date = Date not readable
problem-bad-date-mend = Write a day that exists, as in the other rows.
problem-placeholder-date = Date stands for none
problem-placeholder-date-mend = Write the real day of the sale.
problem-number-format = Amount not a number
problem-number-format-mend = Write digits only, with the decimal sign of the other rows.
problem-number-range = Number too large
problem-number-range-mend = Check the digits: it is too large to be added exactly.
problem-invalid-encoding = Letters not readable
problem-invalid-encoding-mend = Export as UTF-8, or choose other letters on the Columns screen.
problem-no-match = Key not found
problem-no-match-mend = The table that is looked up has no row with this key: add it there, or correct the key.
problem-unclosed-quote = Quote not closed
problem-unclosed-quote-mend = Close the quote, or take it out.
problem-record-too-long = Row too long
problem-record-too-long-mend = Look for missing line ends.
problem-excel-error = Excel could not compute it
problem-excel-error-mend = Mend the formula in Excel, or write the amount.
problem-formula-without-value = Formula without its value
problem-formula-without-value-mend = Open the file in Excel and save it: its values come along.
problem-other-calendar = Date of another calendar
problem-other-calendar-mend = Write the day of the Gregorian calendar.

## The group of a customer

group = Name and group
group-names = Also written:
group-names-link = Undo
group-field = Belongs to
group-field-text = A parent company. Its customers stay apart, but count as one where 10% of sales or profit matter.
group-share = { $name } holds { PERCENT($share) } with { $n ->
    [one] { $n } customer
   *[other] { $n } customers
}
group-more = and { $n } more
group-together = Together

## Names that look alike

alike = Names that look alike
alike-text = Each may be one customer written twice. Merging moves the money to one name and changes no total. Nothing is merged by itself, and all of it can be undone.
alike-table = Table of names
alike-none = No two names in the file look alike.
alike-done = You have decided about all names that look alike.
alike-name = Name
alike-difference = What tells them apart
alike-sales = Sales
alike-money = Money
alike-decide = Decide
alike-keep = Keep
alike-merge = Merge
alike-merge-name = Merge { $name } into { $into }
alike-merge-all = Merge all { $n }
alike-apart = Not the same
alike-apart-name = { $name } and { $other } are not the same
alike-merged = { $n ->
    [one] { $n } name
   *[other] { $n } names
} merged into { $name }.
alike-shown = { $n } of { $of ->
    [one] { $of } set
   *[other] { $of } sets
}, the most money first
alike-more = Show { $n } more
alike-difference-same = Nothing: another customer number
alike-difference-invisible = Characters that nobody sees
alike-difference-compatibility = Wide or joined letters
alike-difference-case = Capital letters
alike-difference-punctuation = Spaces and signs
alike-difference-accents = Accents
alike-difference-look-alike = A letter of another script that looks the same
alike-difference-legal-form = The legal form
alike-difference-word-order = The order of the words
alike-difference-typo = A letter or two
alike-confidence-high = Almost surely one customer
alike-confidence-medium = Likely one customer
alike-confidence-low = Perhaps one customer
decided-merges = { $n ->
    [one] { $n } name merged
   *[other] { $n } names merged
}
decided-merges-text = The sales of these names count as those of another.
decided-merge = *{ $name }* counts as *{ $into }*
decided-moved = { $n ->
    [one] { $n } sale
   *[other] { $n } sales
}, { $money }
decided-absent = not in this file
decided-part = Undo: { $name } is a customer of its own
decided-groups = { $n ->
    [one] { $n } group
   *[other] { $n } groups
}
decided-groups-text = Customers of a group stay apart but count as one where 10% of sales or profit matter.
decided-group = *{ $name }* belongs to *{ $group }*
decided-group-share = the group holds { PERCENT($share) }
decided-leave = Undo: { $name } does not belong to { $group }
decided-apart = { $n ->
    [one] { $n } pair kept apart
   *[other] { $n } pairs kept apart
}
decided-two = *{ $name }* and *{ $other }*
decided-doubt = Undo: { $name } and { $other } may be the same
twice-title = { $n ->
    [one] { $n } customer
   *[other] { $n } customers
} may be written twice: { MONEY($money) }, { PERCENT($share) } of the sales.
twice-text = Merged, they may stand in another class.
twice-link = See the names

## Warnings about rows that are used

warnings = Worth a look
warnings-text = These rows are used. Each line says what is unusual about them.
warning-line = first on line { $line }
warnings-more = { $n ->
    [0] [Look at the rows]
    [one] And one more thing is [worth a look].
   *[other] And { $n } more things are [worth a look].
}
warning-other = { $n ->
    [one] One row is unusual: { $code }
   *[other] { $n } rows are unusual: { $code }
}
warning-other-text = Look at the rows before you rely on them.
warning-nul-byte = { $n ->
    [one] One name holds a NUL character
   *[other] { $n } names hold NUL characters
}
warning-nul-byte-text = The program that made the file may be at fault. Their sums are right.
warning-mangled-by-excel = { $n ->
    [one] One customer number was shortened by Excel
   *[other] { $n } customer numbers were shortened by Excel
}
warning-mangled-by-excel-text = Excel writes long numbers as 1.2E+11 and loses digits: different customers may have become one. Export the column as text.
warning-hidden-columns = { $n ->
    [one] One column is hidden in the workbook and is read
   *[other] { $n } columns are hidden in the workbook and are read
}
warning-hidden-columns-text = Delete them there if they are not to be read.
warning-merged-cells = { $n ->
    [one] One merged cell counts for all its rows
   *[other] { $n } merged cells count for all their rows
}
warning-merged-cells-text = Each row that a merged cell covers is read with its value.
warning-truncated = The end of { $n ->
    [one] a file
   *[other] { $n } files
} is missing
warning-truncated-text = What is there is read; sales are missing. Fetch it again.
warning-trailing-bytes = Foreign bytes stand behind the end of { $n ->
    [one] a packed file
   *[other] { $n } packed files
}
warning-trailing-bytes-text = They were left out. The file was read to its end.
warning-left-out = { $n ->
    [one] One file in the archive is no table
   *[other] { $n } files in the archive are no tables
}
warning-left-out-text = They were left out.
warning-stray-quote = { $n ->
    [one] One row has a quote in the middle of a cell
   *[other] { $n } rows have a quote in the middle of a cell
}
warning-stray-quote-text = It is taken for a letter. Compare such a cell with the file.
warning-delimiter-changes = { $n ->
    [one] One rejected row has another sign between its cells
   *[other] { $n } rejected rows have another sign between their cells
}
warning-delimiter-changes-text = Two exports may have become one file. Drop them apart to use these rows.
warning-curly-quotes = { $n ->
    [one] One rejected row has “typographic” quotes
   *[other] { $n } rejected rows have “typographic” quotes
}
warning-curly-quotes-text = They quote nothing, so a comma between them ends the cell. Use plain quotes: ".
warning-second-table = { $n ->
    [one] One rejected row is another table below the first
   *[other] { $n } rejected rows are another table below the first
}
warning-second-table-text = Only the first table is read. Save the other as a file of its own.
warning-hidden-rows = { $n ->
    [one] One row is hidden in the workbook and counts
   *[other] { $n } rows are hidden in the workbook and count
}
warning-hidden-rows-text = A filter in Excel hides rows without deleting them. Delete them there if they are not to count.
warning-unit-in-header = { $n ->
    [one] A column names its unit
   *[other] { $n } columns name their unit
}
warning-unit-in-header-text = Amounts are shown as they stand in the file, in that unit: thousands, lakhs or more.
warning-exact-duplicates = { $n ->
    [one] One sale repeats another one in all that is read
   *[other] { $n } sales repeat another one in all that is read
}
warning-partial-last-period = The last month is not complete
warning-partial-last-period-text = Where months are judged, cut ones are left out unless the settings say otherwise.
warning-invisible-characters = { $n ->
    [one] One name holds characters that nobody sees
   *[other] { $n } names hold characters that nobody sees
}
warning-invisible-characters-text = They are overlooked when names are compared.
warning-not-unicode-text = { $n ->
    [one] One name is typed for an old font
   *[other] { $n } names are typed for an old font
}
warning-not-unicode-text-text = Such names look right only in that font. Their sums are right.
warning-doubly-encoded = { $n ->
    [one] One name is garbled in the file itself
   *[other] { $n } names are garbled in the file itself
}
warning-doubly-encoded-text = Their letters were encoded twice by an earlier program. Their sums are right.
warning-not-a-customer = { $n ->
    [one] One customer is probably nobody in particular
   *[other] { $n } customers are probably nobody in particular
}
warning-not-a-customer-text = Cash sales or retail under one name look like one large customer.
warning-one-id-two-names = { $n ->
    [one] One customer number has several names
   *[other] { $n } customer numbers have several names
}
warning-one-id-two-names-text = They count as one customer, by the number.
warning-one-name-two-ids = { $n ->
    [one] One name has several customer numbers
   *[other] { $n } names have several customer numbers
}
warning-one-name-two-ids-text = They count as several customers, by the number.

## Settings

settings-later = Limits and methods appear here once a file is open.
settings-live = Changes apply at once.
settings-working = Working it out …
settings-defaults = Back to defaults
settings-default = Default: { $value }.
settings-usual = recommended
settings-changed = { $n ->
    [0] No customer changed class.
    [one] { $n } customer changed class.
   *[other] { $n } customers changed class.
}
settings-period = Period
settings-from = From
settings-to = To
settings-window-text = Only sales from these days count. Default: the whole file, { DAY($first) } – { DAY($last) }.
settings-from-refused = From is after To.
settings-number-refused = Write a number from 0 up.
settings-amount-refused = A has to begin at or above B.
settings-as-of = As of
settings-as-of-text = The day that counts as today. Move it back to see what you would have known then. Default: the last day.
settings-step = Step
settings-step-text = In which sales over time are looked at. Default: month.
window-whole = Whole file
window-months-12 = Last 12 months
window-months-6 = Last 6 months
window-year = This year
window-year-before = Year before
period-week = Week
period-month = Month
period-quarter = Quarter
period-year = Year
settings-size = How large: A, B, C
settings-measure = What customers are ranked by
settings-measure-text = What customers are ranked by. Default: sales.
settings-limits = { $a } / { $b }
settings-computed = Computed
settings-computed-text = The limits follow from your own figures: A ends where one more customer brings less than the average one.
settings-a = A ends at
settings-a-share = A holds the largest customers until they bring this share.
settings-a-customers = A holds the largest customers up to this share of their number.
settings-b = B ends at
settings-b-text = B goes on from there; the rest is C.
settings-a-amount = A from
settings-a-amount-text = A customer is in A from this value on, in B from the next.
settings-b-amount = B from
settings-by = Limits count
settings-by-text = Default: share of the total.
abc-by-share = share of the total
abc-by-customers = number of customers
abc-by-amount = the customer’s own value
settings-rule = The customer that crosses a limit
settings-rule-text = Upper class: A always reaches its limit and is never empty. Default: upper class.
abc-rule-inclusive = Upper class
abc-rule-exclusive = Lower class
settings-denominator = 100% is
settings-denominator-text = Customers who returned more than they bought have a negative value. Default: without them.
denominator-positive = all positive values
denominator-net = all values, less returns
settings-steadiness = How steady: X, Y, Z
method-rhythm = Rhythm
method-rhythm-text = Judges the days between purchases. A customer who buys once a quarter, always, is steady.
method-practical = Amounts per step, 50% and 100%
method-practical-text = Judges how much the amounts vary. Practical limits.
method-strict = Amounts per step, 10% and 25%
method-strict-text = The textbook’s limits. They call nearly every real customer irregular.
method-activity = Active steps
method-activity-text = Judges in how many steps the customer bought: X from two thirds, Y from one third.
settings-x = X up to
settings-x-rhythm = Unevenness of the gaps: 0 is a clock.
settings-x-variation = Unevenness of the amounts: 0 is always the same.
settings-y = Y up to
settings-y-text = Above it, Z. 1.00 is what pure chance gives.
settings-grid = Steps begin
settings-grid-text = Default: with each customer’s first purchase, so that late starters are not punished.
grid-customer = with the customer
grid-window = with the period
settings-periods = Cut steps
settings-periods-text = The first and last step may be cut by the period. Default: left out.
periods-complete = left out
periods-all = counted
settings-new = New for the first
settings-new-text = Until then a customer is too young to judge.
settings-silence = Silence
settings-silence-text = Each customer is measured by its own gaps. Both conditions of a line must be met.
settings-risk-gaps = Overdue from
settings-risk-gaps-text = Times the usual gap.
settings-risk-quantile = and longer than
settings-risk-quantile-text = Of its own gaps, so many were shorter.
settings-lost-gaps = Lost from
settings-lost-gaps-text = Times the usual gap.
settings-lost-quantile = and longer than
settings-lost-quantile-text = Of its own gaps, so many were shorter.
settings-key = Key customers
settings-key-share = Key from
settings-key-share-text = Share of the total, whatever the class.
settings-breadwinner = Breadwinner from
settings-breadwinner-text = Share of profit, or of sales where no profit is known.
settings-prospective = Prospective for
settings-prospective-text = How long a fast starter may have been buying.
settings-run-rate = among the top
settings-run-rate-text = By value per day since the first purchase.
settings-filters = Only these
settings-filters-text = Everything on the page is worked out from the sales that are left.
settings-filter-all = all
settings-filter-some = { $n } of { $of }
settings-filter-take-all = Take all
settings-filter-only = only this
settings-display = Display
settings-theme = Light or dark
theme-auto = As the device
theme-light = Light
theme-dark = Dark
settings-grouping = Large numbers
grouping-lakh = Lakh, crore (12,34,567)
grouping-million = Million (1,234,567)
settings-currency = Currency sign
settings-currency-text = Stands before amounts. Nothing is converted.
settings-display-text = Undo takes back changes of the analysis, not these.
settings-remember = Remember columns and limits
settings-remember-text = Keeps in this browser which columns mean what, for files of the same shape, and the settings. Unticking forgets it all.
role-none = Ignore

## Shortcuts

shortcuts-title = Keyboard shortcuts
shortcuts-go-o = Overview
shortcuts-go-c = Customers
shortcuts-go-l = Losses
shortcuts-go-p = Profit
shortcuts-go-f = Forecast
shortcuts-go-s = Start
shortcuts-go-m = Columns
shortcuts-go-r = Problems
shortcuts-search = Search customers
shortcuts-next = Next and previous customer
shortcuts-open = Open the customer
shortcuts-settings = Settings
shortcuts-undo = Undo the last change of the analysis
shortcuts-list = This list
shortcuts-close = Close what is open
shortcuts-note = They rest while you type. Limits in the chart move with the arrow keys, by fives with Page Up and Page Down.

## Head of a printed page

print-more-files = and { $n ->
    [one] { $n } more file
   *[other] { $n } more files
}
print-source-undated = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} · Without dates
print-source = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
} · { $days } · Data up to { DAY($asOf) }
print-method-undated = { $measure } · { $limits } · { $rule }
print-names = { $merged ->
    [one] { $merged } name merged into another
   *[other] { $merged } names merged into others
}, { $groups ->
    [one] { $groups } group
   *[other] { $groups } groups
} of customers
print-method = { $measure } · { $limits } · { $rule } · { $method }
print-limits-share = A up to { DECIMAL($a, digits: 0) }%, B up to { DECIMAL($b, digits: 0) }% of the total
print-limits-customers = A up to { DECIMAL($a, digits: 0) }%, B up to { DECIMAL($b, digits: 0) }% of the customers
print-limits-amount = A from { EXACT($a) }, B from { EXACT($b) }
print-rule-inclusive = the customer that crosses a limit stays above it
print-rule-exclusive = only customers wholly within a limit are above it
print-rule-computed = limits computed from the curve
print-method-rhythm = steadiness by rhythm
print-method-variation = steadiness by amounts
print-method-activity = steadiness by active steps

## What is left out, above the answers

left-out-title = { $n } of { $of ->
    [one] { $of } row
   *[other] { $of } rows
} ({ PERCENT($share) }) are not in these numbers: { $why }.
left-out-all = { $reason }
left-out-most = mostly { $reason }
left-out-money = They hold { PERCENT($share) } of the money that can be read.
left-out-link = See them
left-out-because-missing-customer = no customer
left-out-because-missing-date = no date
left-out-because-missing-amount = no amount
left-out-because-missing-cell = rows too short
left-out-because-extra-cell = rows too long
left-out-because-bad-date = dates that cannot be read
left-out-because-placeholder-date = dates that stand for none
left-out-because-number-format = amounts that are no numbers
left-out-because-number-range = numbers too large
left-out-because-invalid-encoding = letters that cannot be read
left-out-because-no-match = keys that are not in the table looked up
left-out-because-excel-error = Excel’s errors instead of values
left-out-because-formula-without-value = formulas without their values
left-out-because-other-calendar = dates of another calendar
left-out-because-unclosed-quote = quotes that are not closed
left-out-because-record-too-long = rows that never end
hole-title = No sales from { $first } to { $last }. Is a part of the file missing?
hole-text = Silence and rhythm are unreliable across it.
hole-use = Use from { $start }

## Screens of later versions

losses-says = { $n ->
    [0] No key customer is overdue or lost.
    [one] *One key customer* is overdue or lost ({ $keyOverdue } overdue, { $keyLost } lost): ~{ MONEY($money) }~ a year.
   *[other] *{ $n } key customers* are overdue or lost ({ $keyOverdue } overdue, { $keyLost } lost): ~{ MONEY($money) }~ a year.
} Of all customers with a rhythm, { $overdue } are overdue and { $lost } lost: { MONEY($allMoney) } a year.
undated-losses = The file has no dates, so nobody can be said to be overdue or lost.
undated-forecast = The file has no dates, so nothing can be forecast.
undated-customer = The file has no dates: how steadily this customer buys and whether it is slipping away is not known.
undated-settings = The file has no dates: the period, steadiness and silence do not apply.
later-losses = A later version will show how customers were lost month by month, where from, and whom to win back first.
profit-says = Profit is *{ MONEY($profit) }*, { PERCENT($margin) } of { MONEY($revenue) } in sales. { $n ->
    [0] No customer is served at a loss.
    [one] One customer is served at a loss of ~{ MONEY($loss) }~.
   *[other] { $n } customers are served at a loss of ~{ MONEY($loss) }~.
}
profit-unknown = The file names no cost and no profit, so profit is not known. A column with either answers this.
later-profit = A later version will show what raised and lowered profit, and where prices went.
forecast-says = There is no forecast yet.
later-forecast = A later version will say what to expect of each customer and of all, with the misses of the past. A customer’s page names its next expected purchase today.
today-slip = { $n ->
    [one] See the key customer
   *[other] See the { $n } key customers
} overdue or lost
today-over = { $n ->
    [one] See the customer
   *[other] See the { $n } customers
} overdue
today-lost = { $n ->
    [one] See the customer
   *[other] See the { $n } customers
} lost
today-loss = { $n ->
    [one] See the customer
   *[other] See the { $n } customers
} served at a loss

## Overview

overview-findings = Main findings
overview-period-undated = Without dates, by { $measure ->
        [profit] profit
        [quantity] quantity
       *[revenue] sales
    }
overview-period = { $days }, as of { $asOf }, by { $measure ->
        [profit] profit
        [quantity] quantity
        [occasions] purchases
       *[revenue] sales
    }
overview-print = Print summary

overview-carries-question = Who carries the business
overview-carries = *{ $n ->
        [one] { $n } of { $all } customers
       *[other] { $n } of { $all } customers
    }* { $n ->
        [one] brings
       *[other] bring
    } *{ PERCENT($share, digits: 0) }* of { $measure ->
        [profit] profit
        [quantity] the quantity
        [occasions] the purchases
       *[revenue] sales
    }.
overview-carries-largest = { $largest } alone is { PERCENT($share, digits: 0) }. { $breadwinners ->
        [one] One customer brings { $limit }% of profit or more.
       *[other] { $breadwinners ->
            [2] Two
           *[other] { $breadwinners }
        } of them bring { $limit }% of profit or more each.
    }
overview-carries-largest-only = { $largest } alone is { PERCENT($share, digits: 0) }.
overview-carries-spread = No customer brings more than { PERCENT($share) }.
overview-carries-one = *The file has one customer.*
overview-carries-equal = *All { $n }* are about equally large.
overview-carries-link = { $n ->
        [one] See the customer
       *[other] See the { $n } customers
    }
overview-carries-nobody = *Nobody* brings more than is sent back.
overview-carries-nobody-detail = In this period returns are as large as sales, so there are no classes.

overview-slipping-question = Who is slipping away
overview-slipping = *{ $n ->
        [one] { $n } key customer
       *[other] { $n } key customers
    }* { $n ->
        [one] is
       *[other] are
    } overdue: { $about ->
        [no] ~{ MONEY($money) }~
       *[yes] { $span ->
            [year] about ~{ MONEY($money) }~
           *[days] ~{ MONEY($money) }~
        }
    } { $span ->
        [year] a year
       *[days] in these { $days } days
    }.
overview-slipping-lost = *{ $n ->
        [one] { $n } key customer was
       *[other] { $n } key customers were
    }* lost within a year: ~{ MONEY($money) }~ { $span ->
        [year] a year
       *[days] in these { $days } days
    }.
overview-slipping-latest = Nobody of them is overdue now. Most recently { $name }, silent for { $silence } days.
overview-slipping-more-lost = [{ $n } more { $n ->
        [one] was
       *[other] were
    } lost] within a year, most recently { $name }.
overview-slipping-long-lost = [{ $n } { $n ->
        [one] key customer
       *[other] key customers
    }] left more than a year ago.
overview-slipping-undated = *The file has no dates,* so nobody can be said to slip away.
overview-slipping-undated-detail = With the day of each sale you would see who is overdue and who is lost.
overview-slipping-short = *Only { $days ->
        [one] one day
       *[other] { $days } days
    }:* too short to say who is slipping.
overview-slipping-short-detail = From about three months on, silence can be told from a usual gap.
overview-slipping-worst = { $name } has most at stake: silent for { $silence ->
        [one] { $silence } day
       *[other] { $silence } days
    }, usually { $usual }.
overview-slipping-link = { $n ->
        [one] See the customer
       *[other] See the { $n } customers
    }
overview-slipping-no-key = *No key customer* is overdue.
overview-slipping-no-key-detail = { $n ->
        [one] { $n } smaller customer is overdue
       *[other] { $n } smaller customers are overdue
    }: { MONEY($money) } { $span ->
        [year] a year
       *[days] in these { $days } days
    }.
overview-slipping-nobody = *Nobody* is overdue.
overview-slipping-nobody-detail = { $n ->
        [one] The { $n } customer who buys regularly is
       *[other] All { $n } customers with three purchases or more are
    } within the usual gap.
overview-slipping-too-little = *Too little history* to tell.
overview-slipping-too-little-detail = Nobody has bought three times in this period, so nobody has a usual gap.
overview-slipping-link-over = See who is overdue
overview-slipping-link-all = See all customers

overview-profit-question = Where profit leaks
overview-profit-change = { $against ->
        [lastYear] Sales { $sales }, profit { $profit } on the year before.
        [halves] Second half: sales { $sales }, profit { $profit } against the first.
       *[previousWindow] Sales { $sales }, profit { $profit } on the period before.
    }
overview-profit-plain = Profit is *{ MONEY($profit) }*, { PERCENT($margin) } of sales.
overview-profit-loss = Profit is ~{ MONEY($profit) }~: the business sells at a loss.
overview-profit-losses = { $n ->
        [one] { $n } customer is
       *[other] { $n } customers are
    } served at a loss of { MONEY($loss) }; { $name } loses most.
overview-profit-no-losses = No customer is served at a loss.
overview-profit-no-losses-margin = No customer is served at a loss. The margin is { PERCENT($margin) }.
overview-profit-link-losses = { $n ->
        [one] See the loss-making customer
       *[other] See the { $n } loss-making customers
    }
overview-profit-link = See margins
overview-profit-unknown = *No cost column*, so no profit.
overview-profit-unknown-detail = Name the column with cost or profit to see who earns and who eats it.
overview-profit-unknown-link = Choose the column

overview-first-question = What to do first
overview-first-call = First *{ $name }*: silent { $silence ->
        [one] { $silence } day
       *[other] { $silence } days
    }, usually { $usual }.
overview-first-call-detail = { $n ->
        [one] It is the only key customer to call.
       *[other] { $n } key customers are to be called before they are lost.
    }
overview-first-over-detail = { $n ->
        [one] It is the only customer that is overdue.
       *[other] { $n } customers are to be called before they are lost.
    }
overview-first-price = First *{ $name }*: buys for { MONEY($revenue) } at a loss of { MONEY($loss) }.
overview-first-price-detail = { $n ->
        [one] It is the only large customer served at a loss.
       *[other] { $n } large customers are served at a loss.
    }
overview-first-winBack = Win back *{ $name }*: silent { $silence } days, usually { $usual }.
overview-first-win-detail = { $n ->
        [one] It is the only key customer lost within a year.
       *[other] { $n } key customers were lost within a year.
    }
overview-first-welcome = Get to know *{ $name }*, new for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.
overview-first-new-detail = { $n ->
        [one] It is the only new customer.
       *[other] { $n } customers are new.
    }
overview-first-undated = *Look after the largest.* Without dates, only size is known.
overview-first-undated-detail = What is urgent needs the day of each sale.
overview-first-short = *Too few days* to say.
overview-first-short-detail = With less than three months of sales, only the ranking is certain.
overview-first-nothing = *Nothing is urgent.*
overview-first-nothing-detail = Nobody is overdue, and no large customer is served at a loss.
overview-first-link-call = { $n ->
        [one] See the customer
       *[other] See the { $n } to call
    }
overview-first-link-over = { $n ->
        [one] See the customer
       *[other] See the { $n } to call
    }
overview-first-link-price = { $n ->
        [one] See the customer
       *[other] See the { $n } served at a loss
    }
overview-first-link-win = { $n ->
        [one] See the customer
       *[other] See the { $n } to win back
    }
overview-first-link-new = { $n ->
        [one] See the customer
       *[other] See the { $n } new customers
    }
overview-first-link-all = See all customers

overview-actions = What to do first
overview-actions-text = Ordered by money at stake; what is lost already and new ones last
overview-actions-gone = [{ $n } { $n ->
        [one] key customer
       *[other] key customers
    }] left more than a year ago.
overview-action-call = Call *{ $name }*
overview-action-call-why = Silent { $silence ->
        [one] { $silence } day
       *[other] { $silence } days
    }, usually buys every { $usual }: { MONEY($stake) } at stake
overview-action-call-due = { $days ->
        [one] { $days } day left
       *[other] { $days } days left
    }
overview-action-call-due-why = Days until the silence is so long that the customer counts as lost
overview-action-call-late = { TIMES($ratio) } its usual gap
overview-action-price = Renegotiate with *{ $name }*
overview-action-price-why = Buys for { MONEY($revenue) } at a loss of { MONEY($loss) }
overview-action-winBack = Win back *{ $name }*
overview-action-winBack-why = Silent { $silence } days, usually bought every { $usual }: { MONEY($stake) } lost
overview-action-welcome = Get to know *{ $name }*
overview-action-welcome-why = New for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }: ask for need, solvency, authority
overview-key-title = { $n ->
        [one] The key customer
       *[other] { $all ->
            [one] The key customer
           *[other] Key customers: { $n } of { $all }
        }
    }
overview-actions-none = Nothing is urgent. Nobody is overdue, and no large customer is served at a loss.

matrix = Groups of customers
matrix-text = Down: how much they bring. Across: how steadily. Stronger colour means a larger share of { $measure ->
        [profit] profit
        [quantity] the quantity
        [occasions] purchases
       *[revenue] sales
    }.
matrix-caption = Customers by amount and steadiness: share of the total, number of customers, how many are overdue
matrix-row-A = Large
matrix-row-B = Medium
matrix-row-C = Small
matrix-row-L = Negative
matrix-column-X = Steady
matrix-column-Y = Varies
matrix-column-Z = Irregular
matrix-column-New = New
matrix-column-Occasional = Occasional
matrix-column-Lost = Lost
matrix-all = All
matrix-overdue = { $n } overdue
matrix-change-previousWindow = { $change } on the period before
matrix-change-lastYear = { $change } on the year before
matrix-change-halves = Second half { $change } against the first
matrix-outside-value = [{ $n ->
        [one] { $n } customer
       *[other] { $n } customers
    }] { $n ->
        [one] is in no row
       *[other] are in no row
    }: what they bought and sent back comes to nothing.
matrix-outside-variation = [{ $n ->
        [one] { $n } customer
       *[other] { $n } customers
    }] { $n ->
        [one] is in no column
       *[other] are in no column
    }: the variation cannot be computed.
cell-AX = Pillars
cell-AY = Big, uneven
cell-AZ = By chance
cell-BX = Solid core
cell-BY = Middle
cell-BZ = Unsteady
cell-CX = Small, loyal
cell-CY = Uneven
cell-CZ = Seldom
cell-New = New
cell-Occasional = Occasional
cell-Lost = Lost
cell-L = Negative
cell-none = No group
strategy-AX = Protect: a named manager, a customer file, a contract. Watch what competitors charge.
strategy-AY = Learn the cycle: agree a delivery calendar, make the offer before the season.
strategy-AZ = Find the reason for the gaps. Give it the best salesperson; aim for AY, then AX.
strategy-BX = Sell more kinds of goods. Grow it to A: need, solvency, authority.
strategy-BY = Offers by its own cycle, with a minimum order.
strategy-BZ = Remind it on the expected date. Check whether a competitor has it.
strategy-CX = Automate the orders, cut the cost to serve, raise the basket.
strategy-CY = Mailings, and a minimum lot.
strategy-CZ = Standard terms, no manager’s time.
strategy-New = A programme for the first 90 days: need, solvency, authority.
strategy-Occasional = One invitation at its typical gap.
strategy-Lost = Win back, in the order of lost value times chance to return.
strategy-L = Renegotiate price and terms, or let it go.
strategy-none = Look at the rows: nothing was bought for money in this period.
strategy-A = The largest customers: together they bring most of it.
strategy-B = The middle: the next A customers are here.
strategy-C = Many and small: keep the cost to serve low.
strategy-X = Steady customers: the next purchase can be foreseen.
strategy-Y = Customers whose gaps vary: look for the cycle.
strategy-Z = Irregular customers: the next purchase cannot be foreseen.

pareto = Few customers, most of the { $measure ->
        [profit] profit
        [quantity] quantity
        [occasions] purchases
       *[revenue] sales
    }
pareto-hint-share = Drag a limit, or focus it and use the arrow keys. Everything on this page follows.
pareto-hint-customers = The limits count customers. Drag one, or focus it and use the arrow keys.
pareto-hint-amount = The limits are amounts; they are changed in the settings.
pareto-hint-computed = The limits are computed from the curve; the settings can fix them.
pareto-hint-notComputable = Limits cannot be computed from so few or so equal customers, so 80% and 95% are used.
pareto-finding = { $a ->
        [one] { $a } customer is
       *[other] { $a } customers are
    } A with { PERCENT($aShare, digits: 0) }{ $b ->
        [0] { "" }
        [one] { "" }, { $b } is B with { PERCENT($bShare, digits: 0) }
       *[other] { "" }, { $b } are B with { PERCENT($bShare, digits: 0) }
    }{ $c ->
        [0] { "" }
        [one] { "" }, { $c } is C with { PERCENT($cShare, digits: 0) }
       *[other] { "" }, { $c } are C with { PERCENT($cShare, digits: 0) }
    }.
pareto-label = Cumulative share, customers from largest to smallest. { $finding }
pareto-column = { $rank }. { $name }: { $value }, { PERCENT($share) }; together { PERCENT($together) }.
pareto-so-far = { $n ->
        [one] The largest customer holds
       *[other] The { $n } largest hold
    } { PERCENT($share) }.
pareto-axis = Customers, largest first
pareto-limit-a = Limit of class A
pareto-limit-b = Limit of class B
pareto-limit-share = { $percent } percent of the total, { $n ->
        [one] { $n } customer
       *[other] { $n } customers
    }
pareto-limit-customers = { $percent } percent of the customers, { $n ->
        [one] { $n } customer
       *[other] { $n } customers
    }
pareto-table-rank = Rank
pareto-table-together = Together
pareto-table-others = { $n ->
        [one] { $n } other
       *[other] { $n } others
    }

dependence = Dependence
dependence-text = Works like { $n } equal customers.
dependence-text-spread = As spread out as { $n } equal customers.
dependence-spread = No single departure would hurt.
dependence-hurts = The largest 3 bring { PERCENT($share, digits: 0) }: one departure would hurt.
dependence-hurts-largest = The largest brings { PERCENT($share, digits: 0) }: its departure would hurt.
dependence-only-one = Everything hangs on one customer.
dependence-tip = If all customers were equally large, so many of them would be as spread out as yours (1 ÷ HHI, { DECIMAL($hhi, digits: 3) }). Fewer means more dependence.
dependence-label = Each customer’s share of the total. { $finding }
dependence-largest = Largest customer
dependence-largest-3 = Largest 3
dependence-key = { $n ->
        [one] The { $n } key customer
       *[other] All { $n } key customers
    }
dependence-half = Half comes from
dependence-usual = Usual for key customers: 30–55%. { $place ->
        [above] All of class A counts as key here, which is more.
        [below] Sales rest on many small customers.
       *[within] Yours are within it.
    }
dependence-half-one = More than half hangs on one customer.
dependence-what-if = If { $name } left: sales { CHANGE($sales, digits: 1) }.
dependence-what-if-profit = If { $name } left: sales { CHANGE($sales, digits: 1) }, profit { CHANGE($profit, digits: 1) }.

trend = { $period ->
        [week] Sales by week
        [quarter] Sales by quarter
        [year] Sales by year
       *[month] Sales by month
    }
trend-change = { $kind ->
        [lastYear] { $change } on the year before
        [halves] second half { $change } against the first
       *[previousWindow] { $change } on the period before
    }
trend-label = Sales per period from { $first } to { $last }. The largest is { $period } with { MONEY($value) }.

## Customers

customers-none = No customers in this period
customers-none-text = Widen the period in the settings, or open another file.
customers-export = Export { $n ->
        [one] { $n } row
       *[other] { $n } rows
    }
customers-file-name = { $project } customers
customers-search = Find a customer
customers-filter = Filter customers
customers-filter-all = All
customers-filter-key = Key
customers-filter-over = Overdue
customers-filter-new = New
customers-filter-lost = Lost
customers-filter-loss = Loss-making
customers-filter-slip = Key, overdue or lost
customers-filter-call = Key, overdue
customers-filter-win = Key, lost within a year
customers-filter-gone = Key, lost longer ago
customers-filter-unjudged = Variation unknown
customers-filter-price = Large, at a loss
customers-group = Group { $group }
customers-clear = Remove the filter { $what }
customers-caption = Customers, sorted by { $by }
customers-head-name = Customer
customers-head-class = Class
customers-head-value = { $measure ->
        [profit] Profit
        [quantity] Quantity
        [occasions] Purchases
       *[revenue] Sales
    }
customers-head-share = Share
customers-head-margin = Margin
customers-head-spark = { $period ->
        [week] 12 weeks
        [quarter] 12 quarters
        [year] 12 years
       *[month] 12 months
    }
customers-head-gap = Buys every
customers-head-since = Since last purchase
customers-head-change = { $kind ->
        [lastYear] Vs last year
        [halves] Vs first half
       *[previousWindow] Vs before
    }
customers-head-change-tip = { $current } against { $previous }
customers-once = once
customers-change-new = New
customers-change-new-tip = Bought for the first time in the current days
customers-change-back = Back
customers-change-back-tip = Bought earlier, but nothing in the days it is compared with
export-head-key = Key
export-head-share = Share %
export-head-margin = Margin %
export-head-gap = Buys every (days)
export-head-since = Days since last purchase
export-head-state = State
export-head-change = { $kind ->
        [lastYear] Change on last year %
        [halves] Change on first half %
       *[previousWindow] Change on before %
    }
export-head-purchases = Purchases
export-head-first = First purchase
export-head-last = Last purchase
export-state = { $state ->
        [new] New
        [active] Active
        [slowing] Later than usual
        [atRisk] Overdue
        [lost] Lost
        [wonBack] Won back
       *[occasional] Occasional
    }
customers-breadwinner = Breadwinner
customers-prospective = Prospective
customers-total = { $n } of { $all ->
        [one] { $all } customer
       *[other] { $all } customers
    }
customers-shown = { $n ->
        [0] No customer shown
        [one] { $n } customer shown
       *[other] { $n } customers shown
    }
customers-no-match = No customer matches.
customers-no-match-text = Look for fewer letters, or show all customers.
customers-no-match-clear = Show all customers
customers-legend = Bar under “Since last purchase”: its length is the silence in usual gaps, the tick is where the customer counts as overdue. Without three purchases there is no bar.
customers-sort-name = name
customers-sort-class = class
customers-sort-value = { $measure ->
        [profit] profit
        [quantity] quantity
        [occasions] purchases
       *[revenue] sales
    }
customers-sort-share = share
customers-sort-margin = margin
customers-sort-gap = days between purchases
customers-sort-since = days since the last purchase
customers-sort-change = change

## Customer

customer-place = { $place } of { $of } by { $by }
customer-place-filtered = { $place } of { $of } shown, by { $by }
customer-crumbs = Where you are
customer-previous = Previous customer
customer-next = Next customer
customer-print = Print file
customer-missing = This customer is not here
customer-missing-text = It has no purchase in this period, or another file is open.
customer-missing-link = See all customers
customer-key = Key: { $key }
customer-is-key = Key customer
customer-tag-breadwinner = Breadwinner
customer-tag-prospective = Prospective
customer-tag-loss = Loss-making
customer-state-atRisk = Overdue { TIMES($ratio) }
customer-state-wonBack = Won back
customer-attribute = { $name }: { $value }

customer-fact-sales = Sales
customer-fact-share = { PERCENT($share) } of all
customer-fact-share-change = { PERCENT($share) } of all, { $kind ->
        [lastYear] { $change } on the year before
        [halves] second half { $change } against the first
       *[previousWindow] { $change } on the period before
    }
customer-fact-value = { $measure ->
        [profit] Profit
        [quantity] Quantity
        [occasions] Purchases
       *[revenue] Sales
    }
customer-fact-profit = Profit
customer-fact-profit-share = { PERCENT($share) } of all profit
customer-fact-margin = Margin
customer-fact-margin-all = all customers { PERCENT($margin) }
customer-fact-gap = Buys every
customer-fact-gap-X = steady
customer-fact-gap-Y = varies
customer-fact-gap-Z = irregular
customer-fact-gap-few = { $n ->
        [one] bought on { $n } day
       *[other] bought on { $n } days
    }
customer-fact-gap-once = once
customer-fact-last = Last purchase
customer-fact-last-ago = { $n ->
        [0] today
        [one] { $n } day ago
       *[other] { $n } days ago
    }
customer-fact-expected = Next expected
customer-fact-expected-about = about
customer-fact-year = { $span ->
        [year] Worth a year
       *[days] Worth
    }
customer-fact-year-risk = { $span ->
        [year] { $state ->
            [lost] Lost a year
           *[other] At risk, a year
        }
       *[days] { $state ->
            [lost] Lost
           *[other] At risk
        }
    }
customer-fact-year-text = { $span ->
        [year] sales in the year to its last purchase
       *[days] sales in { $days ->
            [one] its one day
           *[other] the { $days } days to its last purchase
        }
    }

customer-purchases = { $period ->
        [week] Sales a week
        [quarter] Sales a quarter
        [year] Sales a year
       *[month] Sales a month
    }
customer-purchases-count = { $n ->
        [one] { $n } purchase
       *[other] { $n } purchases
    } in { $period ->
        [week] { $periods ->
            [one] one week
           *[other] { $periods } weeks
        }
        [quarter] { $periods ->
            [one] one quarter
           *[other] { $periods } quarters
        }
        [year] { $periods ->
            [one] one year
           *[other] { $periods } years
        }
       *[month] { $periods ->
            [one] one month
           *[other] { $periods } months
        }
    }
customer-purchases-label = Sales per period. The largest is { $period } with { MONEY($value) }; { $empty ->
        [0] there is no period without a purchase.
        [one] one period has no purchase.
       *[other] { $empty } periods have no purchase.
    }
customer-table-period = Period
customer-table-sales = Sales
customer-rhythm-label = Days with a purchase. { $end }
customer-rhythm-each = Each line is one day with a purchase
customer-rhythm-silent = silent { $days ->
        [one] { $days } day
       *[other] { $days } days
    }; expected about { $expected }
customer-rhythm-lost = silent { $days ->
        [one] { $days } day
       *[other] { $days } days
    }; was expected about { $expected }
customer-rhythm-quiet = next expected about { $expected }
customer-rhythm-alone = silent { $days ->
        [one] { $days } day
       *[other] { $days } days
    }

customer-why = Why { $class }
customer-why-plain = Why this class
customer-abc-A = Large, by { $measure ->
        [profit] profit
        [quantity] quantity
        [occasions] purchases
       *[revenue] sales
    }
customer-abc-B = Medium, by { $measure ->
        [profit] profit
        [quantity] quantity
        [occasions] purchases
       *[revenue] sales
    }
customer-abc-C = Small, by { $measure ->
        [profit] profit
        [quantity] quantity
        [occasions] purchases
       *[revenue] sales
    }
customer-abc-L = Less than nothing
customer-abc-none = No class
customer-abc-ahead = Customers ahead of it ({ $n })
customer-abc-own = Its own { $measure ->
        [profit] profit
        [quantity] quantity
        [occasions] purchases
       *[revenue] sales
    }
customer-abc-through = Up to and with it
customer-abc-total = { $denominator ->
        [net] All customers ({ $n }), net
       *[positive] All customers ({ $n })
    }
customer-abc-total-positive = All above zero ({ $n } customers)
customer-abc-share-ahead = Share ahead of it
customer-abc-share-through = Share up to and with it
customer-abc-rank = Its place
customer-abc-limit-A = Limit for A
customer-abc-limit-B = Limit for B
customer-abc-limit-customers-A = A ends at
customer-abc-limit-customers-B = B ends at
customer-abc-returns = Returns taken off ({ $n })
customer-abc-says-inclusive = { $side ->
        [under] { $value } is under { $limit }, so it is *{ $class }*.
        [over] { $value } is not under { $limit }, so it is *{ $class }*.
       *[between] { $value } is under { $limit } but not under { $lower }, so it is *{ $class }*.
    }
customer-abc-says-exclusive = { $side ->
        [under] { $value } is at most { $limit }, so it is *{ $class }*.
        [over] { $value } is above { $limit }, so it is *{ $class }*.
       *[between] { $value } is at most { $limit } but above { $lower }, so it is *{ $class }*.
    }
customer-abc-says-amount = { $side ->
        [under] { $value } is at least { $limit }, so it is *{ $class }*.
        [over] { $value } is below { $limit }, so it is *{ $class }*.
       *[between] { $value } is at least { $limit } but below { $lower }, so it is *{ $class }*.
    }
customer-abc-says-L = { $value } is below zero: it sent back more than it bought, or costs more than it pays. It counts to no total.
customer-abc-says-none = Its value is zero, so it is in no class and counts to no total.
customer-abc-rule-inclusive = The customer that crosses a limit stays above it.
customer-abc-rule-exclusive = Only customers wholly within a limit are above it.
customer-abc-rule-computed = The limits are computed from the curve of all customers.
customer-abc-rule-customers = The limits count customers, not money.
customer-abc-rule-amount = The limits are fixed amounts.
customer-abc-ties = { $n ->
        [one] It shares its place with { $n } customer of the same value.
       *[other] It shares its place with { $n } customers of the same value.
    }
customer-abc-down = It stays { $class } until it brings { $amount } less.
customer-abc-up = { $amount } more would make it { $class }.

customer-xyz-X = Steady
customer-xyz-Y = Varies
customer-xyz-Z = Irregular
customer-xyz-New = New
customer-xyz-Occasional = Occasional: bought too rarely
customer-xyz-OneOff = One-off: bought once
customer-xyz-Lost = Lost
customer-xyz-none = Cannot be computed
customer-method-rhythm = { $class }, by rhythm
customer-method-variation = { $class }, by amounts
customer-method-activity = { $class }, by active periods
customer-rhythm-gaps = Gaps between purchases
customer-rhythm-open = and the open gap, today
customer-rhythm-days = { DECIMAL($days, digits: 2) } days
customer-rhythm-mean = Average gap
customer-rhythm-deviation = Typical deviation
customer-rhythm-cv = Deviation ÷ average
customer-variation-periods = { $period ->
        [week] Whole weeks
        [quarter] Whole quarters
        [year] Whole years
       *[month] Whole months
    }
customer-variation-zeros = of them without a purchase
customer-variation-mean = Average
customer-variation-deviation = Typical deviation
customer-variation-cv = Deviation ÷ average
customer-activity-periods = { $period ->
        [week] Weeks since its first purchase
        [quarter] Quarters since its first purchase
        [year] Years since its first purchase
       *[month] Months since its first purchase
    }
customer-activity-active = of them with a purchase
customer-activity-share = Share with a purchase
customer-xyz-limit-X = Limit for X
customer-xyz-limit-Y = Limit for Y
customer-xyz-says = { $side ->
        [under] { $value } is at most { $limit }, so it is *{ $class }*.
        [over] { $value } is above { $limit }, so it is *{ $class }*.
       *[between] { $value } is above { $lower } but at most { $limit }, so it is *{ $class }*.
    }
customer-activity-says = { $side ->
        [under] { $value } is at least { $limit }, so it is *{ $class }*.
        [over] { $value } is under { $limit }, so it is *{ $class }*.
       *[between] { $value } is under { $lower } but at least { $limit }, so it is *{ $class }*.
    }
customer-xyz-few = { $gaps ->
        [0] There is no gap between purchases yet
        [one] There is one gap between purchases
       *[other] There are { $gaps } gaps between purchases
    }; three are needed to judge. { $xyz ->
        [New] Its first purchase is within { $newDays } days, so it is *New*.
        [OneOff] It bought once, so it is *One-off*.
       *[other] It bought too rarely, so it is *Occasional*.
    }
customer-xyz-lost = { $silence } days of silence are more than { $limit }, so it counts as *Lost*, whatever its rhythm was.
customer-xyz-lost-before = Its rhythm was { $class }.
customer-xyz-margin = It stays { $class } if the next purchase comes within { $days ->
        [one] { $days } day
       *[other] { $days } days
    }.
customer-xyz-other = Other methods: { $first }; { $second }.
customer-xyz-other-none = The other methods cannot judge it either.
customer-other-rhythm-none = by rhythm none
customer-other-variation-none = by amounts none
customer-other-activity-none = by active periods none
customer-other-rhythm-value = by rhythm { $class } ({ DECIMAL($value, digits: 2) })
customer-other-variation-value = by amounts { $class } ({ DECIMAL($value, digits: 2) })
customer-other-activity-value = by active periods { $class } ({ PERCENT($value, digits: 0) })

customer-state = { $state ->
        [new] New
        [active] Active
        [slowing] Later than usual
        [atRisk] Overdue
        [lost] Lost
        [wonBack] Won back
       *[occasional] Occasional
    }
customer-state-title = Is it slipping away?
customer-state-silence = Silent for
customer-state-usual = Usual gap (median)
customer-state-ratio = Silence ÷ usual gap
customer-state-mark-usual = usual
customer-state-mark-risk = overdue after
customer-state-mark-lost = lost after
customer-state-expected = Next purchase expected
customer-state-says = { $state ->
        [lost] { $silence } days are more than { $lost }, so it counts as lost.
        [atRisk] { $silence } days are more than { $risk }, so it is overdue; after { $lost } it counts as lost.
        [wonBack] It was silent for so long that it counted as lost, and came back.
        [slowing] { $silence } days are more than the usual { $usual }; it counts as overdue after { $risk }.
       *[other] { $silence } days are no reason to worry: it counts as overdue after { $risk }.
    }
customer-state-basis = { $base ->
        [0] The limits come from its own { $gaps } gaps.
       *[other] It has only { $gaps } gaps of its own, so the limits lean a little on all customers.
    }
customer-state-left = { $days ->
        [one] One day is left.
       *[other] { $days } days are left.
    }
customer-state-few = With fewer than three purchases there is no usual gap, so it can be neither overdue nor lost.

customer-breakdown-product = Items
customer-breakdown-category = What it buys
customer-breakdown-region = Where it buys
customer-breakdown-manager = Who sells
customer-breakdown-channel = How sales come
customer-breakdown-customerType = What kind of customer
customer-breakdown-order = Orders
customer-breakdown-others = Others
customer-breakdown-name = Name
customer-breakdown-empty = not named
customer-breakdown-current = { $kind ->
        [lastYear] Last 12 months
        [halves] Second half
       *[previousWindow] This period
    }
customer-breakdown-previous = { $kind ->
        [lastYear] Year before
        [halves] First half
       *[previousWindow] Period before
    }
customer-breakdown-label = { $title }: { $name } is the largest with { MONEY($value) }.
