// Reads the values of options, with errors that quote them.

import { UsageError } from "./usageError.ts";

/** A whole number in a range; `text` undefined means that a needed option is missing. */
export function wholeNumber(option: string, text: string | undefined, low: number, high: number): number {
  if (text === undefined) throw new UsageError(`${option} is missing: give a whole number from ${low} to ${high}`);
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new UsageError(`${option} ${text}: give a whole number from ${low} to ${high}`);
  }
  return value;
}

/** One of these words. */
export function oneOf<T extends string>(option: string, text: string, values: readonly T[]): T {
  const found = values.find((each) => each === text);
  if (found === undefined) throw new UsageError(`${option} ${text}: have ${values.join(", ")}`);
  return found;
}

/** Exactly these positional arguments. */
export function positionals<const Names extends readonly string[]>(
  given: readonly string[],
  ...names: Names
): { [K in keyof Names]: string } {
  if (given.length < names.length) throw new UsageError(`${names[given.length]} is missing`);
  if (given.length > names.length) throw new UsageError(`too many arguments: "${given[names.length]}"`);
  return given as { [K in keyof Names]: string };
}

/** One positional argument or more. */
export function severalFiles(given: readonly string[]): readonly string[] {
  if (given.length === 0) throw new UsageError("FILE is missing");
  return given;
}

/** The folder of a model, and one file or more. */
export function modelAndFiles([folder, ...files]: readonly string[]): { folder: string; files: readonly string[] } {
  if (folder === undefined) throw new UsageError("DIR is missing");
  return { folder, files: severalFiles(files) };
}
