// What is kept on this machine: the page reads, names and deletes it itself, the training worker reopens data sets.

import type { Choice } from "../core/data/mapping/choices.ts";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import type { Message } from "../core/lib/message.ts";
import type { OddRecord } from "../storage/oddRecords.ts";
import type { RecipeRecord } from "../storage/recipes.ts";
import type { DatasetInfo } from "../workers/protocol.ts";
import type { LazyStorage } from "./lazyStorage.ts";

/** What is kept, newest first, and how much of the browser's space it takes (null where the browser does not say). */
export interface Kept {
  datasets: DatasetInfo[];
  recipes: RecipeRecord[];
  use: { used: number; quota: number } | null;
  /** Whether the browser keeps it even when the disk runs low; null where it does not say. */
  persisted: boolean | null;
  /** What is kept and cannot be read here. */
  odd: OddRecord[];
  /** What the user should know about keeping; null while all is well. */
  notice: Message | null;
}

export interface StoredData {
  list(): Promise<Kept>;
  /** Asks the browser to keep it even then; whether it agrees. */
  persist(): Promise<boolean>;
  rename(id: string, name: string): Promise<void>;
  remove(id: string): Promise<void>;
  findRecipe(header: string[]): Promise<RecipeRecord | null>;
  keepRecipe(header: string[], recipe: { name: string; mapping: Mapping; choices: Choice[] }): Promise<RecipeRecord>;
  renameRecipe(id: string, name: string): Promise<void>;
  forgetRecipe(id: string): Promise<void>;
}

export function createStoredData(storage: LazyStorage): StoredData {
  const datasets = () => import("../storage/datasets.ts");
  const recipes = () => import("../storage/recipes.ts");
  return {
    async list() {
      if (await storage.isUnused())
        return { datasets: [], recipes: [], use: null, persisted: null, odd: [], notice: null };
      const { listDatasets, sweepLater } = await datasets();
      const { listRecipes } = await recipes();
      const { isPersisted, storageUse } = await import("../storage/storage.ts");
      const { listAssignments } = await import("../storage/assignments.ts");
      const { listSummaries } = await import("../storage/checkpoints.ts");
      const { oddRecords } = await import("../storage/oddRecords.ts");
      const { sweepOrphans } = await import("../storage/sweeps.ts");
      const from = await storage.open();
      const [stored, remembered, use, persisted] = await Promise.all([
        listDatasets(from),
        listRecipes(from),
        storageUse(),
        isPersisted(),
      ]);
      await Promise.all([listAssignments(from), listSummaries(from), from.searches.list()]);
      const odd = oddRecords(from, "datasets", "recipes", "assignments", "checkpoints", "searches");
      void sweepLater(from);
      void sweepOrphans(from, stored);
      return { datasets: stored, recipes: remembered, use, persisted, odd, notice: from.noticeSentence };
    },
    async persist() {
      // Only pages may ask.
      return navigator.storage.persist().catch(() => false);
    },
    async rename(id, name) {
      const { renameDataset } = await datasets();
      await renameDataset(await storage.open(), id, name);
    },
    async remove(id) {
      const { deleteDataset } = await datasets();
      await deleteDataset(await storage.open(), id);
    },
    async findRecipe(header) {
      const { findRecipe } = await recipes();
      return findRecipe(await storage.open(), header);
    },
    async keepRecipe(header, recipe) {
      const { keepRecipe } = await recipes();
      return keepRecipe(await storage.open(), header, recipe);
    },
    async renameRecipe(id, name) {
      const { renameRecipe } = await recipes();
      await renameRecipe(await storage.open(), id, name);
    },
    async forgetRecipe(id) {
      const { forgetRecipe } = await recipes();
      await forgetRecipe(await storage.open(), id);
    },
  };
}
