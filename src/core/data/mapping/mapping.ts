// Which column of a file means what: the fields of a sale line and the choices made to read them.

import type { Bounds } from "../lines/bounds.ts";
import type { LineRoles } from "../roles/lineRole.ts";

export const FIELDS = [
  "customer",
  "customerName",
  "phone",
  "email",
  "walkIn",
  "address",
  "ward",
  "district",
  "province",
  "salesperson",
  "route",
  "source",
  "store",
  "order",
  "date",
  "time",
  "product",
  "productName",
  "family",
  "series",
  "category",
  "quantity",
  "unitPrice",
  "gross",
  "discount",
  "discountLine",
  "discountProduct",
  "discountOrder",
  "revenue",
  "currency",
  "returnedQuantity",
  "returnedAmount",
] as const;
export type Field = (typeof FIELDS)[number];
/** The parts of a line's discount, which may stand in columns of their own. */
export const DISCOUNT_PARTS = ["discountLine", "discountProduct", "discountOrder"] as const satisfies readonly Field[];
/** What may be taken off a line: the whole, or its parts. */
export const DISCOUNT_FIELDS = ["discount", ...DISCOUNT_PARTS] as const;
/** What a line's revenue is read or reckoned from, the nearest to it first. */
export const AMOUNT_FIELDS = ["revenue", "gross", "unitPrice"] as const satisfies readonly Field[];
/** Fields whose numbers are sums of money, or rates of them. */
export const MONEY_FIELDS = [...AMOUNT_FIELDS, ...DISCOUNT_FIELDS] as const;
export const NUMBER_FIELDS = [
  "quantity",
  "unitPrice",
  "gross",
  "revenue",
  ...DISCOUNT_FIELDS,
  "returnedQuantity",
  "returnedAmount",
] as const satisfies readonly Field[];

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1258", "windows-1252", "macintosh"] as const;
export type Encoding = (typeof ENCODINGS)[number];
/** Those that are told by themselves; any other character can be chosen. */
export const DELIMITERS = [",", ";", "\t", "|"] as const;
export const DATE_FORMATS = ["iso", "dd/mm/yyyy", "mm/dd/yyyy", "yyyy/mm/dd", "excel"] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];
export const DECIMALS = [".", ","] as const;
export type Decimal = (typeof DECIMALS)[number];
/** How the discount column is written: a fraction 0..1, a percentage 0..100, or money off the line. */
export const DISCOUNT_KINDS = ["fraction", "percent", "amount"] as const;
export type DiscountKind = (typeof DISCOUNT_KINDS)[number];

/** A file's dialect as told from its bytes. */
export interface Dialect {
  encoding: string;
  delimiter: string;
  newline: "\n" | "\r\n" | "\r";
  quote: string;
  gzip: boolean;
  /** Years are 543 more than the Gregorian ones; absent where they are not. */
  calendar?: "buddhist";
  /** Years of two digits are read as Thailand counts them; absent where they are not. */
  thaiYears?: true;
  /** Days that programs write for "no date" (1970-01-01) lie among the file's own and are days; absent where they do not. */
  oldDays?: true;
  /** A spreadsheet turned day and month of the dates that say themselves which is which; absent where it did not. */
  turned?: true;
  /** What the lines have to lie within, told from the file; absent unless outliers are left out and there are some. */
  bounds?: Bounds;
  /** Fields whose numbers have units beside them; absent where none have. */
  units?: readonly Field[];
}

/** Instead of a number of records above the header: every record is data, and the columns are called "#1", "#2" … */
export const NO_HEADER = -1;

/** What a user may choose against what the bytes tell. */
export interface DialectChoice extends Partial<Pick<Dialect, "encoding" | "delimiter">> {
  /** Records above the header (blank ones not counted); NO_HEADER where there is none. */
  above?: number;
  /** The sheet of a workbook that is read alone. */
  sheet?: string;
  /**
   * Of several files of other columns: tables that share a key are put together (true), or none are (false); absent: where
   * none can be read alone.
   */
  join?: boolean;
}

/** What was chosen for a file: saved with the model, remembered for files of the same header. */
export interface Mapping {
  /** The header texts in column order; a file with the same header can reuse the mapping. */
  header: string[];
  /** Field → column index in `header`. */
  columns: Partial<Record<Field, number>>;
  dateFormat: DateFormat;
  decimal: Decimal;
  discountKind: DiscountKind;
  /** Keep lines with negative quantity or revenue instead of setting them aside. */
  keepReturns: boolean;
  /** Turns day and month back where a spreadsheet turned them around, in files that show it; absent where nobody said. */
  turnedDates?: boolean;
  /** Reads years of two digits as Thailand counts them, in files that have such; absent where nobody said. */
  thaiYears?: boolean;
  /** Sets lines aside that lie far from all others in time or in size. */
  dropOutliers?: boolean;
  /** Keeps lines that stand in two of several files twice; absent where they are counted once. */
  keepRepeats?: boolean;
  /** Columns whose own values call for the other decimal mark than the file's `decimal`. */
  columnDecimals?: Partial<Record<Field, Decimal>>;
  /** ISO 4217 code of the money's currency, "" where it is unknown; absent in mappings of older versions. */
  currency?: string;
  /**
   * Lines in other currencies than `currency` are set aside (true), or added up as they are (false); absent where nothing
   * says that there are others.
   */
  onlyCurrency?: boolean;
  /**
   * Blank cells of an order's columns (number, date, customer, place …) are read as those of the first line of the order
   * above; absent where nothing speaks for it.
   */
  fillDown?: boolean;
  /** Customers, by code or name, that were said to stand for nobody, or to be somebody in spite of what they are called. */
  walkIns?: { marked?: string[]; unmarked?: string[] };
  /** Columns that tell what a line is; absent where none does. */
  roles?: LineRoles;
  /** Revenue and gross amount are already less what came back. */
  amountsNet?: true;
  /** Encoding, delimiter or place of the header chosen by hand, where what the bytes tell is wrong. */
  dialect?: DialectChoice;
}
