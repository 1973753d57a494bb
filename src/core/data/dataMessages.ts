// Every message about a file and its columns, in English; the page translates them by their codes.

import { messages } from "../lib/message.ts";
import { NOTE_MESSAGES } from "./noteMessages.ts";

export const DATA_MESSAGES = {
  ...NOTE_MESSAGES,
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
  "column.listsProducts": "its cells list names with counts",
  "column.orderByValues": "the same on the lines of an order alone, below whose first line other columns are blank",
  "column.phoneBesideCode": "a telephone number, held against the customers' codes",
  "column.beforeDiscount": "an amount before “{{discount}}”: apiece a product costs the same whatever the discount",
  "column.storeNumbers":
    "a store or till: {{count:count|# number is|# numbers are}} an order of its own in each of several on the same day",
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
  "files.lacks": "without {{columns}}",
  "files.has": "with {{columns}} besides",
  "files.lacksAndHas": "without {{lacks}}, with {{has}}",
  "file.nothingNew":
    "{{name}} holds nothing new: all {{count:count}} lines that can be used are in the data set already.",
  dateForms:
    "2024-01-31, 31/01/2024, 01/31/2024, 31.01.24, 20240131, 31 Jan 2024 (months of common languages), 31 tháng 1 năm 2024, 2024年1月31日, 31/01/2567, Excel’s day numbers and seconds or milliseconds since 1970, each with or without a time of day",
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
  "offence.beyond": "{{field:field}} {{value:number}}, where {{most:number}} is the most",
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
  "file.changed":
    "{{name}} can no longer be read: it was changed, moved or deleted since it was chosen, or the disk it lies on is gone. Wait until whoever writes it is done, and choose it again.",
  "file.gzip":
    "The compressed file {{name}} is damaged or cut short. Copy it again, or unpack it and choose the CSV inside.",
  "file.gzipPart":
    "The compressed file {{name}} is damaged or cut short behind its first {{parts:count|part|# parts}}: {{read:count|# byte|# bytes}} could be unpacked. Copy it again, or unpack it and choose the CSV inside.",
  "file.gzipRest":
    "Behind the {{parts:count|packed part|# packed parts}} of {{name}} ({{read:count|# byte|# bytes}} unpacked) stands something that is not packed: it would be left out. Unpack the file and choose the CSV inside.",
  "file.unpacksTooFar":
    "What is packed in {{name}} ({{packed:count|# byte|# bytes}}) unpacks to more than {{unpacked:count|# byte|# bytes}}, over {{times:count}} times as much: no table of sales does, so it is not read on. If it is one, unpack it and choose the file inside; a workbook or Parquet file can be saved anew as CSV.",
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
  "wrong.unread":
    "{{name}} is a Parquet or Zstandard file, which only the studio itself reads. Save it as CSV, packed with gzip where it is large.",
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
  "rows.none": "there are no lines",
  "rows.column": 'a line has "{{column}}", which is no column or stands twice; columns are {{columns}}',
  "rows.missing": "lines need the column {{column}}; columns are {{columns}}",
  "rows.value":
    'line {{row:count}} has "{{value}}" as {{column}}: times are written 2025-12-31 or 2025-12-31T09:30, numbers as numbers, discounts as 0 to 1',
  "role.unconfirmed": "not yet confirmed",
  "role.return": "a return",
  "role.cancelled": "cancelled",
  "role.no-product": "no product (shipping, tax, fee, tip, coupon, payment)",
  "role.no-purchase": "no purchase (viewed, in a cart, failed, draft, test)",
  "rule.missing customer": "missing customer",
  "rule.missing product": "missing product",
  "rule.missing time": "missing time",
  "rule.unreadable time": "unreadable time",
  "rule.far date": "date far from all others",
  "rule.unreadable number": "unreadable number",
  "rule.impossible number": "impossible number",
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
