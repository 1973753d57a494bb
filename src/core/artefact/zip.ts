// A model's files as one zip and back; a hostile zip can neither fill the memory nor smuggle in other files.

import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { MessageError } from "../lib/message.ts";
import { isModelFile, MODEL_FILES } from "./artefact.ts";
import { exportMessage } from "./exportMessages.ts";

/** No model of this studio comes near it. */
const MAX_UNPACKED_BYTES = 2 ** 30;

/** Packs files by path. Weights do not shrink, so they are stored as they are. */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const [name, bytes] of files) entries[name] = [bytes, { level: name.endsWith(".safetensors") ? 0 : 6 }];
  const zipped = zipSync(entries);
  return zipped.buffer instanceof ArrayBuffer ? (zipped as Uint8Array<ArrayBuffer>) : new Uint8Array(zipped);
}

/**
 * The files of a model's zip by their paths within the model, which may lie in one of the zip's folders; everything else in
 * it is left alone. Throws a localised error when it is no zip, holds no model or parts of two, or would unpack to more than
 * a model can be.
 */
export function unzipFiles(zip: Uint8Array): Map<string, Uint8Array> {
  let unpacked = 0;
  const found = new Map<string, Place>();
  const claim = (path: string, size: number): boolean => {
    const place = placeOf(path);
    if (!place) return false;
    const { file, folder } = place;
    const [before] = found.values();
    if (found.has(file)) throw new MessageError(exportMessage("zip.twice", { name: file }));
    if (before && before.folder !== folder) {
      throw new MessageError(exportMessage("zip.folders", { one: before.folder || "/", other: folder || "/" }));
    }
    found.set(file, place);
    unpacked += size;
    if (unpacked > MAX_UNPACKED_BYTES) throw new RangeError(`it would unpack to more than ${MAX_UNPACKED_BYTES} bytes`);
    return true;
  };
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(zip, { filter: ({ name, originalSize }) => claim(name, originalSize) });
  } catch (error) {
    if (error instanceof MessageError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new MessageError(exportMessage("zip.unreadable", { why }));
  }
  if (found.size === 0) throw new MessageError(exportMessage("zip.noModel", { files: MODEL_FILES.join(", ") }));
  return new Map([...found].map(([file, { path }]) => [file, entries[path]!]));
}

/** Where a file of a model lies in a zip. */
interface Place {
  /** As the zip spells it. */
  path: string;
  /** Path within the model, and the folder that the model lies in. */
  file: string;
  folder: string;
}

/** Null for paths that are no model's, or that lead out of their folder. */
function placeOf(path: string): Place | null {
  const parts = path.split(/[/\\]/);
  if (parts.includes("..") || parts.includes(".")) return null;
  const inMember = parts.at(-3) === "members";
  const file = parts.slice(inMember ? -3 : -1).join("/");
  if (!isModelFile(file)) return null;
  return { path, file, folder: parts.slice(0, inMember ? -3 : -1).join("/") };
}

/** UTF-8 bytes of a text file of the model. */
export const textFile = (text: string): Uint8Array => strToU8(text);
