// Reading and writing the JSON files of a model: whatever is wrong with one is told with its name and the key.

import { type Message, MessageError, messageOf } from "../lib/message.ts";
import { schemaFault } from "../lib/schemaFault.ts";
import type { z } from "../lib/zod.ts";
import { exportMessage } from "./exportMessages.ts";
import { textFile } from "./zip.ts";

/** A model's files by path. `shown` says what a path is called in messages, where files were moved since they were written. */
export type Files = ReadonlyMap<string, Uint8Array>;
export type Shown = (path: string) => string;

const asIs: Shown = (path) => path;

/** A file's bytes. Throws a message that names those that there are when it is missing. */
export function bytesOf(files: Files, path: string, shown: Shown = asIs): Uint8Array {
  const bytes = files.get(path);
  if (!bytes) {
    const have = [...files.keys()].map(shown).join(", ") || exportMessage("bundle.none");
    throw new MessageError(exportMessage("bundle.missing", { name: shown(path), have }));
  }
  return bytes;
}

/** A file's JSON by a schema. */
export function parseJson<T extends z.ZodType>(files: Files, path: string, schema: T, shown: Shown = asIs): z.infer<T> {
  const bytes = bytesOf(files, path, shown);
  checkParts(path, bytes, shown);
  const text = () => JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as unknown;
  return checkJson(shown(path), schema, within(shown(path), text));
}

/** A value by a schema; `at` is where in the file it stands. */
export function checkJson<T extends z.ZodType>(name: string, schema: T, json: unknown, at: string[] = []): z.infer<T> {
  // What is nested deeper than the stack throws.
  const result = within(name, () => schema.safeParse(json));
  if (result.success) return result.data;
  throw malformed(name, schemaFault(result.error, json, at));
}

/** The most values in a file, by its name; in the others the lists have bounds of their own. */
const MOST_VALUES: ReadonlyMap<string, number> = new Map([
  ["manifest.json", 100_000],
  ["metrics.json", 100_000],
  ["config.json", 1000],
  ["experts.json", 1000],
  ["orders.json", 1000],
  ["golden.json", 2_000_000],
]);
/** Lists and objects that any file may hold, and how many bytes there must be to each further one. */
const ALWAYS_NESTED = 50_000;
const BYTES_PER_NESTED = 8;

/** Keys likewise: only the history has as many, of the same few objects. */
const ALWAYS_KEYS = 200_000;
const BYTES_PER_KEY = 32;

/** Throws where text holds so many values that reading it would take hundreds of times its size. */
function checkParts(path: string, text: Uint8Array, shown: Shown): void {
  let nested = 0;
  let values = 1;
  let keys = 0;
  for (const byte of text) {
    if (byte === 0x2c) values++;
    else if (byte === 0x3a) keys++;
    else if (byte === 0x5b || byte === 0x7b) nested++;
  }
  const name = path.slice(path.lastIndexOf("/") + 1);
  const most = MOST_VALUES.get(name) ?? Number.POSITIVE_INFINITY;
  const isNested = nested > ALWAYS_NESTED + text.length / BYTES_PER_NESTED;
  const isKeyed = name !== "history.json" && keys > ALWAYS_KEYS + text.length / BYTES_PER_KEY;
  if (values + nested > most || isNested || isKeyed) {
    throw malformed(shown(path), exportMessage("bundle.tooMany", { values: values + nested }));
  }
}

/** Runs a step and names the file in its error. */
export function within<T>(name: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw malformed(name, messageOf(error) ?? (error instanceof Error ? error.message : String(error)));
  }
}

function malformed(name: string, what: string | Message): MessageError {
  return new MessageError(exportMessage("bundle.malformed", { name, what }));
}

export function jsonFile(value: unknown, indent?: number): Uint8Array {
  return textFile(`${JSON.stringify(value, null, indent)}\n`);
}
