// Recipes: the columns chosen for files of one header, under a name the user can change.

import type { Choice } from "../core/data/mapping/choices.ts";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import { MessageError } from "../core/lib/message.ts";
import type { RecipeRecord } from "./database.ts";
import type { Storage } from "./storage.ts";
import { storageMessage } from "./storageMessages.ts";

export type { RecipeRecord };

/** The columns last chosen for a file of exactly this header. */
export async function findRecipe(storage: Storage, header: string[]): Promise<RecipeRecord | null> {
  return (await storage.recipes.get(recipeId(header))) ?? null;
}

/** Keeps a mapping for files of this header, in place of the one before; `choices` are what does not follow the file. */
export async function keepRecipe(
  storage: Storage,
  header: string[],
  recipe: { name: string; mapping: Mapping; choices: Choice[] },
): Promise<RecipeRecord> {
  const record: RecipeRecord = { id: recipeId(header), savedAt: Date.now(), ...recipe };
  await storage.recipes.put(record);
  return record;
}

/** All recipes, the last saved first. */
export async function listRecipes(storage: Storage): Promise<RecipeRecord[]> {
  return (await storage.recipes.list()).sort((a, b) => b.savedAt - a.savedAt);
}

export async function renameRecipe(storage: Storage, id: string, name: string): Promise<void> {
  const record = await storage.recipes.get(id);
  if (!record) throw new MessageError(storageMessage("storage.noRecipe"));
  await storage.recipes.update({ ...record, name });
}

export async function forgetRecipe(storage: Storage, id: string): Promise<void> {
  await storage.recipes.delete(id);
}

function recipeId(header: string[]): string {
  return JSON.stringify(header);
}
