// The options of a command that say how a file is read, where what the file itself tells is wrong.

import type { Sniff } from "../core/data/ingest/inspection.ts";
import { CURRENCIES, NO_CURRENCY } from "../core/data/mapping/currency.ts";
import { foldDiacritics, normaliseHeader } from "../core/data/mapping/headerText.ts";
import {
  DATE_FORMATS,
  DECIMALS,
  DISCOUNT_KINDS,
  type DialectChoice,
  ENCODINGS,
  FIELDS,
  type Field,
  type Mapping,
  NO_HEADER,
} from "../core/data/mapping/mapping.ts";
import { remap } from "../core/data/mapping/remap.ts";
import { LINE_ROLES } from "../core/data/roles/lineRole.ts";
import { wholeNumber } from "./options.ts";
import { roleChanges } from "./roleOptions.ts";
import { UsageError } from "./usageError.ts";

/** For parseArgs. */
export const READING_OPTIONS = {
  encoding: { type: "string" },
  delimiter: { type: "string" },
  sheet: { type: "string" },
  join: { type: "string" },
  "title-lines": { type: "string" },
  "no-header": { type: "boolean" },
  "date-format": { type: "string" },
  decimal: { type: "string" },
  discount: { type: "string" },
  currency: { type: "string" },
  map: { type: "string", multiple: true },
  "keep-returns": { type: "boolean" },
  keep: { type: "string", multiple: true },
  "leave-out": { type: "string", multiple: true },
  role: { type: "string", multiple: true },
  "gifts-as-history": { type: "boolean" },
  "drop-outliers": { type: "boolean" },
  "keep-repeats": { type: "boolean" },
  "turned-dates": { type: "string" },
  "thai-years": { type: "string" },
  "fill-down": { type: "string" },
  "walk-in": { type: "string", multiple: true },
  "not-walk-in": { type: "string", multiple: true },
} as const;

/** For the help texts of the commands that take them. */
export const READING_HELP = `How the file is read, where what it tells itself is wrong:
  --encoding NAME      ${ENCODINGS.join(", ")}
  --delimiter C        one character, or "tab"
  --sheet NAME         read this sheet of a workbook alone (default: the largest table, and sheets of its columns)
  --join YES           yes or no: several files that share a key (orders, lines of orders, customers) are put together
                       (default: where none can be read alone)
  --title-lines N      lines above the header that are left out (blank ones not counted)
  --no-header          the file begins with its first sale; its columns are #1, #2 …
  --date-format NAME   ${DATE_FORMATS.join(", ")}
  --decimal C          decimal sign: "${DECIMALS.join('" or "')}"
  --discount KIND      what the discount column holds: ${DISCOUNT_KINDS.join(", ")}
  --currency CODE      ISO code of the money's currency, such as VND or USD; "none" where there is none
  --map FIELD=COLUMN   read a field from this column (its name, or #1 for the first); FIELD= for none; several times
  --keep-returns       keep lines with a negative quantity or revenue
  --turned-dates YES   yes or no: a spreadsheet turned day and month of the dates with a year first or a named month
  --thai-years YES     yes or no: years of two digits are Thailand's, 68 is 2025
  --role COLUMN:VALUE=ROLE  what lines with this value in the column are; COLUMN= asks the column no more; several times
  --keep ROLE,ROLE     keep lines of these roles among the sales; --leave-out ROLE,ROLE sets them aside
                       (roles: ${LINE_ROLES.join(", ")})
  --gifts-as-history   gifts and promotions stay in the histories and are not predicted
  --drop-outliers      set lines aside whose date lies far from all others, or whose numbers are far too large
  --keep-repeats       of several files, keep lines that stand in two of them in both (default: once)
  --fill-down on|off   read blank cells of an order's number, date, customer, place … with what the line above has
  --walk-in CUSTOMER   this code or name stands for nobody in particular; several times
  --not-walk-in CUSTOMER  it is a customer in spite of what it is called; several times

Fields: ${wrapped(FIELDS)}`;

export interface ReadingValues {
  encoding?: string;
  delimiter?: string;
  sheet?: string;
  join?: string;
  "title-lines"?: string;
  "no-header"?: boolean;
  "date-format"?: string;
  decimal?: string;
  discount?: string;
  currency?: string;
  map?: string[];
  "keep-returns"?: boolean;
  keep?: string[];
  "leave-out"?: string[];
  role?: string[];
  "gifts-as-history"?: boolean;
  "drop-outliers"?: boolean;
  "keep-repeats"?: boolean;
  "turned-dates"?: string;
  "thai-years"?: string;
  "fill-down"?: string;
  "walk-in"?: string[];
  "not-walk-in"?: string[];
}

/** What was chosen on the command line: before the file is looked at, and about the mapping it proposes. */
export interface ReadingChoice {
  dialect: DialectChoice;
  /** The proposed mapping with what was chosen; other columns than the proposed are read as their own values are written. */
  change: (found: Pick<Sniff, "mapping" | "writings">) => Mapping;
  /** Something was chosen at all. */
  any: boolean;
}

/** Reads the options; throws UsageError quoting what does not fit. */
export function readingChoice(values: ReadingValues): ReadingChoice {
  const dialect: DialectChoice = {};
  if (values.encoding !== undefined) dialect.encoding = oneOf("--encoding", values.encoding.toLowerCase(), ENCODINGS);
  if (values.delimiter !== undefined) dialect.delimiter = delimiterOf(values.delimiter);
  if (values.sheet !== undefined) dialect.sheet = values.sheet;
  if (values.join !== undefined) dialect.join = oneOf("--join", values.join, ["yes", "no"]) === "yes";
  if (values["title-lines"] !== undefined) dialect.above = wholeNumber("--title-lines", values["title-lines"], 0, 1000);
  if (values["no-header"]) dialect.above = NO_HEADER;
  const chosen: Partial<Mapping> = {
    ...(values["date-format"] !== undefined && {
      dateFormat: oneOf("--date-format", values["date-format"], DATE_FORMATS),
    }),
    ...(values.decimal !== undefined && {
      decimal: oneOf("--decimal", values.decimal, DECIMALS),
      columnDecimals: undefined,
    }),
    ...(values.discount !== undefined && { discountKind: oneOf("--discount", values.discount, DISCOUNT_KINDS) }),
    ...(values.currency !== undefined && { currency: currencyOption(values.currency) }),
    ...(values["keep-returns"] && { keepReturns: true }),
    ...(values["turned-dates"] !== undefined && {
      turnedDates: oneOf("--turned-dates", values["turned-dates"], ["yes", "no"]) === "yes",
    }),
    ...(values["thai-years"] !== undefined && {
      thaiYears: oneOf("--thai-years", values["thai-years"], ["yes", "no"]) === "yes",
    }),
    ...(values["drop-outliers"] && { dropOutliers: true }),
    ...(values["keep-repeats"] && { keepRepeats: true }),
    ...(values["fill-down"] !== undefined && {
      fillDown: oneOf("--fill-down", values["fill-down"].toLowerCase(), ["on", "off"]) === "on",
    }),
    ...((values["walk-in"] || values["not-walk-in"]) && {
      walkIns: {
        ...(values["walk-in"] && { marked: values["walk-in"] }),
        ...(values["not-walk-in"] && { unmarked: values["not-walk-in"] }),
      },
    }),
  };
  const maps = (values.map ?? []).map(mapOf);
  const roles = roleChanges(values, columnOf);
  return {
    dialect,
    change: (found) => {
      const mapped = maps.reduce((mapping, { field, column }) => {
        const index = column === "" ? null : columnOf(mapping, `--map ${field}`, column);
        return remap(mapping, field, index, found);
      }, found.mapping);
      return roles.reduce((mapping, change) => change(mapping), { ...mapped, ...chosen });
    },
    any: Object.keys(dialect).length + Object.keys(chosen).length + maps.length + roles.length > 0,
  };
}

function oneOf<const Name extends string>(option: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === text);
  if (found === undefined) throw new UsageError(`unknown ${option} "${text}" (have: ${names.join(" ")})`);
  return found;
}

function currencyOption(text: string): string {
  if (text.toLowerCase() === "none") return NO_CURRENCY;
  const code = text.toUpperCase();
  if (Intl.supportedValuesOf("currency").includes(code)) return code;
  throw new UsageError(
    `--currency "${text}": give an ISO code (such as ${CURRENCIES.slice(0, 6).join(", ")}), or "none"`,
  );
}

function delimiterOf(text: string): string {
  if (text === "tab" || text === "\\t") return "\t";
  if (text.length !== 1 || /["\r\n]/.test(text))
    throw new UsageError(`--delimiter "${text}": give one character, or "tab"`);
  return text;
}

function mapOf(text: string): { field: Field; column: string } {
  const at = text.indexOf("=");
  if (at < 0) throw new UsageError(`--map "${text}": give FIELD=COLUMN, such as customer="Mã khách hàng"`);
  return { field: oneOf("--map field", text.slice(0, at).trim(), FIELDS), column: text.slice(at + 1).trim() };
}

/** The index of the column of this name, or number. */
function columnOf({ header }: Mapping, option: string, column: string): number {
  const numbered = /^#(\d+)$/.exec(column);
  const plain = (name: string) => foldDiacritics(normaliseHeader(name));
  const exact = header.indexOf(column);
  const named = exact >= 0 ? exact : header.map(plain).indexOf(plain(column));
  const index = numbered ? Number(numbered[1]) - 1 : named;
  if (index < 0 || index >= header.length)
    throw new UsageError(`${option}: no column "${column}" (have: ${header.slice(0, 60).join(", ")})`);
  return index;
}

function wrapped(names: readonly string[]): string {
  let text = "";
  let width = 8;
  for (const [i, name] of names.entries()) {
    const word = i === names.length - 1 ? name : `${name}, `;
    if (width + word.length > 110) {
      text += "\n  ";
      width = 2;
    }
    text += word;
    width += word.length;
  }
  return text;
}
