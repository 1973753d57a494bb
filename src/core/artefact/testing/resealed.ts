// A model that was changed on purpose and sealed again, so that a test comes to what lies behind the seal.

import { MANIFEST_FILE } from "../artefact.ts";
import { seal } from "../seal.ts";

/** The files with a manifest that names them as they are now, under the id that it had; all else in it stays. */
export function resealed(files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const { id } = JSON.parse(new TextDecoder().decode(files.get(MANIFEST_FILE))) as { id: string };
  return seal(files, id);
}
