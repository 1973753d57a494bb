// A model's files in a folder: written by train, read by predict.

import type { Stats } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isModelFile, MANIFEST_FILE, MEMBER_FILES, MODEL_FILES } from "../core/artefact/artefact.ts";
import { checkFileSizes, unzipFiles } from "../core/artefact/zip.ts";
import { CommandError } from "./commandError.ts";
import { cannotRead, isMissing } from "./fileErrors.ts";

/** Within the model's folder: where a model is written, and where it lies once all of it is on the disk. */
const UNFINISHED = ".model-unfinished";
const WHOLE = ".model-new";

/**
 * Writes a sealed model in place of one of any version; whatever else lies in the folder stays. However this ends, the folder
 * reads as the model that was there or as the new one, never as parts of two: the new one is written beside the old,
 * takes its place by one renaming, and only then do its files move to where they belong.
 */
export async function writeModel(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const [unfinished, whole] = [join(folder, UNFINISHED), join(folder, WHOLE)];
  // An earlier model whose files did not all get to their place: this one replaces it, wherever they are.
  await moveIn(folder).catch(() => undefined);
  try {
    await rm(unfinished, { recursive: true, force: true });
    for (const [path, bytes] of files) await writeThrough(join(unfinished, path), bytes);
    await rm(whole, { recursive: true, force: true });
    await rename(unfinished, whole);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  await moveIn(folder);
}

/**
 * Moves a whole new model's files to their places, removes what an earlier one left there (files that version 1 had at the top,
 * members that this one does not have), and moves the manifest last. Goes on where it was broken off.
 */
async function moveIn(folder: string): Promise<void> {
  const whole = join(folder, WHOLE);
  const waiting = await modelPaths(whole);
  if (waiting.includes(MANIFEST_FILE)) {
    const own = await namedPaths(whole);
    for (const path of waiting) if (path !== MANIFEST_FILE) await moveFile(whole, folder, path);
    for (const path of await modelPaths(folder)) if (!own.has(path)) await rm(join(folder, path));
    for (const member of await namesIn(join(folder, "members"))) {
      const left = await namesIn(join(folder, "members", member));
      if (left.length === 0) await rm(join(folder, "members", member), { recursive: true, force: true });
    }
    await moveFile(whole, folder, MANIFEST_FILE);
  }
  await rm(whole, { recursive: true, force: true });
}

async function moveFile(whole: string, folder: string, path: string): Promise<void> {
  try {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await rename(join(whole, path), join(folder, path));
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new CommandError(
      `the new model is whole and is what predict reads from "${folder}", but its files did not all get to their place: "${join(folder, path)}" cannot be replaced (${why}). Close what has it open, then move what lies in "${whole}" there.`,
    );
  }
}

/** The paths that a model's own manifest names, and the manifest's. */
async function namedPaths(folder: string): Promise<Set<string>> {
  const manifest = JSON.parse(await readFile(join(folder, MANIFEST_FILE), "utf8")) as { files: { path: string }[] };
  return new Set([MANIFEST_FILE, ...manifest.files.map(({ path }) => path)]);
}

/** A file that is on the disk, not only on its way there, when this is done. */
async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "w");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * The files of a model in a folder or a zip. Throws when it holds none, when something in it cannot be read, and, before
 * anything is, where its files are larger than any model's.
 */
export async function readModel(path: string): Promise<Map<string, Uint8Array>> {
  const info = await statOf(path);
  if (!info) throw new CommandError(`cannot read "${path}": there is no such folder`);
  if (info.isFile()) {
    checkFileSizes(new Map([[path, info.size]]));
    return unzipFiles(await readFile(path));
  }
  const places = new Map<string, Found>();
  for (const [name, found] of await modelFiles(path)) places.set(name, found);
  // A new model of which some files are on their way: its manifest leaves out what is not its own.
  const waiting = await modelFiles(join(path, WHOLE));
  if (waiting.has(MANIFEST_FILE)) for (const [name, found] of waiting) places.set(name, found);
  checkFileSizes(new Map([...places].map(([name, { size }]) => [name, size])));
  const files = new Map<string, Uint8Array>();
  for (const [name, { at }] of places) files.set(name, await readFile(at));
  if (files.size === 0) throw new CommandError(`"${path}" holds no model: none of ${MODEL_FILES.join(", ")} is in it`);
  return files;
}

interface Found {
  at: string;
  size: number;
}

/** Paths of all files of a model that are there, of any version. */
async function modelPaths(folder: string): Promise<string[]> {
  return [...(await modelFiles(folder)).keys()];
}

/** By their paths within the model. */
async function modelFiles(folder: string): Promise<Map<string, Found>> {
  const members = await namesIn(join(folder, "members"));
  const inMembers = members.flatMap((member) => MEMBER_FILES.map((name) => `members/${member}/${name}`));
  const there = new Map<string, Found>();
  for (const path of [...(await namesIn(folder)), ...inMembers].filter(isModelFile)) {
    const at = join(folder, path);
    const info = await statOf(at);
    if (info?.isFile()) there.set(path, { at, size: info.size });
  }
  return there;
}

/** What lies in a folder; nothing where there is none. Throws where it is one that cannot be read. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw cannotRead(folder, error);
  });
}

/** What lies under a path; null where nothing does. */
async function statOf(path: string): Promise<Stats | null> {
  return stat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw cannotRead(path, error);
  });
}
