// A model's files as this version writes them, whichever version wrote them.

import { MANIFEST_FILE } from "../core/artefact/artefact.ts";

/** The files as they are where they are of today's version, else packed anew. Throws a message where they are no whole model. */
export async function todaysFiles(files: ReadonlyMap<string, Uint8Array>): Promise<ReadonlyMap<string, Uint8Array>> {
  const [{ unpack }, { pack }, { MODEL }, { currentVersion }] = await Promise.all([
    import("../core/artefact/unpack.ts"),
    import("../core/artefact/pack.ts"),
    import("../core/artefact/manifest.ts"),
    import("../core/lib/versions.ts"),
  ]);
  const model = unpack(files);
  const manifest = files.get(MANIFEST_FILE);
  const { version } = manifest ? (JSON.parse(new TextDecoder().decode(manifest)) as { version?: unknown }) : {};
  if (version === currentVersion(MODEL)) return files;
  const csv = files.get("predictions.csv");
  return pack(model, csv && { predictionsCsv: new TextDecoder().decode(csv) });
}
