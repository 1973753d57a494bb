// Writes the states of a run to the disk while it goes on: training never waits for the disk, and where the disk is slower
// than the epochs only the latest state is written.

import type { Preprocess } from "../core/features/sampleSet.ts";
import type { Snapshot } from "../core/training/snapshot.ts";
import { saveCheckpoint } from "../storage/checkpoints.ts";
import type { SearchOrigin, StartedFrom } from "../storage/database.ts";
import type { Storage } from "../storage/storage.ts";

/** A run's id, and the data set that it trains on. */
export interface KeptRun {
  id: string;
  dataset: string;
  fingerprint: string;
  startedFrom?: StartedFrom | undefined;
  search?: SearchOrigin | undefined;
}

export class CheckpointKeeper {
  readonly #storage: Storage;
  readonly #run: KeptRun;
  readonly #preprocess: Preprocess;
  #waiting: Snapshot | null = null;
  #writing: Promise<void> | null = null;

  constructor(storage: Storage, run: KeptRun, preprocess: Preprocess) {
    this.#storage = storage;
    this.#run = run;
    this.#preprocess = preprocess;
  }

  /** Takes a state over; an older one that is not being written yet is dropped. */
  keep(snapshot: Snapshot): void {
    this.#waiting = snapshot;
    this.#writing ??= this.#write();
  }

  /** Resolves when the last state is on the disk. */
  async settle(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#waiting) {
      const snapshot = this.#waiting;
      this.#waiting = null;
      await saveCheckpoint(this.#storage, { ...this.#run, savedAt: Date.now() }, snapshot, this.#preprocess);
    }
    this.#writing = null;
  }
}
