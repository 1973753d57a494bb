// Doubts from codes and names side by side: one code for several, one name whose code was changed, one customer per order.

import type { Message } from "../../lib/message.ts";
import { quotedList } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";
import type { Coded } from "../lines/saleColumns.ts";
import { visitsOf } from "../lines/visits.ts";
import type { ColumnValues } from "../mapping/columnValues.ts";
import { foldDiacritics } from "../mapping/headerText.ts";
import type { Field, Mapping } from "../mapping/mapping.ts";
import { codeText, hasLostDigits, idText } from "../values/idText.ts";
import { isNobody } from "../values/nobody.ts";
import type { Doubt } from "./doubt.ts";
import type { FirstLook } from "./firstLook.ts";
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
const NAMES_TOLD = 3;

interface Span {
  lines: number;
  first: number;
  last: number;
}
/** By code, its names with the lines on which they stand together. */
type Pairs = Map<string, Map<string, Span>>;

/** Codes and names of the first lines that do not go together. */
export function codeNames({ values, mapping, whole }: FirstLook): Doubt[] {
  if (whole) return [];
  const { columns } = mapping;
  const times = values[columns.date ?? -1]?.moments(mapping.dateFormat);
  return PAIRS.flatMap(([field, nameField]) => {
    const code = columns[field];
    const name = columns[nameField];
    if (code === undefined || name === undefined || code === name) return [];
    if (field === "customer" && (code === columns.phone || code === columns.email)) return [];
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

function pairsOf(codes: ColumnValues, names: ColumnValues, times: Float64Array | undefined): Pairs {
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
    const time = times?.[i] ?? Number.NaN;
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

/** The same of all lines that were read. */
export function codeNameNotes({ lines, mapping, identities }: WholeFile): Message[] {
  return PAIRS.flatMap(([field, nameField]) => {
    const { names } = identities[field];
    const { columns, header } = mapping;
    if (!names) return [];
    const own = lines[field];
    const several = new Map(names.several);
    const spans = spansOf(own, lines.time);
    const coded = own.values.flatMap((code, i) =>
      spans[i]!.lines === 0 || hasLostDigits(code) || isNobody(code)
        ? []
        : [{ code, names: several.get(i) ?? [names.texts[i] ?? ""], span: spans[i]! }],
    );
    const one = sharedCodes(coded.map(({ code, names: texts, span }) => ({ code, names: texts, lines: span.lines })));
    const byName = new Map<string, { code: string; span: Span }[]>();
    for (const { code, names: texts, span } of coded) {
      if (texts.length > 1 || texts[0] === "" || span.lines < LINES_IN_TIME) continue;
      const same = byName.get(texts[0]!);
      if (same) same.push({ code, span });
      else byName.set(texts[0]!, [{ code, span }]);
    }
    const other = successions(byName);
    return [
      ...(one ? [dataMessage("note.severalNamesInAll", { column: header[columns[field]!] ?? "", ...one })] : []),
      ...(other
        ? [dataMessage("note.changedCodesInAll", { column: header[columns[nameField]!] ?? "", ...other })]
        : []),
    ];
  });
}

/** [codes] on how many lines each stands, and from when to when. */
function spansOf({ codes, values }: Coded, time: Float64Array): Span[] {
  const spans = values.map((): Span => ({ lines: 0, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY }));
  for (let i = 0; i < codes.length; i++) {
    const span = spans[codes[i]!];
    if (!span) continue;
    span.lines++;
    if (time[i]! < span.first) span.first = time[i]!;
    if (time[i]! > span.last) span.last = time[i]!;
  }
  return spans;
}

/** Codes that stand for names with hardly a word in common. */
function severalNames(pairs: Pairs, mapping: Mapping, column: number): Message | null {
  const shared = sharedCodes(
    [...pairs].map(([code, of]) => ({
      code,
      names: [...of.keys()],
      lines: [...of.values()].reduce((sum, span) => sum + span.lines, 0),
    })),
  );
  return shared && dataMessage("note.severalNames", { column: mapping.header[column] ?? "", ...shared });
}

interface NamedCode {
  code: string;
  names: readonly string[];
  lines: number;
}

/** How many of these codes have different names, with the one that has the most; null where they are too few to tell. */
function sharedCodes(codes: readonly NamedCode[]) {
  let several = 0;
  let lines = 0;
  const found: NamedCode[] = [];
  for (const { code, names, lines: own } of codes) {
    lines += own;
    if (own < 2) continue;
    several++;
    const different = names.length > 1 ? differentOf(names) : names;
    if (different.length > 1) found.push({ code, names: different, lines: own });
  }
  const sweeping = found.some((each) => each.names.length >= MANY_NAMES && each.lines >= LINES_SHARE * lines);
  if (!sweeping && (found.length < LEAST_CODES || found.length < CODES_SHARE * several)) return null;
  found.sort((a, b) => b.names.length - a.names.length || b.lines - a.lines);
  const [{ code, names }] = found as [NamedCode];
  return {
    count: found.length,
    of: several,
    code,
    names: quotedList(names, NAMES_TOLD),
    lines: found.reduce((sum, each) => sum + each.lines, 0),
  };
}

/** Those of the names that share hardly a word with one before them. */
export function differentOf(names: readonly string[]): string[] {
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
  const found = successions(byName);
  return found && dataMessage("note.changedCodes", { column: mapping.header[column] ?? "", ...found });
}

/** Names whose codes follow one another; null where they are too few to tell. */
function successions(byName: ReadonlyMap<string, { code: string; span: Span }[]>) {
  const several = [...byName].filter(([, codes]) => codes.length > 1);
  const changed = several.filter(([, codes]) => {
    const inTime = codes.map(({ span }) => span).sort((a, b) => a.first - b.first);
    return inTime.every((span, i) => i === 0 || span.first > inTime[i - 1]!.last);
  });
  if (changed.length < LEAST_NAMES || changed.length < NAMES_SHARE * several.length) return null;
  const [[name, codes]] = changed as [(typeof changed)[number]];
  return { count: changed.length, name, codes: quotedList(codes.map(({ code }) => code)) };
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
