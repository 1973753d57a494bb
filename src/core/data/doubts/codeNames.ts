// Doubts from codes and names side by side: one code for several, one name whose code was changed, one customer per order.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { visitsOf } from "../lines/visits.ts";
import type { ColumnValues } from "../mapping/columnValues.ts";
import { foldDiacritics } from "../mapping/headerText.ts";
import type { Field, Mapping } from "../mapping/mapping.ts";
import { codeText, hasLostDigits, idText } from "../values/idText.ts";
import { isNobody } from "../values/nobody.ts";
import type { Doubt } from "./doubt.ts";
import type { FirstLook } from "./firstLook.ts";
import { headTimes } from "./headCustomers.ts";
import type { WholeFile } from "./wholeFile.ts";

const PAIRS = [
  ["product", "productName"],
  ["customer", "customerName"],
] as const satisfies readonly (readonly [Field, Field])[];
/** Of the codes with several lines, so many with several names; and never fewer. */
const CODES_SHARE = 0.05;
const LEAST_CODES = 2;
/** One code alone: with so many names, on so many of the lines. */
const MANY_NAMES = 3;
const LINES_SHARE = 0.05;
/** Words in common of names that were only changed a little. */
const ALIKE = 0.3;
/** Lines of a code before its time says anything, and names whose codes follow one another. */
const LINES_IN_TIME = 4;
const LEAST_NAMES = 3;
/** Of names with several codes. */
const NAMES_SHARE = 0.5;
/** Orders before it means something that nobody comes back. */
const LEAST_ORDERS = 20;
const NOBODY_BACK = 0.98;

interface Span {
  lines: number;
  first: number;
  last: number;
}
/** By code, its names with the lines on which they stand together. */
type Pairs = Map<string, Map<string, Span>>;

/** Codes and names of the first lines that do not go together. */
export function codeNames({ values, mapping }: FirstLook): Doubt[] {
  const { columns } = mapping;
  let times: Float64Array | undefined;
  return PAIRS.flatMap(([field, nameField]) => {
    const code = columns[field];
    const name = columns[nameField];
    if (code === undefined || name === undefined || code === name) return [];
    if (field === "customer" && (code === columns.phone || code === columns.email)) return [];
    times ??= headTimes(values, mapping);
    const pairs = pairsOf(values[code]!, values[name]!, times);
    const byName = { ...mapping, columns: { ...columns, [field]: name } };
    return [severalNames(pairs, mapping, code), changedCodes(pairs, mapping, name)].flatMap((note) =>
      note
        ? {
            note,
            columns: [code, name],
            answers: [
              { label: dataMessage("answer.code"), mapping },
              { label: dataMessage("answer.name"), mapping: byName },
            ],
          }
        : [],
    );
  });
}

function pairsOf(codes: ColumnValues, names: ColumnValues, times: Float64Array): Pairs {
  const pairs: Pairs = new Map();
  const skipped = new Set<string>();
  const codeOf = remembered(codeText);
  const nameOf = remembered(idText);
  codes.cells.forEach((cell, i) => {
    const code = codeOf(cell);
    const name = nameOf(names.cells[i]!);
    if (code === "" || name === "" || skipped.has(code)) return;
    let of = pairs.get(code);
    if (!of) {
      if (hasLostDigits(code) || isNobody(code)) {
        skipped.add(code);
        return;
      }
      of = new Map();
      pairs.set(code, of);
    }
    const time = times[i]!;
    const span = of.get(name);
    if (!span) of.set(name, { lines: 1, first: time, last: time });
    else {
      span.lines++;
      if (time < span.first) span.first = time;
      if (time > span.last) span.last = time;
    }
  });
  return pairs;
}

/** A function that is asked for the same few texts again and again. */
function remembered(read: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = read(text);
      known.set(text, value);
    }
    return value;
  };
}

/** Codes that stand for names with hardly a word in common. */
function severalNames(pairs: Pairs, mapping: Mapping, column: number): Message | null {
  let several = 0;
  let lines = 0;
  const found: { code: string; names: string[]; lines: number }[] = [];
  for (const [code, of] of pairs) {
    const own = [...of.values()].reduce((sum, span) => sum + span.lines, 0);
    lines += own;
    if (own < 2) continue;
    several++;
    const names = differentOf([...of.keys()]);
    if (names.length > 1) found.push({ code, names, lines: own });
  }
  const sweeping = found.some((each) => each.names.length >= MANY_NAMES && each.lines >= LINES_SHARE * lines);
  if (!sweeping && (found.length < LEAST_CODES || found.length < CODES_SHARE * several)) return null;
  found.sort((a, b) => b.names.length - a.names.length || b.lines - a.lines);
  const [{ code, names }] = found as [(typeof found)[number]];
  return dataMessage("note.severalNames", {
    column: mapping.header[column] ?? "",
    count: found.length,
    of: several,
    code,
    names: names
      .slice(0, 3)
      .map((name) => `“${name}”`)
      .join(", "),
    lines: found.reduce((sum, each) => sum + each.lines, 0),
  });
}

/** Those of the names that share hardly a word with one before them. */
function differentOf(names: readonly string[]): string[] {
  const different: { name: string; words: Set<string> }[] = [];
  for (const name of names) {
    const words = new Set(
      foldDiacritics(name)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    );
    // What is no name at all ("?") says nothing.
    if (words.size > 0 && !different.some((other) => areAlike(words, other.words))) different.push({ name, words });
  }
  return different.map(({ name }) => name);
}

function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let common = 0;
  for (const word of one) if (other.has(word)) common++;
  const joined = (words: ReadonlySet<string>) => [...words].join("");
  const [a, b] = [joined(one), joined(other)];
  return common >= ALIKE * Math.min(one.size, other.size) || a.startsWith(b.slice(0, 4)) || b.startsWith(a.slice(0, 4));
}

/** Names whose codes follow one another in time: the thing is the same, and its history is cut in two. */
function changedCodes(pairs: Pairs, mapping: Mapping, column: number): Message | null {
  const byName = new Map<string, { code: string; span: Span }[]>();
  for (const [code, of] of pairs)
    for (const [name, span] of of)
      if (span.lines >= LINES_IN_TIME) byName.set(name, [...(byName.get(name) ?? []), { code, span }]);
  const several = [...byName].filter(([, codes]) => codes.length > 1);
  const changed = several.filter(([, codes]) => {
    const inTime = codes.map(({ span }) => span).sort((a, b) => a.first - b.first);
    return inTime.every((span, i) => i === 0 || span.first > inTime[i - 1]!.last);
  });
  if (changed.length < LEAST_NAMES || changed.length < NAMES_SHARE * several.length) return null;
  const [[name, codes]] = changed as [(typeof changed)[number]];
  return dataMessage("note.changedCodes", {
    column: mapping.header[column] ?? "",
    count: changed.length,
    name,
    codes: codes.map(({ code }) => `“${code}”`).join(", "),
  });
}

/** A customer column that has another value in every order, so that nobody has a history. */
export function customerPerOrder({ lines, mapping }: WholeFile): Message[] {
  const { columns, header } = mapping;
  const customers = lines.customer.values.length;
  if (customers < LEAST_ORDERS) return [];
  const orders = visitsOf(lines).count;
  if (customers < NOBODY_BACK * orders) return [];
  const column = header[columns.customer ?? columns.customerName ?? -1] ?? "";
  return [dataMessage("note.customerPerOrder", { column, customers, orders })];
}
