// A kept run as the zip that a user takes away: its model, its name and note.

import { RUN_FILE } from "../core/artefact/artefact.ts";
import { runLabelFile } from "../core/artefact/runLabel.ts";
import { zipFiles } from "../core/artefact/zip.ts";
import { loadRun } from "./runs.ts";
import type { Storage } from "./storage.ts";

/** Throws where there is no such run. */
export async function runZip(storage: Storage, id: string): Promise<Blob> {
  const { run, files } = await loadRun(storage, id);
  const { name, note, fingerprint, dataset = "" } = run;
  const label = runLabelFile({ name, note, fingerprint, dataset });
  return new Blob([zipFiles(new Map([...files, [RUN_FILE, label]]))], { type: "application/zip" });
}
