// Recipes on their way between a file that was looked at and what is kept for files of its header.

import type { Sniff } from "../core/data/ingest/inspection.ts";
import { choicesIn, sameMapping, withChoices } from "../core/data/mapping/choices.ts";
import type { DialectChoice, Mapping } from "../core/data/mapping/mapping.ts";
import type { RecipeRecord } from "../storage/recipes.ts";
import type { DataOrigin } from "../workers/protocol.ts";
import { type LookedAt, recipeName } from "./data.ts";
import { firstDoubts } from "./doubts.ts";
import type { StoredData } from "./storedData.ts";

/** Looks at the file of these choices. */
export type Look = (dialect: DialectChoice | undefined) => Promise<Sniff>;

/** The file as its recipe reads it, or as it is proposed where there is none that fits. */
export async function lookedAt(
  origin: DataOrigin,
  told: Sniff,
  recipe: RecipeRecord | null,
  look: Look,
): Promise<LookedAt> {
  const doubts = firstDoubts(told.doubts, told.mapping);
  const proposal: LookedAt = { origin, told, sniff: told, mapping: told.mapping, doubts, recipe: null };
  if (!recipe) return proposal;
  const { id, name, savedAt, choices = [] } = recipe;
  const { dialect, header, columns } = recipe.mapping;
  const chosen = dialect && Object.keys(dialect).length > 0;
  const sniff = chosen ? await look(dialect).catch(() => null) : told;
  // The recipe's own header, where its choices lead to another than the bytes tell.
  if (!sniff || !sameHeader(sniff.mapping.header, header)) return proposal;
  const mapping: Mapping = { ...withChoices(sniff.mapping, recipe.mapping, choices), columns };
  return { ...proposal, sniff, mapping, recipe: { id, name, savedAt, mapping, aside: false } };
}

/** Keeps the columns of a file that was read, where they are not yet what is kept; the file with its recipe. */
export async function rememberColumns(looked: LookedAt, stored: StoredData): Promise<LookedAt> {
  const { origin, told, sniff, mapping, recipe, forgotten } = looked;
  if (origin.kind !== "file") return looked;
  const unchanged = recipe && !recipe.aside ? recipe.mapping : recipe || forgotten ? sniff.mapping : null;
  if (unchanged && sameMapping(unchanged, mapping)) return looked;
  const name = recipe?.name ?? recipeName(origin);
  const choices = choicesIn(mapping, sniff.mapping);
  const { id, savedAt } = await stored.keepRecipe(told.mapping.header, { name, mapping, choices });
  return { ...looked, recipe: { id, name, savedAt, mapping, aside: false }, forgotten: false };
}

function sameHeader(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, index) => name === other[index]);
}
