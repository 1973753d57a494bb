// Which currency a file's money is in: what its values, its column names, its countries and its language say.

import { commonestFirst, countEach } from "../../lib/counts.ts";
import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { CURRENCY_SIGNS, currenciesOf, signOf } from "../values/currencySigns.ts";
import type { ColumnValues } from "./columnValues.ts";
import { foldDiacritics, normaliseHeader } from "./headerText.ts";
import { AMOUNT_FIELDS, type Decimal, type Field, type Mapping, MONEY_FIELDS } from "./mapping.ts";

/** ISO 4217 codes that are offered, and looked for in column names; any other that Intl knows can be named by hand. */
export const CURRENCIES = [
  ...["VND", "USD", "EUR", "GBP", "JPY", "CNY", "KRW", "TWD", "HKD", "SGD", "THB", "MYR", "IDR", "PHP", "KHR", "LAK"],
  ...["INR", "AUD", "NZD", "CAD", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "BRL", "MXN", "ZAR", "AED"],
] as const;

/** Unknown: amounts are plain numbers. */
export const NO_CURRENCY = "";

/** Countries as data name them (folded, lower case), by the currency that is paid with there. */
const COUNTRIES: ReadonlyMap<string, string> = new Map([
  ...names("VND", "vietnam", "viet nam", "vn"),
  ...names("GBP", "united kingdom", "uk", "gb", "great britain", "england"),
  ...names("USD", "united states", "united states of america", "usa", "us"),
  ...names("EUR", "germany", "france", "spain", "italy", "netherlands", "belgium", "austria", "ireland", "eire"),
  ...names("EUR", "portugal", "finland", "greece"),
  ...names("JPY", "japan"),
  ...names("CNY", "china"),
  ...names("KRW", "south korea", "korea"),
  ...names("THB", "thailand"),
  ...names("SGD", "singapore"),
  ...names("AUD", "australia"),
  ...names("CAD", "canada"),
  ...names("INR", "india"),
  ...names("CHF", "switzerland"),
]);
const COUNTRY_HEADERS = ["country", "countryregion", "shipcountry", "billingcountry", "quocgia"];
/** Letters that Vietnamese has and the languages of Western Europe have not. */
const VIETNAMESE = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;
const VIETNAMESE_WORDS =
  /\b(ma|ten) (khach|kh|hang|sp|san pham)|\b(thanh tien|doanh thu|don gia|so luong|ngay ban|khach hang)\b/;
/** An amount of dong from which on nobody doubts it; nothing that is sold costs less. */
const THOUSAND = 1000;

export interface CurrencyGuess {
  /** ISO 4217, the commonest of several; NO_CURRENCY where nothing tells. */
  currency: string;
  /** Others are named, too. */
  several?: true;
  /** What in the file says so. */
  why: Message;
}

/** What was found out about the columns of a file before its currency. */
export interface CurrencyEvidence {
  values: readonly ColumnValues[];
  columns: Mapping["columns"];
  decimalOf: (field: Field) => Decimal;
}

/**
 * The currency of a file's money. Signs beside the amounts go first and are never contradicted; then a column of
 * currencies, the names of the money columns, the country of most lines, and the language together with the amounts.
 */
export function guessCurrency(evidence: CurrencyEvidence): CurrencyGuess {
  return (
    bySigns(evidence) ??
    byCurrencyColumn(evidence) ??
    byHeader(evidence) ??
    byCountry(evidence) ??
    byLanguage(evidence) ?? { currency: NO_CURRENCY, why: dataMessage("evidence.currencyNone") }
  );
}

/**
 * The currency that versions before it was a part of the mapping showed: by the header's letters and by two known names
 * of files. For mappings that were stored then.
 */
export function formerCurrency(header: readonly string[], fileName: string): string {
  if (fileName.startsWith("synthetic-shop") || fileName.startsWith("online_retail")) return "GBP";
  const text = header.join(" ");
  const letters = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ₫]/i;
  return letters.test(text) || /(^|[^a-z])vnd([^a-z]|$)/i.test(text) ? "VND" : NO_CURRENCY;
}

/** The currency of a mapping, whatever version made it; null where it is unknown. */
export function currencyOf(
  { currency, header }: Pick<Mapping, "currency" | "header">,
  fileName: string,
): string | null {
  return (currency ?? formerCurrency(header, fileName)) || null;
}

/** Signs at either end of the amounts; null where there are none. */
function bySigns(evidence: CurrencyEvidence): CurrencyGuess | null {
  const counts = signCounts(evidence);
  const [commonest] = counts.keys();
  if (commonest === undefined) return null;
  const possible = currenciesOf(commonest);
  const named = MONEY_FIELDS.map((field) => evidence.values[evidence.columns[field] ?? -1]?.header ?? "").join(" ");
  const currency = possible.find((code) => headerNames(named, code)) ?? currencyInAll(counts, possible) ?? possible[0]!;
  const own = [...counts].filter(([sign]) => currenciesOf(sign).includes(currency));
  const count = own.reduce((sum, [, each]) => sum + each, 0);
  return own.length === counts.size
    ? { currency, why: dataMessage("evidence.currencySigns", { sign: commonest, count }) }
    : several(currency, counts.keys());
}

/** How many amounts of the first lines have which sign, the commonest first. */
export function signCounts({ values, columns }: Pick<CurrencyEvidence, "values" | "columns">): Map<string, number> {
  const signs: string[] = [];
  for (const field of MONEY_FIELDS) {
    const column = values[columns[field] ?? -1];
    if (!column || column.isPlain) continue;
    for (const cell of column.filled) {
      const sign = signOf(cell);
      if (sign !== null) signs.push(sign);
    }
  }
  return commonestFirst(countEach(signs));
}

/** The currency that every sign can stand for. */
function currencyInAll(counts: ReadonlyMap<string, number>, possible: readonly string[]): string | undefined {
  return possible.find((code) => [...counts.keys()].every((sign) => currenciesOf(sign).includes(code)));
}

/** The currency that most lines of the file's own column name; null where there is none, or where it is unknown. */
function byCurrencyColumn({ values, columns }: CurrencyEvidence): CurrencyGuess | null {
  const column = values[columns.currency ?? -1];
  if (!column) return null;
  const counts = currencyCounts(column);
  const [currency] = counts.keys();
  if (currency === undefined) return null;
  return counts.size === 1
    ? { currency, why: dataMessage("evidence.currencyColumn", { column: column.header }) }
    : several(currency, counts.keys());
}

/** How many cells of a column of currencies name which, the commonest first; empty where one names none. */
export function currencyCounts({ filled }: ColumnValues): Map<string, number> {
  const named: string[] = [];
  for (const text of filled) {
    const name = text.trim();
    const code = currenciesOf(name)[0] ?? currenciesOf(name.toUpperCase())[0];
    if (code === undefined) return new Map();
    named.push(code);
  }
  return commonestFirst(countEach(named));
}

/** A code or a sign in the name of a money column, or VND in any. */
function byHeader({ values, columns }: CurrencyEvidence): CurrencyGuess | null {
  for (const field of MONEY_FIELDS) {
    const header = values[columns[field] ?? -1]?.header;
    const currency = header === undefined ? undefined : CURRENCIES.find((code) => headerNames(header, code));
    if (header !== undefined && currency)
      return { currency, why: dataMessage("evidence.currencyHeader", { column: header }) };
  }
  const other = values.find(({ header }) => headerNames(header, "VND"));
  return other ? { currency: "VND", why: dataMessage("evidence.currencyHeader", { column: other.header }) } : null;
}

/** Codes of currencies as words of their own, each compiled where it is first looked for. */
const CODE_WORDS = new Map<string, RegExp>();

function codeWord(code: string): RegExp {
  const known = CODE_WORDS.get(code);
  if (known) return known;
  const word = new RegExp(`(^|[^a-z])${code}([^a-z]|$)`, "i");
  CODE_WORDS.set(code, word);
  return word;
}

/** Whether a column's name has the code as a word, or a sign that stands for it first of all. */
function headerNames(header: string, code: string): boolean {
  if (codeWord(code).test(header)) return true;
  if (code === "VND" && /[([]\s*(đ|đồng|vnđ)\s*[)\]]/i.test(header)) return true;
  return [..."₫$€£¥"].some((sign) => header.includes(sign) && CURRENCY_SIGNS[sign]![0] === code);
}

/** The country of the most lines, where the next has not half as many. */
function byCountry({ values }: CurrencyEvidence): CurrencyGuess | null {
  const column = values.find(({ header }) => COUNTRY_HEADERS.includes(foldDiacritics(normaliseHeader(header))));
  if (!column || column.isEmpty) return null;
  const [first, second] = commonestFirst(countEach(column.filled.map((text) => text.trim())));
  const [country, lines] = first!;
  const currency = COUNTRIES.get(foldDiacritics(country).toLowerCase());
  if (!currency || (second && second[1] * 2 > lines)) return null;
  const share = Math.floor((100 * lines) / column.filled.length);
  return { currency, why: dataMessage("evidence.currencyCountry", { country, share }) };
}

/** Vietnamese names of columns, or Vietnamese texts beside whole amounts of thousands. */
function byLanguage(evidence: CurrencyEvidence): CurrencyGuess | null {
  const header = evidence.values
    .map((column) => column.header)
    .join(" | ")
    .normalize("NFC");
  const vietnamese = VIETNAMESE.test(header);
  const amounts = sizesOf(evidence);
  if (vietnamese && amounts === "small") return { currency: NO_CURRENCY, why: dataMessage("evidence.currencySmall") };
  if (vietnamese) return { currency: "VND", why: dataMessage("evidence.currencyLanguage") };
  if (amounts !== "thousands") return null;
  const words = VIETNAMESE_WORDS.test(
    foldDiacritics(header)
      .toLowerCase()
      .replace(/[_\s]+/g, " "),
  );
  const texts = evidence.values.some(({ samples }) => samples.some((text) => VIETNAMESE.test(text.normalize("NFC"))));
  return words || texts ? { currency: "VND", why: dataMessage("evidence.currencyThousands") } : null;
}

/** Whether most amounts are whole thousands, or small ones with fractions; null where they are neither, or absent. */
function sizesOf({ values, columns, decimalOf }: CurrencyEvidence): "thousands" | "small" | null {
  const field = AMOUNT_FIELDS.find((name) => columns[name] !== undefined);
  const column = field && values[columns[field] ?? -1];
  if (!field || !column) return null;
  const amounts = [...column.numbers(decimalOf(field))].map(Math.abs).filter((amount) => amount > 0);
  if (amounts.length === 0) return null;
  const most = (is: (amount: number) => boolean) => amounts.filter(is).length * 2 > amounts.length;
  if (most((amount) => amount >= THOUSAND && Number.isInteger(amount))) return "thousands";
  return most((amount) => amount < THOUSAND && !Number.isInteger(amount)) ? "small" : null;
}

function several(currency: string, named: Iterable<string>): CurrencyGuess {
  const list = [...named].slice(0, 5).join(", ");
  return { currency, several: true, why: dataMessage("evidence.currencySeveral", { list, currency }) };
}

function names(currency: string, ...countries: string[]): [string, string][] {
  return countries.map((country) => [country, currency]);
}
