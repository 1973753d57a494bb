// The columns of a canonical sale line, each described once. The type of sale lines, the builder, the joining of parts,
// storage, the description of columns, filters, tables, CSV and supposed purchases read this list; CONTRIBUTING.md says
// what else a new column needs.

import { AMOUNT_FIELDS, DISCOUNT_FIELDS, type Field, type Mapping } from "../mapping/mapping.ts";
import { isKept, type LineRole } from "../roles/lineRole.ts";
import { Dictionary } from "../values/dictionary.ts";

/** A dictionary-coded text column: `values[codes[i]]` is line i's text; code −1 means absent. */
export interface Coded {
  codes: Int32Array;
  values: string[];
}

/** The place columns of one line as written; empty strings where absent. Distinct places are coded once. */
export interface PlaceText {
  address: string;
  ward: string;
  district: string;
  province: string;
}

/** Distinct places, coded as texts are. */
export interface Places {
  codes: Int32Array;
  values: PlaceText[];
}

/** What the values of a kind are kept as, all arrays [n]. */
interface Kept {
  lineNumber: Uint32Array;
  /** Wall-clock milliseconds as if it were UTC. */
  time: Float64Array;
  number: Float64Array;
  /** 1 = yes. */
  flag: Uint8Array;
  text: Coded;
  place: Places;
}
type Kind = keyof Kept;

/** The array of a kind: the codes of a coded one. */
const ARRAYS = {
  lineNumber: Uint32Array,
  time: Float64Array,
  number: Float64Array,
  flag: Uint8Array,
  text: Int32Array,
  place: Int32Array,
} as const satisfies Record<Kind, unknown>;

interface ColumnSpec {
  kind: Kind;
  /** Whether every data set has it; otherwise it is null where the file has no such column. */
  needed: boolean;
  /** Fields of the mapping that it is read from. */
  fields: readonly Field[];
  /** A flag of the lines that columns of roles tell this of; it has no field of its own. */
  role?: LineRole;
  /** Where no column of the file is mapped: the first so many characters of the product's code. */
  productCharacters?: number;
  /** Display names of the values: the list that holds them, and their name in CSV. */
  names?: { list: "customerNames" | "productNames"; csv: string };
  /**
   * What a purchase that was never made has in this column: what is given of it, its customer, nothing, or what the
   * product's last line or the customer's line before it has.
   */
  supposed: "given" | "customer" | "nothing" | "asProduct" | "asBefore";
  /** Shown in tables of lines, where the file has it; by "sorted" their heading sorts. */
  table?: "shown" | "sorted";
  /** Its name in the CSV of lines; without it the column is left out there. */
  csv?: string;
  /** Whether a search of lines looks into its values and their names. */
  searched?: true;
  /** The condition of the line filter that lists values of it. */
  filter?: "families" | "categories" | "products" | "customers" | "salespeople" | "routes" | "sources";
}

export const COLUMNS = {
  /** [n] data line number in the file, counted from 1 (the header is not counted). */
  line: { kind: "lineNumber", needed: true, fields: [], supposed: "given", table: "sorted", csv: "line" },
  /** [n] wall-clock time as written, in milliseconds as if it were UTC. */
  time: { kind: "time", needed: true, fields: ["date", "time"], supposed: "given", table: "sorted", csv: "time" },
  customer: {
    kind: "text",
    needed: true,
    fields: ["customer", "customerName", "phone", "email"],
    names: { list: "customerNames", csv: "customer_name" },
    supposed: "customer",
    table: "sorted",
    csv: "customer",
    searched: true,
    filter: "customers",
  },
  product: {
    kind: "text",
    needed: true,
    fields: ["product", "productName"],
    names: { list: "productNames", csv: "product_name" },
    supposed: "asProduct",
    table: "sorted",
    csv: "product",
    searched: true,
    filter: "products",
  },
  family: {
    kind: "text",
    needed: true,
    fields: ["family"],
    productCharacters: 2,
    supposed: "asProduct",
    table: "sorted",
    csv: "family",
    filter: "families",
  },
  series: { kind: "text", needed: true, fields: ["series"], productCharacters: 4, supposed: "asProduct" },
  category: {
    kind: "text",
    needed: false,
    fields: ["category"],
    supposed: "asProduct",
    table: "sorted",
    csv: "category",
    filter: "categories",
  },
  /** [n] units; 1 where the file does not say. */
  quantity: {
    kind: "number",
    needed: true,
    fields: ["quantity"],
    supposed: "given",
    table: "sorted",
    csv: "quantity",
  },
  /** [n] net money of the line after discount, in the file's currency; 0 where the file has no money at all. */
  revenue: {
    kind: "number",
    needed: true,
    fields: AMOUNT_FIELDS,
    supposed: "given",
    table: "sorted",
    csv: "revenue",
  },
  /** [n] discount as a fraction 0..1 of the gross amount; 0 where the file has none. */
  discount: {
    kind: "number",
    needed: true,
    fields: DISCOUNT_FIELDS,
    supposed: "given",
    table: "sorted",
    csv: "discount",
  },
  /** As written: numbers can start again, see visits.ts. */
  order: { kind: "text", needed: false, fields: ["order"], supposed: "nothing", table: "shown", csv: "order" },
  /** Order numbers may start again in each. */
  store: { kind: "text", needed: false, fields: ["store"], supposed: "asBefore" },
  salesperson: {
    kind: "text",
    needed: false,
    fields: ["salesperson"],
    supposed: "asBefore",
    table: "sorted",
    csv: "salesperson",
    filter: "salespeople",
  },
  route: {
    kind: "text",
    needed: false,
    fields: ["route"],
    supposed: "asBefore",
    table: "sorted",
    csv: "route",
    filter: "routes",
  },
  source: {
    kind: "text",
    needed: false,
    fields: ["source"],
    supposed: "asBefore",
    table: "sorted",
    csv: "source",
    filter: "sources",
  },
  /** [n] 1 = walk-in customer. */
  walkIn: { kind: "flag", needed: false, fields: ["walkIn"], supposed: "asBefore" },
  /** [n] 1 = a gift that is no target, because the customer did not choose it; absent where gifts are targets. */
  promotion: { kind: "flag", needed: false, fields: [], role: "promotion", supposed: "nothing" },
  place: {
    kind: "place",
    needed: false,
    fields: ["address", "ward", "district", "province"],
    supposed: "asBefore",
    table: "shown",
    csv: "place",
  },
} as const satisfies Record<string, ColumnSpec>;

type Columns = typeof COLUMNS;
export type ColumnName = keyof Columns;
/** The columns whose description has these properties. */
export type ColumnsWith<Part> = {
  [Name in ColumnName]: Columns[Name] extends Part ? Name : never;
}[ColumnName];

type ColumnOf<Spec extends ColumnSpec> = Spec["needed"] extends true ? Kept[Spec["kind"]] : Kept[Spec["kind"]] | null;
/** The columns as sale lines hold them, in file order. */
export type SaleColumns = { [Name in ColumnName]: ColumnOf<Columns[Name]> };
/** Any column that is there. */
export type SaleColumn = NonNullable<SaleColumns[ColumnName]>;
/** The values of a column, or their codes. */
export type ColumnArray = Uint8Array | Int32Array | Uint32Array | Float64Array;
/** The arrays of all columns. */
export type ColumnArrays = { [Name in ColumnName]: ArrayOf<Kept[Columns[Name]["kind"]]> };
type ArrayOf<Column> = Column extends ColumnArray ? Column : Int32Array;

export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

/** What is known of a column. */
export function columnSpec(name: ColumnName): ColumnSpec {
  return COLUMNS[name];
}

/** The columns of some kinds. */
export function columnsOf<Some extends Kind>(...kinds: Some[]): ColumnsWith<{ kind: Some }>[] {
  const some: readonly Kind[] = kinds;
  return COLUMN_NAMES.filter((name): name is ColumnsWith<{ kind: Some }> => some.includes(COLUMNS[name].kind));
}

/** Whether the sale lines of a file hold this column as the file has it. */
export function isRead(name: ColumnName, mapping: Pick<Mapping, "columns" | "roles" | "keepReturns">): boolean {
  const { needed, productCharacters, fields, role } = columnSpec(name);
  if (role !== undefined)
    return (
      isKept(role, mapping) &&
      mapping.roles?.giftTargets === false &&
      (mapping.roles?.columns ?? []).some(({ values }) => values.some((value) => value.role === role))
    );
  return (needed && productCharacters === undefined) || fields.some((field) => mapping.columns[field] !== undefined);
}

/** An empty array of `length` for a column. */
export function columnArray<Name extends ColumnName>(name: Name, length: number): ColumnArrays[Name] {
  return new ARRAYS[COLUMNS[name].kind](length) as ColumnArrays[Name];
}

/** The arrays of all columns, each as long as `lengthOf` says. */
export function columnArrays(lengthOf: (name: ColumnName) => number): ColumnArrays {
  return Object.fromEntries(COLUMN_NAMES.map((name) => [name, columnArray(name, lengthOf(name))])) as ColumnArrays;
}

/** The array of a column: its values, or their codes. */
export function arrayOf(column: SaleColumn): ColumnArray {
  return "codes" in column ? column.codes : column;
}

/** An empty array of the same type. */
export function emptyLike<Values extends ColumnArray>(values: Values, length: number): Values {
  return new (values.constructor as new (length: number) => Values)(length);
}

/** All columns, each as `make` answers. */
export function makeColumns(make: (name: ColumnName) => SaleColumns[ColumnName]): SaleColumns {
  return Object.fromEntries(COLUMN_NAMES.map((name) => [name, make(name)])) as SaleColumns;
}

/** The columns that not every file has, all of them absent: what sale lines made by hand begin with. */
export const NO_OPTIONAL_COLUMNS = Object.fromEntries(
  COLUMN_NAMES.filter((name) => !COLUMNS[name].needed).map((name) => [name, null]),
) as { [Name in ColumnsWith<{ needed: false }>]: null };

/** Family and series where the file has no columns for them: the first characters of the product's code. */
export function beginnings(product: Coded, length: number): Coded {
  const dictionary = new Dictionary();
  const byProduct = Int32Array.from(product.values, (code) => dictionary.code([...code].slice(0, length).join("")));
  return { codes: product.codes.map((code) => byProduct[code]!), values: dictionary.values };
}
