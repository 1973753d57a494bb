// A model's folder as the map of files that core works with.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** All files of a folder by their paths within it, with / between their parts. */
export function modelFilesIn(folder: string): Map<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return new Map(names.map((name) => [name.replaceAll("\\", "/"), readFileSync(join(folder, name))]));
}
