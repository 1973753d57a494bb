// Whether two files have the same columns, in whatever order: names are compared as headers are everywhere.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { normaliseHeader } from "../mapping/headerText.ts";

/** For each column of `first` its index in `other`; null where one has a column that the other lacks. */
export function columnOrder(first: readonly string[], other: readonly string[]): number[] | null {
  if (first.length !== other.length) return null;
  const places = new Map(keysOf(other).map((key, index) => [key, index]));
  const order = keysOf(first).map((key) => places.get(key) ?? -1);
  return order.includes(-1) ? null : order;
}

/** The columns are where they are in the other file. */
export function isSameOrder(order: readonly number[]): boolean {
  return order.every((from, index) => from === index);
}

/** How the columns of `other` differ from those of `first`, in a sentence's words. */
export function columnDifference(first: readonly string[], other: readonly string[]): Message {
  const lacks = missingIn(first, other);
  const has = missingIn(other, first);
  if (has === "") return dataMessage("files.lacks", { columns: lacks });
  if (lacks === "") return dataMessage("files.has", { columns: has });
  return dataMessage("files.lacksAndHas", { lacks, has });
}

const NAMES_SHOWN = 6;

/** The columns of `one` that `other` lacks, by their names. */
function missingIn(one: readonly string[], other: readonly string[]): string {
  const there = new Set(keysOf(other));
  const keys = keysOf(one);
  return listed(one.filter((_, index) => !there.has(keys[index]!)).map((name) => `“${name.slice(0, 60)}”`));
}

/** Names in a row, not more than a sentence holds. */
export function listed(names: readonly string[]): string {
  return names.length > NAMES_SHOWN ? `${names.slice(0, NAMES_SHOWN).join(", ")} …` : names.join(", ");
}

/** What columns are compared by: the second column of a name is another than the first. */
function keysOf(header: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return header.map((name) => {
    const key = normaliseHeader(name);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return `${before} ${key}`;
  });
}
