// What a file leaves open and how it can be answered, in English: the longest part of the messages about a file.

export const NOTE_MESSAGES = {
  "note.noDate": "No column looks like the date of the sale: choose it.",
  "note.noCustomer": "No column looks like the customer: choose it.",
  "note.noProduct": "No column looks like the product: choose it.",
  "note.noHeader":
    "There is no header: the first line holds numbers or dates like those below it. The columns are numbered; choose what they hold.",
  "note.files": "{{count:count|# file is|# files are}} read as one, in order of time: {{names}}.",
  "note.filesDiffer":
    "{{count:count|This file is|These # files are}} left out, because the columns are not those of {{first}}: {{names}} ({{difference:message}}). Read {{count:count|it by itself|them by themselves}}.",
  "note.fileLeftOut": "{{name}} is left out: {{why:message}}",
  "note.noTables": "Left out, because {{count:count|it is no table|they are no tables}}: {{names}}.",
  "note.joinedByKey":
    "{{lines}} and {{others}} are read as one table: {{how:message}}. Where they do not belong together, read {{lines}} alone.",
  "note.joinOffered":
    "{{lines}} is read alone, but {{others}} may have more of its lines: {{how:message}}. Put together they are read as one table.",
  "join.part":
    "of the first {{of:count|# line|# lines}} of it {{found:count}} find their “{{key}}” in {{other}} and {{lost:count}} do not ({{columns:count|# column|# columns}} more)",
  "join.parts": "{{all:message}}; {{part:message}}",
  "answer.joinTables": "Put them together",
  "answer.readAlone": "Read {{lines}} alone",
  "note.partnerTwice":
    "{{count:count|# value|# values}} of “{{key}}” stand in {{other}} more than once with different cells: the first of each is read.",
  "note.noPartner":
    "{{count:count|# line|# lines}} of {{lines}} {{count:count|finds|find}} no “{{key}}” in {{other}}: what only {{other}} has is blank there, and they are set aside where it is needed.",
  "note.fileDates":
    "{{name}} writes its dates as {{format}}, the other files as {{other}}: each is read in its own way.",
  "note.fileDecimal":
    "{{name}} writes “{{column}}” with the decimal mark “{{mark}}”, the other files with “{{other}}”: each is read in its own way.",
  "note.inTwoFiles":
    "{{count:count|# line stands|# lines stand}} in two files, cell for cell, and {{count:count|is|are}} counted once: {{files}}. Where these are different sales, add a column that tells them apart, such as the number of the order.",
  "note.repeatsKept":
    "{{count:count|# line stands|# lines stand}} in two files, cell for cell, and {{count:count|is|are}} kept in both, as was chosen: {{files}}. Where a file repeats what another has, totals and histories count these lines twice.",
  "note.appended":
    "{{name}} was added: {{count:count|# new line|# new lines}}; {{repeated:count|# line was|# lines were}} there already and left out.",
  "note.fileGap":
    "No sales for {{days:count|# day|# days}} between {{before}} (to {{last}}) and {{after}} (from {{first}}): is a file missing?",
  "note.wide":
    "The table has a column for each month or day ({{count:count}} of them, such as “{{first}}” and “{{second}}”) and no date on its lines. A line per sale is needed: export the single sales, or turn the columns into lines (in Excel: Data, From table, Unpivot columns), so that the period becomes a column of dates.",
  "note.repeatedName":
    "{{count:count}} columns are called “{{column}}” ({{all}}): {{read}} is read. Map another where it is the right one.",
  "note.title": "Lines above the header are left out, because they look like a title: {{count:count}}.",
  "note.orderNumbers":
    "{{again:count}} of {{numbers:count}} order numbers come back: {{others:count}} with another customer, {{later:count}} on another day (for example {{number}} on {{days}}). The lines of one number, one customer and one day are read as one order: {{orders:count}} orders in all.",
  "note.orderNumbersByStore":
    "{{again:count}} of {{numbers:count}} order numbers come back: {{others:count}} with another customer, {{later:count}} on another day, and in several of “{{column}}” on one day, where each numbers by itself (for example {{number}} in {{stores}}). The lines of one number, one “{{column}}”, one customer and one day are read as one order: {{orders:count}} orders in all.",
  "note.filledDown":
    "An order is written out on its first line only: {{count:count}} of {{lines:count|# line is|# lines are}} blank in {{columns}} and read with what the line above has. Quantities, amounts and products are never filled.",
  "note.blankBelow":
    "{{count:count}} of the first {{lines:count|# line is|# lines are}} blank in {{columns}}, each below a line of the same order that has it. Lines without a customer or a date are set aside; they can be read with what the line above has.",
  "answer.fillDown": "Read them with what the line above has",
  "answer.leaveBlank": "Leave them blank",
  "note.lists":
    "“{{column}}” lists several products in one cell on {{count:count}} of the {{lines:count|# line|# lines}} read, for example {{sample}}: its names stand elsewhere by themselves or in other lists. Each list counts as one product of its own, with the quantity and the money of all in it. Write one product a line, or map another column.",
  "note.twoDates":
    "Two columns may be the date of the sale: “{{column}}” ({{value}}) is read, “{{other}}” ({{otherValue}}) is not. They are different days on {{count:count}} of the first {{lines:count}} lines. The date decides the order of a customer’s visits and every period: map the other where it is the right one.",
  "note.onlyOtherDate":
    "The only date is “{{column}}” ({{value}}): by its name it is {{what:message}}. It is read all the same; map another column where one tells when it was bought.",
  "note.dateOfCustomer":
    "“{{column}}” ({{value}}) is the same on all lines of a customer, for all {{count:count}} customers with several visits: it may be a date of the customer and not of the sale. Check it; without the date of the sale there are no histories to learn from.",
  "note.dateUnreadable":
    "“{{column}}” has the name of the date, but its values cannot be read as dates, for example {{sample:message}}. Dates are read as {{formats:message}}. Write the dates of the file in one of these forms, or choose another column.",
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
  "note.severalNamesInAll":
    "“{{column}}”: {{count:count}} of {{of:count}} codes {{count:count|stands|stand}} for different names on {{lines:count|# line|# lines}}, for example {{code}} for {{names}}. All lines of a code are read as one; where the names are right, read the name instead.",
  "note.changedCodesInAll":
    "“{{column}}”: the code of {{count:count|# name|# names}} was changed, for example of “{{name}}” ({{codes}}, one after the other). Each code is read as one of its own, so the history is cut in two; read the name instead where it is the same.",
  "note.phoneOfCodes":
    "“{{column}}”: {{count:count}} of {{of:count}} telephone numbers {{count:count|stands|stand}} under several codes of “{{codes}}”, {{others:count}} of them with different names (for example {{phone}} under {{sample}}). Each code is read as a customer of its own; where they are one, their history is in parts.",
  "note.phonesOfCode":
    "“{{codes}}”: {{count:count}} of {{of:count}} codes {{count:count|has|have}} several telephone numbers in “{{column}}”, {{others:count}} of them with different names, too (for example {{code}}: {{sample}}). All lines of a code are read as one customer.",
  "note.ofOrdersInAll":
    "“{{column}}” is the same on all lines of {{repeated:count}} of the {{orders:count}} orders with several different lines: it is an amount of the order and not of the line, so it is not used ({{instead:message}}).",
  "note.ofOrdersOnly":
    "“{{column}}” is the same on all lines of {{repeated:count}} of the {{orders:count}} orders with several different lines: it looks like an amount of the order and is counted once for each line, because no other column gives the money of a line. Map a column with the line's amount or its price.",
  "note.beforeOrAfter":
    "“{{column}}” stands beside “{{discount}}”, and no third column says whether it is before or after the discount: it is read as what was paid, after the discount.",
  "note.beforeDiscount":
    "“{{column}}” is before “{{discount}}”: a piece of a product costs the same whatever the discount. The revenue is the amount less the discount.",
  "answer.beforeDiscount": "“{{column}}” is before the discount",
  "answer.afterDiscount": "“{{column}}” is after the discount",
  "note.customerPerOrder":
    "“{{column}}”: {{customers:count}} customers in {{orders:count}} orders, so nearly nobody comes back. It may number the orders and not the customers; without a column that tells who comes back there are no histories to learn from.",
  "answer.code": "Read the code",
  "answer.name": "Read the name",
  "note.spelledIds":
    "“{{column}}”: {{count:count|# value is|# values are}} written in more than one way ({{lines:count|# line|# lines}}), for example {{examples:message}}. They differ by blanks, capitals of a name, “.0”, or how accents are stored, and are read as one.",
  "spelled.pair": "“{{one}}” = “{{other}}”",
  "spelled.accents": "“{{value}}” with its accents stored in two ways",
  "spelled.blanks": "“{{value}}” with other blanks in it",
  "spelled.unseen": "“{{value}}” with and without characters that are not seen",
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
  "note.savedRoleGone":
    "The saved choice tells by “{{column}}” which lines are no sales ({{values}}). This file has no such column: all of its lines count as sales, cancelled and returned ones among them where it has any.",
  "answer.sameMoney": "Its money is {{saved}} all the same",
  "note.repeatsScattered":
    "{{count:count|# line is|# lines are}} there already, but {{others:count|# other line of the same days is|# other lines of the same days are}} not: they may be repeated by the export, or be other sales that look the same.",
  "answer.leaveOutRepeats": "Leave them out",
  "answer.keepRepeats": "Keep them all",
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
    "The years of “{{column}}” have two digits that are decades away, on {{count:count}} of the first lines: {{value}} is read as {{day}}. As Thailand counts it is {{thai}}; nothing else in the file speaks for Thailand. Recency, periods and the day of a prediction follow this.",
  "note.thaiYears":
    "The years of “{{column}}” have two digits and are read as Thailand counts them, on {{count:count}} of the first lines: {{value}} is {{thai}}, not {{day}}.",
  "note.savedThaiYears":
    "The years of “{{column}}” have two digits, on {{count:count}} of the first lines, and are Thailand’s, which the saved choice does not know: {{value}} is {{thai}}, not {{day}}.",
  "answer.thaiYears": "As Thailand counts: {{value}} is {{thai}}",
  "answer.yearsAsWritten": "As written: {{value}} is {{day}}",
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
} as const;
export type NoteMessageCode = keyof typeof NOTE_MESSAGES;
