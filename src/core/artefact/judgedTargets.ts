// predictions.csv read back: what a model said of its test targets, as far as two models are compared by it.

import Papa from "papaparse";
import { NUMBER_TASKS, type NumberTask } from "../evaluation/baselines/numberBaselines.ts";
import { MessageError } from "../lib/message.ts";
import { sha256 } from "../lib/sha256.ts";
import { exportMessage } from "./exportMessages.ts";

export const PREDICTIONS_FILE = "predictions.csv";

/** What happened, what was said before the product was known, and what was said given the product. */
export interface SaidNumbers {
  actual: Float64Array; // [n]
  said: Float64Array; // [n]
  /** [n]; null where the model does not know amounts. */
  given: Float64Array | null;
}

/** The answers of one model for n targets, in the order of the targets' lines. */
export interface JudgedTargets {
  /** SHA-256 of which targets they are and what happened there: line, customer, time, product and actual numbers of each. */
  fingerprint: string;
  customers: number;
  customerOf: Int32Array; // [n] 0..customers
  /** [n] rank of the product bought, 0 = unknown; null in files of older versions. */
  ranks: Int32Array | null;
  /** Of the tasks that the data have. */
  numbers: Partial<Record<NumberTask, SaidNumbers>>;
}

interface Column {
  name: string;
  at: number;
}

/** Reads the bytes of a predictions.csv. Throws a message where a column or a number is not what was written. */
export function readJudgedTargets(bytes: Uint8Array): JudgedTargets {
  const rows: string[][] = [];
  // Only what is used is kept of each row: the file has some thirty columns.
  let kept: number[] = [];
  Papa.parse<string[]>(new TextDecoder().decode(bytes), {
    delimiter: ",",
    skipEmptyLines: true,
    step: ({ data }) => {
      if (kept.length === 0) kept = WANTED.map((name) => data.indexOf(name));
      else rows.push(kept.map((at) => data[at] ?? ""));
    },
  });
  const columns = new Map<string, Column>();
  for (const [at, name] of WANTED.entries()) if ((kept[at] ?? -1) >= 0) columns.set(name, { name, at });
  for (const name of IDENTITY) if (!columns.has(name)) throw damaged(name, 0);
  rows.sort((a, b) => Number(a[0]) - Number(b[0]));
  const codes = new Map<string, number>();
  const customerOf = Int32Array.from(rows, (row) => {
    const customer = row[1]!;
    const known = codes.get(customer);
    if (known !== undefined) return known;
    codes.set(customer, codes.size);
    return codes.size - 1;
  });
  const rank = columns.get("rank");
  return {
    fingerprint: fingerprintOf(rows),
    customers: codes.size,
    customerOf,
    ranks: rank ? Int32Array.from(rows, (row, i) => whole(row, rank, i)) : null,
    numbers: numbersOf(rows, columns),
  };
}

const IDENTITY = ["line", "customer", "time", "product"] as const;
const WANTED: readonly string[] = [
  ...IDENTITY,
  ...NUMBER_TASKS,
  "rank",
  ...NUMBER_TASKS.flatMap((name) => [`${name}_predicted`, `${name}_given_product`]),
];
/** Which target it is and what happened there: the first columns of a kept row. */
const OF_TARGET = IDENTITY.length + NUMBER_TASKS.length;

function fingerprintOf(rows: readonly string[][]): string {
  const text = rows.map((row) => JSON.stringify(row.slice(0, OF_TARGET))).join("\n");
  return sha256(new TextEncoder().encode(text));
}

function numbersOf(rows: readonly string[][], columns: ReadonlyMap<string, Column>): JudgedTargets["numbers"] {
  const numbers: JudgedTargets["numbers"] = {};
  for (const name of NUMBER_TASKS) {
    const [actual, said] = [columns.get(name), columns.get(`${name}_predicted`)];
    // Of a task that the data do not have all cells are empty.
    if (!actual || !said || rows.every((row) => row[actual.at] === "")) continue;
    const given = columns.get(`${name}_given_product`);
    const values = (column: Column) => Float64Array.from(rows, (row, i) => numeric(row, column, i));
    numbers[name] = { actual: values(actual), said: values(said), given: given ? values(given) : null };
  }
  return numbers;
}

function whole(row: readonly string[], column: Column, place: number): number {
  const value = numeric(row, column, place);
  if (!Number.isInteger(value) || value < 0 || value > 0x7fffffff) throw damaged(column.name, place + 1);
  return value;
}

function numeric(row: readonly string[], { name, at }: Column, place: number): number {
  const text = row[at]!;
  const value = text === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(value)) throw damaged(name, place + 1);
  return value;
}

/** `line` of the targets, from 1; 0 where the column itself is missing. */
function damaged(column: string, line: number): MessageError {
  const file = PREDICTIONS_FILE;
  return new MessageError(
    line === 0
      ? exportMessage("predictions.noColumn", { file, column })
      : exportMessage("predictions.noNumber", { file, column, line }),
  );
}
