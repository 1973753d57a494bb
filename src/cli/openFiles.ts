// The files of a command as one source: paths, and the tables in folders among them.

import { readdir, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { isTableName } from "../core/data/files/tableNames.ts";
import { type ByteSource, filesSource } from "../core/data/source/source.ts";
import { CommandError } from "./commandError.ts";
import { fileSource } from "./fileSource.ts";

/** What these paths lead to; `path` is there where it is a single file. Files of a folder that are no tables are told to `note`. */
export async function openFiles(
  paths: readonly string[],
  note: (text: string) => void,
): Promise<{ source: ByteSource; path: string | null }> {
  const files: { path: string; name: string }[] = [];
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (info) => info.isDirectory(),
      () => false,
    );
    if (isFolder) files.push(...(await tablesIn(path, note)));
    else files.push({ path, name: path });
  }
  const [only] = files;
  if (files.length === 1) return { source: await fileSource(only!.path), path: only!.path };
  const distinct = new Set(files.map(({ name }) => basename(name))).size === files.length;
  const sources = await Promise.all(
    files.map(async ({ path, name }) => ({ ...(await fileSource(path)), ...(!distinct && { name }) })),
  );
  return { source: filesSource(sources), path: null };
}

async function tablesIn(folder: string, note: (text: string) => void): Promise<{ path: string; name: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const others = files.filter((path) => !isTableName(path)).map((path) => relative(folder, path));
  if (others.length > 0) {
    const shown = others.slice(0, 6).join(", ");
    note(`Left out of ${folder}, as they are no tables: ${shown}${others.length > 6 ? " ..." : ""}`);
  }
  const tables = files.filter(isTableName);
  if (tables.length === 0) throw new CommandError(`cannot read "${folder}": there is no table in this folder`);
  return tables.map((path) => ({ path, name: relative(folder, path) }));
}
