// How two versions' outputs are held against each other: texts line by line, JSON without its times, weights by tensor.

import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";

/** Keys whose values are times, or name a machine. */
const UNTIMED = new Set(["seconds", "epochSeconds", "createdAt", "savedAt", "backend"]);

/** The first difference of two texts in words; null where they are the same. */
export function compareText([before, after]: readonly [string, string]): string | null {
  if (before === after) return null;
  const [these, those] = [before.split("\n"), after.split("\n")];
  const line = these.findIndex((each, i) => each !== those[i]);
  if (line < 0) return `${those.length - these.length} lines more`;
  const column = [...(these[line] ?? "")].findIndex((letter, i) => letter !== those[line]?.[i]);
  const around = (text: string | undefined) =>
    JSON.stringify(text?.slice(Math.max(0, column - 30), column + 40) ?? null);
  return `line ${line + 1}: ${around(these[line])} before, ${around(those[line])} after`;
}

/** The first difference of two JSON values, times left out; null where they are the same. */
export function compareJson(before: unknown, after: unknown, at = "$"): string | null {
  if (Object.is(before, after)) return null;
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null) {
    return `${at}: ${JSON.stringify(before)} before, ${JSON.stringify(after)} after`;
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (UNTIMED.has(key)) continue;
    const [own, other] = [before, after].map((each) => (each as Record<string, unknown>)[key]);
    const problem = compareJson(own, other, `${at}.${key}`);
    if (problem !== null) return problem;
  }
  return null;
}

/** What of two folders that `train` wrote is the same: a part, and its first difference or null. */
export async function compareModels(before: string, after: string): Promise<[string, string | null][]> {
  const [these, those] = [await tensorsOf(before), await tensorsOf(after)];
  const parts: [string, string | null][] = [["weights", compareTensors(these, those)]];
  for (const name of ["history.json", "metrics.json"]) {
    const [own, other] = [await jsonOf(before, name), await jsonOf(after, name)];
    if (own !== undefined && other !== undefined) parts.push([name, compareJson(own, other)]);
    else parts.push([name, `not in ${own === undefined ? "BEFORE" : "AFTER"}`]);
  }
  const csv = async (folder: string): Promise<string> =>
    readFile((await findFiles(folder, /predictions\.csv$/))[0] ?? join(folder, "predictions.csv"), "utf8");
  parts.push(["predictions.csv", compareText([await csv(before), await csv(after)])]);
  return parts;
}

/** All files below a folder whose paths match. */
export async function findFiles(folder: string, pattern: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => pattern.test(path))
    .sort();
}

/** A JSON file of a model, or the part of its manifest that has taken its place. */
async function jsonOf(folder: string, name: string): Promise<unknown> {
  const [path] = await findFiles(folder, new RegExp(`/${name}$`));
  if (path) return JSON.parse(await readFile(path, "utf8"));
  const [manifest] = await findFiles(folder, /\/manifest\.json$/);
  return manifest && JSON.parse(await readFile(manifest, "utf8"))[basename(name, ".json")];
}

/** Name of each tensor → its type, shape and bytes, as text. */
async function tensorsOf(folder: string): Promise<Map<string, string>> {
  const tensors = new Map<string, string>();
  for (const path of await findFiles(folder, /\.safetensors$/)) {
    if (path.endsWith("checkpoint.safetensors")) continue;
    const bytes = await readFile(path);
    const length = Number(bytes.readBigUInt64LE(0));
    const header: Record<string, { dtype: string; shape: number[]; data_offsets: [number, number] }> = JSON.parse(
      bytes.subarray(8, 8 + length).toString("utf8"),
    );
    for (const [name, { dtype, shape, data_offsets }] of Object.entries(header)) {
      if (name === "__metadata__") continue;
      const [start, end] = data_offsets;
      const data = bytes.subarray(8 + length + start, 8 + length + end).toString("base64");
      tensors.set(name, `${dtype} [${shape}] ${data}`);
    }
  }
  return tensors;
}

function compareTensors(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string | null {
  if (before.size === 0) return "BEFORE has no tensors";
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    if (before.get(name) !== after.get(name)) return `${name} ${after.has(name) ? "differs" : "is missing in AFTER"}`;
  }
  return null;
}
