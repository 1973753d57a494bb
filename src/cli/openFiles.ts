// The files of a command as one source: paths, and the tables in folders among them.

import { readdir, stat } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import { isTableName } from "../core/data/files/tableNames.ts";
import { type ByteSource, filesSource } from "../core/data/source/source.ts";
import { CommandError } from "./commandError.ts";
import { cannotRead, quoted } from "./fileErrors.ts";
import { type FileSource, fileSource } from "./fileSource.ts";

export interface OpenedFiles {
  source: ByteSource;
  /** Where it is a single file. */
  path: string | null;
  /** Throws where one of them is no longer what was opened. */
  checkUnchanged(): Promise<void>;
  /** What comes of reading them, with that check behind it: a change also explains what could not be read. */
  whileUnchanged<T>(reading: () => Promise<T>): Promise<T>;
}

/** What these paths lead to. Files of a folder that are no tables are told to `note`. */
export async function openFiles(paths: readonly string[], note: (text: string) => void): Promise<OpenedFiles> {
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
  if (files.length === 1) return opened([await fileSource(only!.path)], only!.path);
  const distinct = new Set(files.map(({ name }) => basename(name))).size === files.length;
  const sources = await Promise.all(
    files.map(async ({ path, name }) => ({ ...(await fileSource(path)), ...(!distinct && { name }) })),
  );
  return opened(sources, null);
}

function opened(sources: readonly FileSource[], path: string | null): OpenedFiles {
  const checkUnchanged = async (): Promise<void> => {
    for (const source of sources) await source.checkUnchanged();
  };
  return {
    source: filesSource(sources),
    path,
    checkUnchanged,
    async whileUnchanged(reading) {
      try {
        return await reading();
      } finally {
        await checkUnchanged();
      }
    },
  };
}

async function tablesIn(folder: string, note: (text: string) => void): Promise<{ path: string; name: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => {
    throw cannotRead(folder, error);
  });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const others = files.filter((path) => !isTableName(path)).map((path) => relative(folder, path));
  if (others.length > 0) {
    const shown = others.slice(0, 6).join(", ");
    note(`Left out of ${quoted(folder)}, as they are no tables: ${shown}${others.length > 6 ? " ..." : ""}`);
  }
  const tables = files.filter(isTableName);
  if (tables.length === 0) throw new CommandError(`cannot read ${quoted(folder)}: there is no table in this folder`);
  return tables.map((path) => ({ path, name: relative(folder, path) }));
}
