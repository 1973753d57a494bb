// Every message about a file and its columns, in English; the page translates them by their codes.

import { messages } from "../lib/message.ts";

export const DATA_MESSAGES = {
  "column.unknownName": "its name is not known",
  "column.ordered": "it tells what was ordered; the columns of what was sold are used",
  "column.sold": "it tells what was sold; only what was ordered is complete in this file",
  "column.is": "it is {{what:message}}",
  "unused.store": "a store or warehouse",
  "unused.unit": "a unit of measure",
  "unused.segment": "a customer group",
  "unused.linesInOrder": "the number of lines in an order, not units sold",
  "unused.cost": "a purchase price, not a selling price",
  "unused.tax": "a tax, which is not part of the revenue used",
  "unused.profit": "a profit, not revenue",
  "unused.phone": "a telephone number",
  "unused.email": "an e-mail address",
  "unused.shipDate": "a delivery date, not the date of the sale",
  "unused.returned": "returned units, not units sold",
  "unused.status": "a status",
  "unused.birthDate": "a date of birth, not the date of the sale",
  "unused.customerDate": "a date of the customer (registered, joined, first or last visit), not of the sale",
  "unused.expiryDate": "a date of the goods or a term (made, expires, due), not the date of the sale",
  "unused.cancelDate": "the date of a cancellation, not of the sale",
  "unused.updateDate": "the date of a change of the record, not of the sale",
  "unused.payDate": "the date of the payment, not of the sale",
  "unused.printDate": "the date of a printout or export, not of the sale",
  "unused.gender": "the sex of a person",
  "unused.payment": "a way of paying",
  "column.byName": "told from its name",
  "column.byPlainName": "told from its name without diacritics",
  "column.byWords": "told from the words of its name",
  "column.taken": "“{{holder}}” fits the same field better",
  "column.empty": "it is empty in the first lines",
  "column.noNumbers": "its values are no numbers, for example {{sample:message}}",
  "column.onlyTimes": "its values are times of day, not dates",
  "column.noDates": "its values are no dates that can be read, for example {{sample:message}}",
  "column.noTimes": "its values are no times of day, for example {{sample:message}}",
  "column.noPlaces": "its values are no names of places, for example {{sample:message}}",
  "column.noCurrencies": "its values are no currencies that are known, for example {{sample:message}}",
  "column.noSample": "none",
  "column.orderTotal": "it is not quantity × unit price, so it may be a total of the order",
  "column.orderRepeated":
    "it is the same on all lines of an order ({{count:count|# order|# orders}} of several lines), so it is an amount of the order, not of the line",
  "column.orderSingle":
    "it stands on one line alone of an order of several ({{count:count|# order|# orders}}), so it is an amount of the order, not of the line",
  "column.orderByName": "by its name it is an amount of the order, not of the line",
  "column.netByEquation": "“{{larger}}” less “{{between}}” is this column on the first lines",
  "column.grossByEquation": "this column less “{{between}}” is “{{net}}” on the first lines",
  "column.grossByTotal":
    "this column less “{{between}}”, with the tax “{{tax}}” on top, is “{{net}}” on the first lines",
  "column.netByPercent": "“{{larger}}” is {{percent:percent}} more on the first lines, as with a tax",
  "column.grossByPercent": "it is {{percent:percent}} more than “{{net}}” on the first lines, as with a tax",
  "column.offByEquation": "it leads from the gross amount to the revenue on the first lines",
  "column.withTax": "it has the tax “{{tax}}” in it, which is not part of the revenue used",
  "column.lineTotal":
    "it grows with the quantity ({{count:count|# product|# products}}), so it is the total of the line, not the price of a unit",
  "column.unitPrice":
    "it stays the same while the quantity changes ({{count:count|# product|# products}}), so it is the price of a unit",
  "column.units":
    "“{{column}}” divided by it is steady for each product ({{count:count|# product|# products}}), so it counts units",
  "column.dateOfCustomer":
    "it is the same on all lines of a customer, so it is a date of the customer, not of the sale",
  "column.dateOfProduct": "it is the same on all lines of a product, so it is a date of the product, not of the sale",
  "column.dateOfBatch": "it is the same on every line, so it is a date of the file, not of the sale",
  "column.dates": "its values are dates",
  "column.nameForCustomer": "{{reason:message}}; there is no code, so the name stands for the customer",
  "column.contactForCustomer":
    "{{reason:message}}; there is no code, so it tells customers apart, and the name does where it is blank",
  "column.onlyWalkIns":
    "{{reason:message}}; not used: all its values stand for nobody, and a telephone number tells customers apart",
  "column.nameForProduct": "{{reason:message}}; there is no code, so the name stands for the product",
  "column.readAs": "{{reason:message}}, read as {{kind:message}}: {{why:message}}",
  "column.notUsed": "not used: {{reason:message}}",
  "column.leftOut": "not used: left out by choice",
  "column.byHand": "chosen by hand",
  "discount.total": "the total discount of the line",
  "discount.wholeOrder": "it is off the whole order; the line has a discount of its own",
  "discount.partOfTotal": "a part of the discount; the total is used instead",
  "discount.part": "a part of the discount; the discount is the sum of its parts",
  "discount.other": "another discount column is used, and a discount is counted once",
  "discount.line": "the discount of the line",
  "kind.fraction": "fraction",
  "kind.percent": "percent",
  "kind.amount": "amount",
  "kindWhy.equation": "price, discount and revenue agree so",
  "kindWhy.sign": "values carry a % sign",
  "kindWhy.name": "told from the name: no line has one yet",
  "kindWhy.unit": "values lie between 0 and 1",
  "kindWhy.hundred": "values lie between 0 and 100",
  "kindWhy.thousands": "values lie between 0 and 100 beside prices in thousands",
  "kindWhy.size": "told from the name and the size of the values",
  "note.noDate": "No column looks like the date of the sale: choose it.",
  "note.noCustomer": "No column looks like the customer: choose it.",
  "note.noProduct": "No column looks like the product: choose it.",
  "note.noHeader":
    "There is no header: the first line holds numbers or dates like those below it. The columns are numbered; choose what they hold.",
  "note.files": "{{count:count|# file is|# files are}} read as one, in order of time: {{names}}.",
  "note.filesDiffer":
    "{{count:count|This file is|These # files are}} left out, because the columns are not those of {{first}}: {{names}} ({{difference:message}}). Read {{count:count|it by itself|them by themselves}}.",
  "files.lacks": "without {{columns}}",
  "files.has": "with {{columns}} besides",
  "files.lacksAndHas": "without {{lacks}}, with {{has}}",
  "note.fileLeftOut": "{{name}} is left out: {{why:message}}",
  "note.noTables": "Left out, because {{count:count|it is no table|they are no tables}}: {{names}}.",
  "note.joinedByKey":
    "{{lines}} and {{other}} are read as one table: neither can be read alone, and both have “{{key}}”. Each line of {{lines}} gets the {{columns:count}} columns that only {{other}} has. Where they do not belong together, read another file.",
  "note.noPartner":
    "{{count:count|# line|# lines}} of {{lines}} {{count:count|finds|find}} no “{{key}}” in {{other}}: what only {{other}} has is blank there, and they are set aside where it is needed.",
  "note.fileDates":
    "{{name}} writes its dates as {{format}}, the other files as {{other}}: each is read in its own way.",
  "note.fileDecimal":
    "{{name}} writes “{{column}}” with the decimal mark “{{mark}}”, the other files with “{{other}}”: each is read in its own way.",
  "note.inTwoFiles":
    "{{count:count|# line stands|# lines stand}} in two files, cell for cell, and {{count:count|is|are}} counted once: {{files}}. Where these are different sales, add a column that tells them apart, such as the number of the order.",
  "note.appended":
    "{{name}} was added: {{count:count|# new line|# new lines}}; {{repeated:count|# line was|# lines were}} there already and left out.",
  "file.nothingNew":
    "{{name}} holds nothing new: all {{count:count}} lines that can be used are in the data set already.",
  "note.fileGap":
    "No sales for {{days:count|# day|# days}} between {{before}} (to {{last}}) and {{after}} (from {{first}}): is a file missing?",
  "note.wide":
    "The table has a column for each month or day ({{count:count}} of them, such as “{{first}}” and “{{second}}”) and no date on its lines. A line per sale is needed: export the single sales, or turn the columns into lines (in Excel: Data, From table, Unpivot columns), so that the period becomes a column of dates.",
  "note.repeatedName":
    "{{count:count}} columns are called “{{column}}” ({{all}}): {{read}} is read. Map another where it is the right one.",
  "note.title": "Lines above the header are left out, because they look like a title: {{count:count}}.",
  "note.orderNumbers":
    "{{again:count}} of {{numbers:count}} order numbers come back: {{others:count}} with another customer, {{later:count}} on another day (for example {{number}} on {{days}}). The lines of one number, one customer and one day are read as one order: {{orders:count}} orders in all.",
  "note.filledDown":
    "An order is written out on its first line only: {{count:count}} of {{lines:count|# line is|# lines are}} blank in {{columns}} and read with what the line above has. Quantities, amounts and products are never filled.",
  "note.blankBelow":
    "{{count:count}} of the first {{lines:count|# line is|# lines are}} blank in {{columns}}, each below a line of the same order that has it. Lines without a customer or a date are set aside; they can be read with what the line above has.",
  "answer.fillDown": "Read them with what the line above has",
  "answer.leaveBlank": "Leave them blank",
  "note.lists":
    "“{{column}}” lists several products in one cell on {{count:count}} of the first {{lines:count|# line|# lines}}, for example {{sample}}: its names stand elsewhere by themselves or in other lists. Each list counts as one product of its own, with the quantity and the money of all in it. Write one product a line, or map another column.",
  "note.twoDates":
    "Two columns may be the date of the sale: “{{column}}” ({{value}}) is read, “{{other}}” ({{otherValue}}) is not. They are different days on {{count:count}} of the first {{lines:count}} lines. The date decides the order of a customer’s visits and every period: map the other where it is the right one.",
  "note.onlyOtherDate":
    "The only date is “{{column}}” ({{value}}): by its name it is {{what:message}}. It is read all the same; map another column where one tells when it was bought.",
  "note.dateOfCustomer":
    "“{{column}}” ({{value}}) is the same on all lines of a customer, for all {{count:count}} customers with several visits: it may be a date of the customer and not of the sale. Check it; without the date of the sale there are no histories to learn from.",
  "note.dateUnreadable":
    "“{{column}}” has the name of the date, but its values cannot be read as dates, for example {{sample:message}}. Dates are read as {{formats:message}}. Write the dates of the file in one of these forms, or choose another column.",
  dateForms:
    "2024-01-31, 31/01/2024, 01/31/2024, 31.01.24, 20240131, 31 Jan 2024 (months of common languages), 31 tháng 1 năm 2024, 2024年1月31日, 31/01/2567, Excel’s day numbers and seconds or milliseconds since 1970, each with or without a time of day",
  "note.buddhist":
    "The years of “{{column}}” are Buddhist: {{value}} is read as {{date}}, {{years:count}} years less. A line with another year is set aside.",
  "note.epoch":
    "“{{column}}” counts {{unit:message}} since 1970: {{value}} is read as {{date}}, the time at Greenwich. Sales near midnight may fall on another day at the shop.",
  "epoch.seconds": "seconds",
  "epoch.milliseconds": "milliseconds",
  "note.dateOrder":
    "The first lines cannot tell day and month apart in “{{column}}” ({{sample}}); they are read as {{format}}, because {{why:message}}. Check it, and choose the other format where it is wrong.",
  "answer.dayFirst": "Day first: {{sample}} is day {{day:count}} of month {{month:count}}",
  "answer.monthFirst": "Month first: {{sample}} is day {{day:count}} of month {{month:count}}",
  "orderWhy.lines": "so read, the lines follow each other in time",
  "orderWhy.writing": "this is how such dates are usually written",
  "orderWhy.vietnam": "this is usual in Vietnam",
  "orderWhy.nothing": "nothing in the file speaks for the other",
  "note.netOfGross": "There is no revenue column: it is the gross amount less the discount.",
  "note.netOfPrice": "There is no revenue column: it is quantity × unit price less the discount.",
  "note.currencies":
    "Amounts are in several currencies: {{list}} in the first lines. Only those in {{currency}} are read; the others are set aside as “other currency”, because amounts of different currencies cannot be added up.",
  "note.currenciesMixed":
    "Amounts are in several currencies: {{list}} in the first lines. They are added up as they are, so every total of money and what is predicted of it mean nothing.",
  "note.otherCurrency":
    "Amounts in another currency than {{currency}} were found (“{{value}}”): such lines are set aside as “other currency”, because amounts of different currencies cannot be added up.",
  "note.unknownSign":
    "{{count:count|# amount|# amounts}} of the first lines in “{{column}}” stand beside “{{sign}}”, which is no currency that is known: they are read as plain numbers.",
  "note.units":
    "The quantities in “{{column}}” have units: {{list}} in the first lines. They are added up as they are, whatever their unit.",
  "note.unitsOfProducts":
    "{{count:count|# product is|# products are}} sold in more than one unit in the first lines ({{example}}): their quantities are added up as they are, so {{one}} of one counts as {{one}} of the other.",
  "note.dropped":
    "“{{column}}” has the name of {{field:field}}, but its values cannot be read, for example {{sample:message}}: {{effect:message}}",
  "dropped.quantity": "every line counts as quantity 1.",
  "dropped.money": "it is left out.",
  "answer.onlyCurrency": "Only {{currency}}",
  "answer.allCurrencies": "All, added up as they are",
  "note.noMoney": "No column looks like money: revenue will not be predicted.",
  "note.revenueIsGross":
    "On {{count:count}} of the first {{lines:count}} lines the revenue equals the gross amount although there is a discount. It is read as money after discount; where it is before discount, map it to the gross amount.",
  "note.revenueDiffers":
    "On {{count:count}} of the first {{lines:count}} lines “{{column}}” is not quantity × unit price less discount; it is read as the revenue all the same. Look at these lines: where it is an amount of the order, or has tax or shipping in it, leave the revenue unmapped, and quantity × unit price is used; where “{{column}}” is right, another of these columns is mapped wrongly.",
  "note.walkInsFirst":
    "“{{column}}”: {{values}} stands for nobody in particular, on {{count:count}} of the first {{lines:count}} lines. These lines are marked as of walk-in customers, so that they can be left out of a training and are no best customer.",
  "note.walkIns":
    "“{{column}}”: {{values}} stands for nobody in particular: {{count:count|# line|# lines}} ({{share:percent}} of all, {{money:percent}} of the money) are marked as of walk-in customers. Leave them out of a training, or unmark them where it is a customer.",
  "note.crowd":
    "“{{column}}”: “{{value}}” has {{bills:count}} bills ({{share:percent}} of all), several a day on {{days:count}} days, far more than any other customer: it may stand for all who are not known. Marked as a walk-in it can be left out of a training; unmarked it is one customer with one history.",
  "answer.walkIns": "Walk-in customers",
  "answer.customers": "A customer like others",
  "note.sharedNames":
    "“{{column}}” tells customers apart: {{count:count|# name stands|# names stand}} for several numbers, and each number is a customer of its own.",
  "note.noContact":
    "“{{column}}” is blank or no number on {{count:count|# line|# lines}}: the name tells the customer there. {{also:count}} of these names have a number on other lines, where they are customers of their own.",
  "note.severalNames":
    "“{{column}}”: {{count:count}} of {{of:count}} codes {{count:count|stands|stand}} for different names in the first lines ({{lines:count|# line|# lines}}), for example {{code}} for {{names}}. All lines of a code are read as one; where the names are right, read the name instead.",
  "note.changedCodes":
    "“{{column}}”: the code of {{count:count|# name|# names}} was changed in the first lines, for example of “{{name}}” ({{codes}}, one after the other). Each code is read as one of its own, so the history is cut in two; read the name instead where it is the same.",
  "note.customerPerOrder":
    "“{{column}}”: {{customers:count}} customers in {{orders:count}} orders, so nearly nobody comes back. It may number the orders and not the customers; without a column that tells who comes back there are no histories to learn from.",
  "answer.code": "Read the code",
  "answer.name": "Read the name",
  "note.spelledIds":
    "“{{column}}”: {{count:count|# value is|# values are}} written in more than one way ({{lines:count|# line|# lines}}), for example {{examples}}. They differ by blanks, capitals of a name, “.0”, or how accents are stored, and are read as one.",
  "note.alikeIds":
    "“{{column}}”: {{count:count}} codes differ from another one by capitals or leading zeros alone ({{lines:count|# line|# lines}}), for example {{examples}}. They are read as different ones; where they are the same, write them alike in the file.",
  "note.lostDigits":
    "“{{column}}”: {{lines:count|# line has|# lines have}} a code in scientific notation, for example {{value}}. Its last digits were lost when the file was written, so {{codes:count|# code|# codes}} may each stand for several. Export the column as text.",
  "note.lostDigitsName":
    "“{{column}}”: {{lines:count|# line has|# lines have}} a code in scientific notation, for example {{value}}. Its last digits were lost when the file was written, so {{codes:count|# code|# codes}} may each stand for several: on {{byName:count|# line|# lines}} the name is read instead. Export the column as text to have the codes.",
  "note.discountTooLarge":
    "Read as {{kind:message}}, the discount “{{columns}}” is larger than the amount it is taken off on {{count:count}} of the first {{lines:count}} lines (line {{line:count}} is the first). Such lines are set aside. Choose how the discount is written, or another column.",
  "note.ofOrder":
    "“{{column}}” is an amount of the order, not of the line: it is the same on all lines, or stands on one alone, in {{count:count|# order|# orders}} of several lines. It is not used, because each order would count once for every line.",
  "note.orderByName":
    "By its name “{{column}}” is an amount of the order, and it is not quantity × unit price; it is not used. The first lines have no order of several lines, which would tell.",
  "note.orderNamed":
    "By its name “{{column}}” is an amount of the order. The first lines have no order of several lines, which would tell; it is read as the amount of the line.",
  "note.maybeOrder":
    "“{{column}}” is the same on all lines, or stands on one alone, in {{count:count|# order|# orders}} of several lines: it may be an amount of the order, which then counts once for every line. It is read as the amount of the line.",
  "note.twoAmounts":
    "Two columns may be the revenue: “{{column}}” is read, “{{other}}” is not. They differ on {{count:count}} of the first {{lines:count}} lines, and no column between them says why.",
  "note.withTax":
    "“{{column}}” has tax in it, and no column has the amount before tax; it is read as the revenue. Revenue and prices are then with tax.",
  "note.lineTotal":
    "“{{column}}” is read as the total of the line, not as the price of a unit: for {{count:count|# product|# products}} it grows with the quantity.",
  "note.unitPrice":
    "“{{column}}” is read as the price of a unit, not as the total of the line: for {{count:count|# product|# products}} it stays the same while the quantity changes.",
  "note.unitsAndTotal":
    "“{{column}}” is read as the quantity and “{{total}}” as the total of the line: for {{count:count|# product|# products}} the one divided by the other is steady.",
  "note.quantityMark":
    "Every quantity in “{{column}}” is written with three digits behind its mark: {{value}} is read as {{number:number}}. No other column can tell whether these are thousands or decimals; choose the other where it is wrong.",
  "answer.ofLine": "“{{column}}” is the amount of the line",
  "answer.ofOrder": "“{{column}}” is the amount of the order",
  "answer.unitPrice": "“{{column}}” is the price of a unit",
  "answer.lineTotal": "“{{column}}” is the total of the line",
  "answer.byNames": "Read the columns by their names",
  "answer.number": "{{value}} is {{number:number}}",
  "answer.discountKind": "Read the discount as {{kind:message}}",
  "answer.revenueIs": "“{{column}}” is the revenue",
  "answer.fromPrice": "Use quantity × unit price less discount",
  "answer.fromGross": "Use the gross amount less discount",
  "answer.asGross": "“{{column}}” is before discount",
  "note.openQuote":
    'Data line {{line:count}} opens a quote (") that never closes; it is set aside and reading went on below it.',
  "note.otherDecimal":
    "“{{column}}” is read with the decimal mark “{{mark}}”: its value {{value}} can only be written so.",
  "note.otherDates": "Dates are read as {{format}}: {{value}} further down can only be written so.",
  "note.savedDatesProven":
    "The saved choice reads the dates of “{{column}}” as {{saved}}, but here they can only be {{own}}: {{value}} is {{ownDay}}.",
  "note.savedDates":
    "The saved choice reads the dates of “{{column}}” as {{saved}}, but the lines of this file follow each other in time as {{own}}: {{value}} is {{savedDay}} by the one and {{ownDay}} by the other. Histories, periods and the day of a prediction follow this.",
  "note.savedDecimal":
    "The saved choice reads “{{column}}” with the decimal mark “{{saved}}”, but {{count:count|# of its first values speaks|# of its first values speak}} for “{{own}}”, for example {{value}}. The numbers may be a thousand times too small or too large.",
  "note.savedDiscount":
    "The saved choice reads the discount “{{column}}” as {{saved:message}}, but this file’s values speak for {{own:message}}: {{why:message}}.",
  "note.savedCurrency":
    "The saved choice counts the money in {{saved}}, but this file’s is in {{own}}: {{why:message}} Amounts of two currencies cannot be compared.",
  "answer.ownReading": "Read it as this file’s values say",
  "note.turnedDates":
    "In “{{column}}” none of the {{turned:count}} first dates with a year first or a named month, such as {{value}}, lies after the 12th of its month, and all {{left:count}} others do, such as {{other}}: a spreadsheet set to another country took the day for the month where it could. They are turned back: {{value}} is read as {{back}}, not as {{day}}.",
  "note.maybeTurned":
    "In “{{column}}” none of the {{turned:count}} first dates with a year first or a named month, such as {{value}}, lies after the 12th of its month, and all {{left:count}} others do, such as {{other}}. A spreadsheet set to another country may have taken the day for the month where it could: then {{value}} is {{back}}, not {{day}}.",
  "note.savedTurned":
    "In “{{column}}” a spreadsheet set to another country took the day for the month where it could, which the saved choice does not know: {{value}} is {{back}}, not {{day}}.",
  "note.notTurned":
    "Dates are read as they are written: {{value}} further down cannot have been turned around by a spreadsheet.",
  "note.shortThaiYears":
    "The years of “{{column}}” have two digits that are decades away, on {{count:count}} of the first lines: {{value}} is read as {{day}}. As Thailand counts it is {{thai}}: export the file with years of four digits, which are read as Buddhist.",
  "note.twoOrders":
    "In “{{column}}” day and month stand in two orders: {{own:count}} of the first dates can only be {{format}}, such as {{value}}, and {{others:count}} only {{otherFormat}}, such as {{otherValue}}, which are set aside. {{open:count}} could be either and are read as {{format}}: some of them may be other days.",
  "answer.turnDates": "Turn them back: {{value}} is {{back}}",
  "answer.leaveDates": "Read them as written: {{value}} is {{day}}",
  "note.farDates":
    "{{count:count|# line lies|# lines lie}} far from all others in time, data lines {{examples}}; the others run from {{first:moment}} to {{last:moment}}. Recency, periods and the day of a prediction are counted from the others; these lines stay in their customers’ histories. Correct the dates in the file, or leave outliers out.",
  "note.datesToCome":
    "{{count:count|# line lies|# lines lie}} after today, {{today:moment}}: data lines {{examples}}. Where these are no orders to come, dates are mistyped, or day and month are read the wrong way round: check how dates are read.",
  "note.hugeNumbers":
    "{{count:count|# line holds|# lines hold}} {{share:percent}} of the whole {{field:field}}, at least {{times:count}} times as much as any other line: data lines {{examples}}. A code may have been typed or scanned in place of a number, and totals, segments and what is learnt follow it. Correct the file, or leave outliers out.",
  "note.otherEncoding": "The file is not UTF-8 further down; it is read as {{encoding}}.",
  "note.badBytes": "Some bytes are not UTF-8; the characters they should be are shown as �.",
  "evidence.mark": "The file begins with the mark of this encoding.",
  "evidence.zeros": "Every other byte is zero, as in text of two bytes a letter.",
  "evidence.ascii": "The first lines are plain ASCII, which every encoding shares.",
  "evidence.utf8": "All letters beyond ASCII are valid UTF-8.",
  "evidence.windows-1258": "The bytes are no UTF-8, and tone marks follow their vowels as in this encoding.",
  "evidence.windows-1252": "The bytes are no UTF-8, and their letters are those of Western Europe.",
  "evidence.macintosh": "The bytes are no UTF-8, and their letters stand where old Macs put them.",
  "evidence.ofEachFile": "Told from each of the files, and read in one.",
  "evidence.chosenEncoding": "Chosen by you; the bytes say {{told}}.",
  "evidence.chosenUnknown": "Chosen by you; the bytes tell no encoding.",
  "evidence.delimiter":
    "It divides {{regular:count}} of the first {{lines:count}} lines into {{columns:count}} columns.",
  "evidence.chosenDelimiter":
    "Chosen by you. It divides {{regular:count}} of the first {{lines:count}} lines into {{columns:count}} columns.",
  "evidence.firstLine": "The first line names the columns.",
  "evidence.noHeader": "The first line holds numbers or dates like those below it.",
  "evidence.belowTitle": "Above it are only lines with few cells, like a title.",
  "evidence.chosenHeader": "Chosen by you.",
  "evidence.decimalProven": "Values that can only be written so: {{count:count}}, for example {{value}}.",
  "evidence.decimalLikely": "No value decides it; {{value}} is taken for {{number:number}}.",
  "evidence.decimalNone": "The first lines hold no mark that could be one.",
  "evidence.decimalMixed": "{{proof:message}} {{columns}}: the other sign, as their values show.",
  "evidence.noDate": "No column of dates is chosen.",
  "evidence.dateProven": "{{share:percent}} of the dates are written so; {{value}} can only be read so.",
  "evidence.dateShape": "{{share:percent}} of the dates are written so, for example {{value}}.",
  "evidence.dateOpen": "The first lines cannot tell day and month apart ({{value}}). Why this order: {{why:message}}.",
  "evidence.currencySigns": "Amounts with the sign {{sign}}: {{count:count}}.",
  "evidence.currencySeveral": "Several currencies are named ({{list}}); {{currency}} is the commonest.",
  "evidence.currencyColumn": "The column “{{column}}” names it.",
  "evidence.currencyHeader": "The name of the column “{{column}}” says so.",
  "evidence.currencyCountry": "Most lines are of {{country}} ({{share:percent}}).",
  "evidence.currencyLanguage": "The columns have Vietnamese names.",
  "evidence.currencyThousands": "Vietnamese words beside whole amounts of thousands.",
  "evidence.currencySmall": "The columns have Vietnamese names, but the amounts are small and have fractions.",
  "evidence.currencySample": "The sample's generator counts in it.",
  "evidence.currencyNone": "Nothing in the file says: amounts are shown as plain numbers.",
  "offence.inTwoFiles": "also in {{name}}",
  "offence.width": "{{found:count}} fields instead of {{expected:count}}",
  "offence.quantity": "quantity {{value:number}}",
  "offence.revenue": "revenue {{value:number}}",
  "offence.discount": "discount {{value:number}} of {{whole:number}}",
  "offence.discountRate": "discount {{share:percent}}",
  "offence.returned": "returned {{value:number}}",
  "offence.nothing": "quantity 0, revenue 0",
  "file.empty": "{{name}} is empty. Choose a CSV with a header line and one line per sale.",
  "file.blank": "{{name}} holds nothing but blanks. Choose a CSV with a header and sale lines.",
  "file.longHeader":
    "The first line is longer than a million characters. A table has a line end after its header and after every sale: export the file again as CSV.",
  "file.longFirstLine":
    "The first million characters hold no complete line below the header. A table has a line end after every sale: export the file again as CSV.",
  "file.delimiter":
    "The first line is not divided by “{{delimiter}}”. Choose another delimiter, or export the file as CSV.",
  "file.noHeader": "Line {{line:count}} cannot be the header: it has no two columns. Choose another line.",
  "file.headerOnly":
    "{{name}} has a header ({{columns:count}} columns) but no lines below it. Export it again with its sale lines.",
  "file.noLines": "{{name}} has no lines below its header. Export it again with its sale lines.",
  "file.markup":
    "The file begins with “{{start}}”, like a web page or JSON, not a table. Export the sales lines as CSV and choose that file.",
  "file.oneColumn":
    "The first line is a single column: no comma, semicolon, tab or | divides it. Export the sales lines as CSV with a header line and several columns.",
  "file.columnGone":
    "The mapping reads {{field:field}} from the column {{column}}, which this file does not have (it has: {{have}}). Map the columns of this file anew.",
  "file.noCustomer":
    "No column is mapped to the customer. Choose the column that tells who bought. The file has: {{have}}.",
  "file.noProduct":
    "No column is mapped to the product. Choose the column that tells what was bought. The file has: {{have}}.",
  "file.noDate":
    "No column is mapped to the date. Choose the column that tells when it was bought. The file has: {{have}}.",
  "file.encoding": "Unknown encoding “{{name}}”: choose one of {{known}}.",
  "file.gzip":
    "The compressed file {{name}} is damaged or cut short. Copy it again, or unpack it and choose the CSV inside.",
  "file.zipDamaged":
    "{{name}} is damaged or cut short: what is packed in it cannot be read. Copy or download it again, or open it and save it anew.",
  "file.zipLocked": "{{name}} is protected by a password. Unpack it with the password and choose the file inside.",
  "file.zipPacking":
    "{{name}} is packed in a way that cannot be read here. Unpack it and choose the file inside, or pack it as an ordinary zip.",
  "file.zipNoTable":
    "There is no table in {{name}}: no CSV, text, .xlsx or Parquet file. Choose the file with the sales lines.",
  "file.zipMany":
    "There are {{count:count}} tables in {{name}}: {{list}}. Unpack it and choose the file with the sales lines.",
  "file.workbookDamaged":
    "The Excel workbook {{name}} is damaged: its sheets cannot be found. Open it in Excel and save it again as “Excel Workbook (.xlsx)”.",
  "file.noSheet": "The Excel workbook {{name}} has no sheet with cells. Choose the workbook with the sales lines.",
  "file.noSuchSheet": "There is no sheet “{{sheet}}” in {{name}}. It has: {{list}}.",
  "file.noTableInSheets":
    "No sheet of {{name}} holds a table with a header, two columns and a line ({{list}}). Choose the workbook with the sales lines.",
  "file.parquetDamaged":
    "The Parquet file {{name}} cannot be read: it is damaged, cut short or encrypted. Write it again, or export the table as CSV.",
  "note.inZip": "The archive holds one table, which is read: {{entry}}.",
  "note.sheetsJoined":
    "{{count:count}} sheets have the same columns and are read as one table, in this order: {{list}}. Choose one sheet where only that is wanted.",
  "note.sheetsLeft":
    "Of the workbook’s sheets this is read: {{read}}. {{count:count|One more sheet holds a table that is not read|# more sheets hold tables that are not read}}: {{list}}. Choose another sheet where the sales are there.",
  "note.twoRowHeader":
    "The names of the columns stand in two rows of the sheet ({{first:count}} and {{second:count}}) and are read together: {{list}}.",
  "note.uncalculated":
    "Cells with a formula have no result in the file, in the first rows {{count:count|of one|# of them}}: they are read as blank. Open the workbook in Excel, let it calculate, and save it.",
  "note.sheetRow": "The first line of the data is row {{row:count}} of the sheet: lines are counted from there.",
  "note.greenwich":
    "The file says that these times are those of Greenwich (UTC) and not of a place: {{columns}}. They are read so: sales near midnight may fall on another day at the shop.",
  "wrong.oldExcel":
    "{{name}} is an Excel file of the old format (.xls). Open it in Excel, choose File → Save As → “Excel Workbook (.xlsx)”, and choose that file.",
  "wrong.locked":
    "{{name}} is an Excel file behind a password. Open it in Excel with the password, remove it under File → Info → Protect Workbook → Encrypt with Password, save it, and choose it again.",
  "wrong.xlsb":
    "{{name}} is a binary Excel workbook (.xlsb). Open it in Excel, choose File → Save As → “Excel Workbook (.xlsx)”, and choose that file.",
  "wrong.ods":
    "{{name}} is a file of LibreOffice or OpenOffice. Open it there, choose File → Save As → “Excel 2007–365 (.xlsx)”, and choose that file.",
  "wrong.numbers":
    "{{name}} is a file of Apple’s Numbers. Open it there, choose File → Export To → Excel, and choose that file.",
  "wrong.word":
    "{{name}} is a Word document. Sales lines have to be in a table of a program: export them from there as .xlsx or CSV.",
  "wrong.slides":
    "{{name}} is a PowerPoint presentation. Export the sales lines as .xlsx or CSV from the program that has them.",
  "wrong.compound":
    "{{name}} is a document of an old Office program, not a table. Export the sales lines as .xlsx or CSV from the program that has them.",
  "wrong.pdf":
    "{{name}} is a PDF: a picture of a report, whose cells cannot be read for certain. Export the same report as .xlsx or CSV from the program that made it.",
  "wrong.image": "{{name}} is a picture. Export the sales lines as .xlsx or CSV from the program that has them.",
  "wrong.archive": "{{name}} is an archive (7z, RAR, xz or bzip2). Unpack it and choose the file inside.",
  "wrong.database": "{{name}} is a database (SQLite or Access). Export the table with the sales lines as CSV.",
  "wrong.webPage":
    "{{name}} is a web page, even where it is called .xls: many programs export so. Open it in Excel, choose File → Save As → “Excel Workbook (.xlsx)”, and choose that file.",
  "wrong.xml":
    "{{name}} is an XML file. If Excel opens it, save it there as “Excel Workbook (.xlsx)”; else export the sales lines as .xlsx or CSV.",
  "wrong.json":
    "{{name}} holds JSON, the data of a program, not a table. Export the sales lines as .xlsx or CSV from the program that has them.",
  "file.binary":
    "This is no text file, and no other kind of file that can be read here{{kind:message}}. Export the sales lines as .xlsx or CSV and choose that file.",
  "file.control":
    "This is no text file: {{share:percent}} of its first bytes are control characters{{kind:message}}. Export the sales lines as .xlsx or CSV and choose that file.",
  "file.noRegular":
    "None of the first {{lines:count}} lines has the {{columns:count}} columns of the header; the first has {{found:count}}. Check what separates the columns, and that quotes inside quoted cells are doubled.",
  "magic.zip": " (it looks like an Excel workbook or a zip)",
  "magic.xls": " (it looks like an old Excel workbook)",
  "magic.pdf": " (it looks like a PDF)",
  "file.zeroBytes":
    "There are zero bytes in the text shortly after data line {{line:count}}: the file is damaged or no text. Export it again as CSV.",
  "file.longLine":
    "Data line {{line:count}} is longer than 2 million characters and begins {{start}}. A table has a line end after every sale: export the file again as CSV.",
  "file.openQuotes":
    'More than {{count:count}} lines open a quote (") that never closes, the last of them data line {{line:count}}. Export the file again with its quotes doubled inside quoted fields.',
  "file.nothingKept":
    "None of the {{rows:count}} lines can be used; on {{count:count}} of them: {{rule:message}}{{example:message}}. Check which columns are mapped and how dates and numbers are read.",
  "file.example": " (line {{line:count}}: {{value:message}})",
  "column.role": "it tells what each line is",
  "column.roleToo": "{{reason:message}}; it also tells what each line is",
  "role.sale": "a sale",
  "role.promotion": "a gift or promotion",
  "role.unconfirmed": "not yet confirmed",
  "role.return": "a return",
  "role.cancelled": "cancelled",
  "role.no-product": "no product (shipping, tax, fee, tip, coupon, payment)",
  "role.no-purchase": "no purchase (viewed, in a cart, failed, draft, test)",
  "note.rolesUnread":
    "“{{column}}” tells that lines are no sales ({{values}}): {{count:count}} of the first {{lines:count}}. The columns in use do not ask it, so these lines count as sales.",
  "note.roleNegates":
    "“{{column}}” holds “{{value}}” on {{count:count}} of the first {{lines:count}} lines. They count as sales; where the column tells what a line is, say so at “What each line is”.",
  "note.roleUnknown":
    "“{{column}}” may tell what a line is, but its words are not known: {{values}}. All these lines count as sales ({{lines:count}} looked at); say which of the values are none.",
  "note.roleFurther":
    "“{{column}}” further down also holds “{{value}}”, on {{count:count|# line|# lines}}: read as {{role:message}}.",
  "note.roleMore":
    "“{{column}}” holds {{values:count}} more values that the first lines did not have, on {{count:count|# line|# lines}}.",
  "note.gifts":
    "Gifts or promotions (“{{column}}”): {{count:count|# line|# lines}}. They stay in the histories and are predicted like other lines; at “What each line is” they can be left out of what is predicted, or altogether.",
  "note.giftsKnown":
    "Gifts or promotions (“{{column}}”): {{count:count|# line|# lines}}. They stay in the histories and are not predicted.",
  "note.partlyReturned":
    "Of {{count:count|# line|# lines}} a part came back (“{{column}}”): quantity and revenue are what was kept.",
  "note.partlyReturnedNet":
    "Of {{count:count|# line|# lines}} a part came back (“{{column}}”): it is taken off the quantity; the amounts are already without it, as price × quantity shows.",
  "answer.readRoles": "Set these lines aside",
  "answer.allSales": "All of them are sales",
  "rule.missing customer": "missing customer",
  "rule.missing product": "missing product",
  "rule.missing time": "missing time",
  "rule.unreadable time": "unreadable time",
  "rule.far date": "date far from all others",
  "rule.unreadable number": "unreadable number",
  "rule.far too large": "far too large",
  "rule.other currency": "other currency",
  "rule.ragged line": "ragged line",
  "rule.impossible discount": "discount larger than the amount",
  "rule.return": "return",
  "rule.in two files": "in two files",
  "rule.no purchase": "no purchase (viewed, in a cart, failed, draft, test)",
  "rule.no product": "no product (shipping, tax, fee, tip, coupon, payment)",
  "rule.cancelled": "cancelled",
  "rule.return by type": "return by type",
  "rule.not confirmed": "not yet confirmed",
  "rule.gift": "gift or promotion",
  "rule.nothing sold": "nothing sold (quantity and revenue are 0)",
} as const;
export type DataMessageCode = keyof typeof DATA_MESSAGES;

/** Says something about a file. */
export const dataMessage = messages(DATA_MESSAGES);
