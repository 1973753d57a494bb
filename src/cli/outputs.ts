// What a command is going to write is tried before its work begins: hours of training should not end at a folder that is
// not there, and no output may take the place of what is read.

import { mkdir, open, readdir, rm, rmdir, stat, statfs } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { CommandError } from "./commandError.ts";
import { cannotWrite, quoted } from "./fileErrors.ts";
import { UsageError } from "./usageError.ts";
import { placeOf, unfinishedBeside } from "./writeWhole.ts";

/** What is written for a try, where a disk is full. */
const TRIED_BYTES = 65_536;
/** What a folder of a model needs at least, with the state of the run beside it. */
const MODEL_BYTES = 16e6;

/** Paths by the options that name them; an option that was not given is undefined. */
export type Outputs = Readonly<Record<string, string | undefined>>;

/**
 * Throws where one of these files could not be written, is one of the files that are read (`inputs`: files, and folders with
 * all that is in them), or two of them are one. Nothing is changed.
 */
export async function tryOutputs(outputs: Outputs, inputs: readonly string[] = []): Promise<void> {
  const given = Object.entries(outputs).flatMap(([option, path]) => (path === undefined ? [] : [{ option, path }]));
  if (given.length === 0) return;
  const read = await identities(inputs);
  const places = new Map<string, string>();
  for (const { option, path } of given) {
    const place = await tryFile(option, path);
    const own = await identity(path);
    const input = own && read.get(own);
    if (input)
      throw new CommandError(
        `${option} ${quoted(path)} is ${input === path ? "" : `the same file as ${quoted(input)}, `}one of the files that are read: it would be lost. Name another file`,
      );
    if (place === null) continue;
    const other = places.get(place);
    if (other !== undefined) throw new UsageError(`${other} and ${option} name the same file, ${quoted(path)}`);
    places.set(place, option);
  }
}

/** The same for a folder that files of these names go to; it may be missing, and so may be the folders above it. */
export async function tryFolder(
  option: string,
  folder: string,
  names: readonly string[],
  inputs: readonly string[],
): Promise<void> {
  if (folder === "") throw new UsageError(`${option} is empty: name a folder`);
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw cannotWrite(folder, error);
  });
  if (found && !found.isDirectory())
    throw new CommandError(`cannot write ${quoted(folder)}: it is a file, and ${option} names a folder`);
  const read = await identities(inputs);
  for (const name of names) {
    const own = await identity(join(folder, name));
    const input = own && read.get(own);
    if (input)
      throw new CommandError(
        `${option} ${quoted(folder)} holds ${quoted(input)}, which is read and would be lost under the name ${name}. Name another folder`,
      );
  }
  try {
    const first = await mkdir(folder, { recursive: true });
    try {
      await tryWriting(join(folder, "model"), MODEL_BYTES);
    } finally {
      if (first !== undefined) await removeEmpty(resolve(folder), resolve(first));
    }
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

/** Where the file will lie; null where it is a device or a pipe. */
async function tryFile(option: string, path: string): Promise<string | null> {
  if (path === "") throw new UsageError(`${option} is empty: name a file`);
  if (/[\\/]$/.test(path))
    throw new CommandError(`cannot write ${quoted(path)}: it names a folder, where a file should be`);
  const place = await placeOf(path);
  if (place.info?.isDirectory())
    throw new CommandError(`cannot write ${quoted(path)}: it is a folder, where a file should be`);
  if (place.direct) return null;
  try {
    // A file that may not be written or that a program holds would be replaced all the same on some systems.
    if (place.info) await (await open(place.path, "r+")).close();
    await tryWriting(place.path, TRIED_BYTES);
  } catch (error) {
    throw cannotWrite(path, await withMissingFolder(place.path, error));
  }
  return resolve(place.path);
}

/** Writes and removes a file beside this one. */
async function tryWriting(path: string, bytes: number): Promise<void> {
  const tried = unfinishedBeside(path);
  try {
    const file = await open(tried, "wx");
    try {
      await file.write(new Uint8Array(TRIED_BYTES).fill(1));
      await file.sync();
    } finally {
      await file.close();
    }
    const { bavail, bsize } = await statfs(dirname(path));
    // Some file systems do not tell: they have no blocks at all.
    const free = bavail * bsize + TRIED_BYTES;
    if (free > TRIED_BYTES && free < bytes)
      throw new CommandError(
        `cannot write ${quoted(path)}: ${Math.floor(free / 1e6)} MB are free on the disk, and ${Math.ceil(bytes / 1e6)} MB are needed at least: free some space, or name another place`,
      );
  } finally {
    await rm(tried, { force: true });
  }
}

/** Names the folder that is missing, where that is what is wrong. */
async function withMissingFolder(path: string, error: unknown): Promise<unknown> {
  if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) return error;
  let folder = dirname(resolve(path));
  for (let above = dirname(folder); above !== folder && !(await isThere(above)); above = dirname(folder))
    folder = above;
  return new CommandError(
    `cannot write ${quoted(path)}: there is no folder ${quoted(folder)}: make it first, or name another place`,
  );
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Takes away folders that were made for a try, from the innermost to the first of them; what is not empty stays. */
async function removeEmpty(innermost: string, first: string): Promise<void> {
  for (let folder = innermost; folder.length >= first.length; folder = dirname(folder)) {
    const gone = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!gone) return;
  }
}

/** The files of these paths by what tells files apart, under all their names. */
async function identities(paths: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    const files = info?.isDirectory() ? await filesIn(path) : [path];
    for (const file of files) {
      const own = await identity(file);
      if (own !== null) found.set(own, file);
    }
  }
  return found;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}

/** Device and number of a file, which all its links share; null where there is no file. */
async function identity(path: string): Promise<string | null> {
  const info = await stat(path, { bigint: true }).catch(() => null);
  return info?.isFile() ? `${info.dev}:${info.ino}` : null;
}
