// The state of a run beside its output folder's files: written while it trains, read by --resume, gone when it is done.

import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Snapshot } from "../core/training/snapshot.ts";
import { type FirstSamples, type KeptSamples, readSnapshot, writeSnapshot } from "../core/training/snapshotFile.ts";
import { cannotRead, isMissing } from "./fileErrors.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";

export const CHECKPOINT_FILE = "checkpoint.safetensors";

/** The state kept in a folder. Throws an error that says whether there is none, or one that cannot be read. */
export async function readCheckpoint(
  folder: string,
): Promise<{ snapshot: Snapshot; samples: KeptSamples | FirstSamples }> {
  const path = join(folder, CHECKPOINT_FILE);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (!isMissing(error)) throw cannotRead(path, error);
    throw new UsageError(`nothing to resume: there is no ${path}`);
  }
  return readSnapshot(bytes);
}

/** Throws where a run was trained on other lines than those of this fingerprint; notes where that cannot be told. */
export function checkKept(
  samples: KeptSamples | FirstSamples,
  lines: string,
  folder: string,
  terminal: Terminal,
): void {
  if ("fitted" in samples) {
    terminal.note(
      "The state is of an older version, which does not tell the lines: it goes on only as that run if FILE and options are the same.",
    );
  } else if (samples.lines !== lines) {
    throw new UsageError(
      `the run in ${folder} was trained on other lines or features: name the same file and options, or leave --resume out`,
    );
  }
}

/** Writes the latest state whenever the one before is on the disk; training does not wait. */
export class CheckpointWriter {
  /** Whether there is a state on the disk. */
  written = false;
  readonly #folder: string;
  readonly #samples: KeptSamples;
  #waiting: Snapshot | null = null;
  #writing: Promise<void> | null = null;
  #failed: unknown = null;

  constructor(folder: string, samples: KeptSamples) {
    this.#folder = folder;
    this.#samples = samples;
  }

  /** Throws when an earlier state could not be written. */
  keep(snapshot: Snapshot): void {
    if (this.#failed) throw this.#failed;
    this.#waiting = snapshot;
    this.#writing ??= this.#write();
  }

  async settle(): Promise<void> {
    await this.#writing;
  }

  /** The run is done: its state is worth nothing any more. */
  async remove(): Promise<void> {
    await this.settle();
    await rm(join(this.#folder, CHECKPOINT_FILE), { force: true });
  }

  async #write(): Promise<void> {
    const path = join(this.#folder, CHECKPOINT_FILE);
    try {
      await mkdir(this.#folder, { recursive: true });
      while (this.#waiting) {
        const bytes = writeSnapshot(this.#waiting, this.#samples);
        this.#waiting = null;
        // Whole or not at all, whenever the process ends.
        await writeFile(`${path}.new`, bytes);
        await rename(`${path}.new`, path);
        this.written = true;
      }
    } catch (error) {
      this.#failed = error;
    } finally {
      this.#writing = null;
    }
  }
}
