// A model's files as one zip and back; a hostile zip can neither fill the memory nor smuggle in other files.

import { strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { MessageError } from "../lib/message.ts";
import { BUNDLE_FILES, RUN_FILE } from "./bundleTypes.ts";
import { exportMessage } from "./exportMessages.ts";

/** No model of this studio comes near it. */
const MAX_UNPACKED_BYTES = 2 ** 30;

const KNOWN_FILES: ReadonlySet<string> = new Set([...BUNDLE_FILES, RUN_FILE]);

/** Packs files by name. Weights do not shrink, so they are stored as they are. */
export function zipFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const entries: Zippable = {};
  for (const [name, bytes] of files) entries[name] = [bytes, { level: name.endsWith(".safetensors") ? 0 : 6 }];
  const zipped = zipSync(entries);
  return zipped.buffer instanceof ArrayBuffer ? (zipped as Uint8Array<ArrayBuffer>) : new Uint8Array(zipped);
}

/**
 * The files of a model's zip by name, wherever in the zip's folders they lie; everything else in it is left alone.
 * Throws a localised error when it is no zip, holds no model, or would unpack to more than a model can be.
 */
export function unzipFiles(zip: Uint8Array): Map<string, Uint8Array> {
  let unpacked = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        if (!KNOWN_FILES.has(baseName(name))) return false;
        unpacked += originalSize;
        if (unpacked > MAX_UNPACKED_BYTES)
          throw new RangeError(`it would unpack to more than ${MAX_UNPACKED_BYTES} bytes`);
        return true;
      },
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new MessageError(exportMessage("zip.unreadable", { why }));
  }
  const files = new Map<string, Uint8Array>();
  for (const [path, bytes] of Object.entries(entries)) {
    const name = baseName(path);
    if (files.has(name)) throw new MessageError(exportMessage("zip.twice", { name }));
    files.set(name, bytes);
  }
  if (files.size === 0) {
    throw new MessageError(exportMessage("zip.noModel", { files: BUNDLE_FILES.join(", ") }));
  }
  return files;
}

/** UTF-8 bytes of a text file of the bundle. */
export const textFile = (text: string): Uint8Array => strToU8(text);

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
