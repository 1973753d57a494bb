// A search in a folder: search.json with what was tried and found, and the weights of its trials beside it.

import { copyFile, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readSearch, storeSearch } from "../core/experiments/search/searchFormat.ts";
import type { SearchState, TrialStore } from "../core/experiments/search/types.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import type { Snapshot } from "../core/training/snapshot.ts";
import { type KeptSamples, readSnapshot, writeSnapshot } from "../core/training/snapshotFile.ts";
import { CHECKPOINT_FILE } from "./checkpoint.ts";
import { CommandError } from "./commandError.ts";
import { cannotRead, cannotWrite, isMissing, quoted } from "./fileErrors.ts";

export const SEARCH_FILE = "search.json";
const TRIALS = "trials";
/** Within the search's folder: where `train --resume` finds the winner's weights. */
export const MODEL = "model";

/** The search in this folder; null where there is none. Throws a sentence where it cannot be read. */
export async function readSearchFolder(folder: string): Promise<SearchState | null> {
  const path = join(folder, SEARCH_FILE);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return null;
    throw cannotRead(path, error);
  }
  return readSearch(parsed(text, path));
}

/** Whole or as it was before, whenever the process ends. */
export async function writeSearchFolder(folder: string, state: SearchState): Promise<void> {
  await mkdir(folder, { recursive: true });
  await replaceFile(join(folder, SEARCH_FILE), `${jsonText(storeSearch(state))}\n`);
}

/** Weights of trials as checkpoints; `samples` tells what a trial trains on. */
export function trialFolder(folder: string, samples: () => KeptSamples): TrialStore {
  const pathOf = (trial: number): string => join(folder, TRIALS, `${trial}.safetensors`);
  return {
    async load(trial): Promise<Snapshot | null> {
      try {
        return readSnapshot(await readFile(pathOf(trial))).snapshot;
      } catch (error) {
        // Without its weights a trial trains again: the search comes to the same.
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async save(trial, snapshot): Promise<void> {
      await mkdir(join(folder, TRIALS), { recursive: true });
      await replaceFile(pathOf(trial), writeSnapshot(snapshot, samples()));
    },
    async drop(trial): Promise<void> {
      await rm(pathOf(trial), { force: true });
    },
  };
}

/** Lays a trial's weights where `train --resume` judges and keeps them without training again; false where they are gone. */
export async function layOutModel(folder: string, trial: number): Promise<boolean> {
  try {
    await mkdir(join(folder, MODEL), { recursive: true });
    await copyFile(join(folder, TRIALS, `${trial}.safetensors`), join(folder, MODEL, CHECKPOINT_FILE));
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw cannotWrite(join(folder, MODEL), error);
  }
}

/** Ctrl+C is the search's own matter: it ends between two steps, not within a file. */
async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(`${path}.new`, content);
    await rename(`${path}.new`, path);
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError(`${quoted(path)} is damaged: it is no JSON. Begin the search anew in another folder`);
  }
}
