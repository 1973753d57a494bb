// How the shell writes a file: beside its place under a name of its own, and then into that place. There is all of it or
// what was there before, whenever the disk is full, the process is ended or the machine stops.

import { randomBytes } from "node:crypto";
import { rmSync, type Stats } from "node:fs";
import { chmod, lstat, open, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { cannotWrite } from "./fileErrors.ts";

/** Names may be 255 bytes long; of the file's own so many characters stand in that of the unfinished one. */
const KEPT_OF_NAME = 40;

/**
 * `write` fills the file whose path it is given, which then takes the place of `path`; nothing of it is left where it fails.
 * A link is followed, and devices and pipes are written as they are. Throws a sentence where the system refuses.
 */
export async function writeWhole<T>(path: string, write: (unfinished: string) => Promise<T>): Promise<T> {
  const place = await placeOf(path);
  if (place.direct) return attempt(path, () => write(place.path));
  const unfinished = unfinishedBeside(place.path);
  const end = removedBySignals(unfinished);
  try {
    return await attempt(path, async () => {
      const result = await write(unfinished);
      await settle(unfinished, place.info);
      await rename(unfinished, place.path);
      return result;
    });
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    end();
  }
}

/** Where a file of this path will lie: links followed; `direct` where it is no file that could be replaced. */
export async function placeOf(path: string): Promise<{ path: string; info: Stats | null; direct: boolean }> {
  return attempt(path, async () => {
    const info = await stat(path).catch(nothing);
    if (info)
      return { path: await realpath(path).catch(() => path), info, direct: !info.isFile() && !info.isDirectory() };
    const link = await lstat(path).catch(nothing);
    const followed = link?.isSymbolicLink() ? resolve(dirname(path), await readlink(path)) : path;
    return { path: followed, info: null, direct: false };
  });
}

/** A name beside a file that no other has. */
export function unfinishedBeside(path: string): string {
  const name = `${basename(path).slice(0, KEPT_OF_NAME)}.${randomBytes(4).toString("hex")}.part`;
  return join(dirname(path), name);
}

async function attempt<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && "syscall" in error) throw cannotWrite(path, error);
    throw error;
  }
}

/** On the disk, with the permissions of the file whose place it takes. */
async function settle(unfinished: string, before: Stats | null): Promise<void> {
  const file = await open(unfinished, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  if (before) await chmod(unfinished, before.mode & 0o777);
}

function nothing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

/** Ctrl+C and its kin leave nothing unfinished behind; answers with what ends that. */
function removedBySignals(unfinished: string): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const numbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };
  const remove = (signal: NodeJS.Signals): void => {
    rmSync(unfinished, { force: true });
    process.exit(128 + (numbers[signal as keyof typeof numbers] ?? 0));
  };
  for (const signal of signals) process.on(signal, remove);
  return () => {
    for (const signal of signals) process.off(signal, remove);
  };
}
