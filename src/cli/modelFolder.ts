// A model's files in a folder: written by train, read by predict.

import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isModelFile, MANIFEST_FILE, MEMBER_FILES, MODEL_FILES } from "../core/artefact/artefact.ts";
import { unzipFiles } from "../core/artefact/zip.ts";
import { CommandError } from "./commandError.ts";

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

/** The files of a model in a folder or a zip. Throws when it holds none. */
export async function readModel(path: string): Promise<Map<string, Uint8Array>> {
  const info = await stat(path).catch(() => null);
  if (!info) throw new CommandError(`cannot read "${path}": there is no such folder`);
  if (info.isFile()) return unzipFiles(await readFile(path));
  const files = new Map<string, Uint8Array>();
  for (const each of await modelPaths(path)) files.set(each, await readFile(join(path, each)));
  // A new model of which some files are on their way: its manifest leaves out what is not its own.
  const waiting = await modelPaths(join(path, WHOLE));
  if (waiting.includes(MANIFEST_FILE)) {
    for (const each of waiting) files.set(each, await readFile(join(path, WHOLE, each)));
  }
  if (files.size === 0) throw new CommandError(`"${path}" holds no model: none of ${MODEL_FILES.join(", ")} is in it`);
  return files;
}

/** Paths of all files of a model that are there, of any version. */
async function modelPaths(folder: string): Promise<string[]> {
  const members = await namesIn(join(folder, "members"));
  const inMembers = members.flatMap((member) => MEMBER_FILES.map((name) => `members/${member}/${name}`));
  const there: string[] = [];
  for (const path of [...(await namesIn(folder)), ...inMembers].filter(isModelFile)) {
    const info = await stat(join(folder, path)).catch(() => null);
    if (info?.isFile()) there.push(path);
  }
  return there;
}

/** What lies in a folder; nothing where it is none. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
