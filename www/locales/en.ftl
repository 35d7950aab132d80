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
rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
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
role-unitPrice = Price of one
role-profit = Profit
role-cost = Cost
role-unitCost = Cost of one
role-currency = Currency
role-product = Product
role-category = Category
role-region = Region
role-manager = Manager
role-channel = Channel
role-order = Order number
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
