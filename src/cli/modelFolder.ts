// A model's files in a folder: written by train, read by predict.

import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isModelFile, MANIFEST_FILE, MEMBER_FILES, MODEL_FILES } from "../core/artefact/artefact.ts";
import { unzipFiles } from "../core/artefact/zip.ts";
import { CommandError } from "./commandError.ts";

/**
 * Writes a model, the manifest last, and then removes what an earlier model left in the folder: files that version 1 had at
 * the top, and members that this one does not have.
 */
export async function writeModel(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const paths = [...files.keys()].sort((a, b) => Number(a === MANIFEST_FILE) - Number(b === MANIFEST_FILE));
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), files.get(path)!);
  }
  for (const path of await modelPaths(folder)) if (!files.has(path)) await rm(join(folder, path));
  for (const member of await namesIn(join(folder, "members"))) {
    const left = await namesIn(join(folder, "members", member));
    if (left.length === 0) await rm(join(folder, "members", member), { recursive: true, force: true });
  }
}

/** The files of a model in a folder or a zip. Throws when it holds none. */
export async function readModel(path: string): Promise<Map<string, Uint8Array>> {
  const info = await stat(path).catch(() => null);
  if (!info) throw new CommandError(`cannot read "${path}": there is no such folder`);
  if (info.isFile()) return unzipFiles(await readFile(path));
  const files = new Map<string, Uint8Array>();
  for (const each of await modelPaths(path)) files.set(each, await readFile(join(path, each)));
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
