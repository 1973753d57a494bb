// A model's zip, or its files by path, held to what a model may be before anything large is made of it.

import type { Artefact } from "../core/artefact/artefact.ts";
import { isModelFile } from "../core/artefact/artefact.ts";
import { unpack } from "../core/artefact/unpack.ts";
import { checkFileSizes, unzipFiles } from "../core/artefact/zip.ts";
import { MessageError } from "../core/lib/message.ts";
import type { ModelFiles } from "./api.ts";
import { runnerMessage } from "./runnerMessages.ts";

export async function openModel(given: ModelFiles): Promise<Artefact> {
  return unpack(await filesOf(given));
}

async function filesOf(given: ModelFiles): Promise<ReadonlyMap<string, Uint8Array>> {
  if (given instanceof Blob) {
    checkFileSizes(new Map([["model.zip", given.size]]));
    return unzipFiles(new Uint8Array(await given.arrayBuffer()));
  }
  if (given instanceof ArrayBuffer) return unzipFiles(new Uint8Array(given));
  if (given instanceof Uint8Array) return unzipFiles(given);
  const entries = given instanceof Map ? [...given] : Object.entries(given ?? {});
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of entries) {
    if (!(bytes instanceof Uint8Array)) throw new MessageError(runnerMessage("runner.noModel"));
    if (isModelFile(path)) files.set(path, bytes);
  }
  if (files.size === 0) throw new MessageError(runnerMessage("runner.noModel"));
  checkFileSizes(new Map([...files].map(([path, { length }]) => [path, length])));
  return files;
}
