// Predicts with a model of Sales Studio, in a page, in Node (20 or newer) and in Deno, without a server or a network.

/** A model: its zip, or its files by path ("manifest.json", "members/1/model.safetensors" ...). */
export type ModelFiles =
  | Uint8Array
  | ArrayBuffer
  | Blob
  | ReadonlyMap<string, Uint8Array>
  | Readonly<Record<string, Uint8Array>>;

export type Value = string | number | boolean | null | undefined;

/**
 * Sale lines. Text or bytes are a table: CSV, also packed with gzip, or an Excel workbook, with the columns of the file that the
 * model was trained on or other ones that are recognised. Objects have either those columns' names, or the names of
 * `rowColumns`: customer, product and time (2025-12-31, or 2025-12-31T09:30) at least; quantity in units, revenue the line's
 * net amount, discount from 0 to 1. The same of a table of rows.
 */
export type Lines =
  | string
  | Uint8Array
  | ArrayBuffer
  | Blob
  | readonly Readonly<Record<string, Value>>[]
  | { columns: readonly string[]; rows: readonly (readonly Value[])[] };

export interface PredictOptions {
  /** The day to predict for, YYYY-MM-DD, from what lies before it. Default: the day after the last line. */
  date?: string;
  /** Products of each customer, most likely first. Default: 5. */
  topK?: number;
  /** These customers only, by code. Default: all with a line before the day. */
  customers?: readonly string[];
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** What a customer's line of a product would be; null where the model does not tell. */
export interface PredictedProduct {
  product: string;
  name: string;
  /** That the customer's next line is of this product. */
  probability: number;
  /** Medians, in units, money and as a fraction. */
  quantity: number | null;
  price: number | null;
  discount: number | null;
  amount: number | null;
  /** Sums of means are without bias; 80 % of such lines lie between low and high. */
  amountMean: number | null;
  amountLow: number | null;
  amountHigh: number | null;
}

export interface Prediction {
  customer: string;
  name: string;
  date: string;
  products: PredictedProduct[];
  /** Of the customer's next line, whatever its product; null where the model's data had no such column. */
  quantity: number | null;
  revenue: number | null;
  discount: number | null;
}

/** Something to know about the lines: `text` in English, `code` and `values` for other languages. */
export interface Note {
  code: string;
  values: Record<string, unknown>;
  text: string;
}

/** Lines that were read. */
export interface OpenLines {
  count: number;
  /** Codes and names of the customers with a line before a day; before the default day without one. */
  customers(date?: string): { customer: string; name: string }[];
  /** The default day. */
  date: string;
  /** Distinct addresses, and those of them in which no province is recognised, with some of them. */
  places: { count: number; unknown: number; unknownLines: number; examples: string[] };
  notes: Note[];
  predict(options?: PredictOptions): Promise<Prediction[]>;
  /** The same as the CSV that the studio's `predict` writes. */
  csv(options?: PredictOptions): Promise<string>;
}

export interface Predictor {
  /** Products that can be predicted. */
  products: { product: string; name: string }[];
  /** What the answers hold beside products. */
  answers: { quantity: boolean; revenue: boolean; discount: boolean; amounts: boolean };
  /** First and last day of the data that it was trained on; null where the model is too old to tell. */
  firstDay: string | null;
  lastDay: string | null;
  /** ISO code of the money; "" where unknown. */
  currency: string;
  /** Names that the columns of rows may have. */
  rowColumns: readonly string[];
  /** The model's own examples, as lines and the day that they are for; null where it has none. */
  examples: { lines: Lines; date: string; customers: string[] } | null;
  /** Reads lines once, to be asked several times. */
  open(lines: Lines): Promise<OpenLines>;
  predict(lines: Lines, options?: PredictOptions): Promise<Prediction[]>;
  /** Gives the memory of the model back. */
  dispose(): void;
}

/** Opens a model. Throws an error with a sentence that names the file where it is damaged, newer or of another kind. */
export declare function createPredictor(files: ModelFiles): Promise<Predictor>;
