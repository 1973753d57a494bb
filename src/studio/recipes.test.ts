// A recipe applies to files of its header, leads to another look where it says how to read, and changes only with choices.

import { expect, test } from "vitest";
import { sniff } from "../core/data/dialect/sniff.ts";
import type { Sniff } from "../core/data/ingest/inspection.ts";
import type { DialectChoice, Mapping } from "../core/data/mapping/mapping.ts";
import { bytesSource } from "../core/data/source/source.ts";
import type { RecipeRecord } from "../storage/recipes.ts";
import type { LookedAt } from "./data.ts";
import { lookedAt, rememberColumns } from "./recipes.ts";
import type { StoredData } from "./storedData.ts";

const TEXT = "Mã KH;Ngày;Mã hàng;Mã phụ;Tiền\nK1;05/01/2024;P1;Q1;14.000\nK2;06/01/2024;P2;Q2;9.800\n";

/** A file and the looks taken at it. */
async function file(text = TEXT) {
  const source = bytesSource("tháng 1.csv", [new TextEncoder().encode(text)]);
  const looks: (DialectChoice | undefined)[] = [];
  const look = (dialect: DialectChoice | undefined): Promise<Sniff> => {
    looks.push(dialect);
    return sniff(source, dialect);
  };
  const told = await sniff(source);
  const origin = { kind: "file", file: new File([text], "tháng 1.csv") } as const;
  return { origin, told, look, looks };
}

/** Recipes in memory; only what rememberColumns asks. */
function storedTable() {
  const kept: RecipeRecord[] = [];
  const keepRecipe: StoredData["keepRecipe"] = async (header, recipe) => {
    const record = { id: JSON.stringify(header), savedAt: kept.length + 1, ...recipe };
    kept.push(record);
    return record;
  };
  return { kept, stored: { keepRecipe } as StoredData };
}

const chosen = (looked: LookedAt, change: Partial<Mapping>): LookedAt => ({
  ...looked,
  mapping: { ...looked.mapping, ...change },
});

test("what was chosen comes back for the next file, what was no choice follows that file", async () => {
  const first = await file();
  const { kept, stored } = storedTable();
  const proposal = await lookedAt(first.origin, first.told, null, first.look);
  expect(proposal.recipe).toBeNull();
  const columns = { ...proposal.mapping.columns, product: 3 };
  await rememberColumns(chosen(proposal, { columns, dateFormat: "mm/dd/yyyy" }), stored);
  expect(kept).toMatchObject([{ name: "tháng 1", choices: ["dateFormat"] }]);

  const next = await file(TEXT.replace("14.000", "14000").replace("9.800", "9.5"));
  const again = await lookedAt(next.origin, next.told, kept[0]!, next.look);
  expect(again.mapping).toMatchObject({ columns, dateFormat: "mm/dd/yyyy", decimal: "." });
  expect(next.looks).toEqual([]);
  // Read as it stands, nothing new is kept.
  await rememberColumns(again, stored);
  expect(kept).toHaveLength(1);
  // The name stays when the columns change.
  await rememberColumns(
    chosen({ ...again, recipe: { ...again.recipe!, name: "Đại lý A" } }, { keepReturns: true }),
    stored,
  );
  expect(kept[1]).toMatchObject({ name: "Đại lý A", choices: ["dateFormat", "keepReturns"] });
});

test("a recipe that says how to read leads to another look; one that no longer fits leads to the proposal", async () => {
  const { origin, told, look, looks } = await file();
  const mapping: Mapping = { ...(await look({ encoding: "macintosh" })).mapping, keepReturns: true };
  const recipe: RecipeRecord = { id: "", name: "Mac", savedAt: 1, mapping, choices: ["encoding", "keepReturns"] };
  looks.length = 0;
  const used = await lookedAt(origin, told, recipe, look);
  expect(looks).toEqual([{ encoding: "macintosh" }]);
  expect(used.sniff.dialect.encoding).toBe("macintosh");
  expect(used.mapping).toEqual(mapping);
  const unfit = await lookedAt(origin, told, { ...recipe, mapping: { ...mapping, dialect: { delimiter: "|" } } }, look);
  expect(unfit).toMatchObject({ recipe: null, mapping: told.mapping });
  const other = await lookedAt(origin, told, { ...recipe, mapping: { ...told.mapping, header: ["x"] } }, look);
  expect(other.recipe).toBeNull();
});

test("a proposal taken instead of the recipe, a forgotten recipe and a sample change nothing by themselves", async () => {
  const { origin, told, look } = await file();
  const { kept, stored } = storedTable();
  const recipe: RecipeRecord = { id: "r", name: "A", savedAt: 1, mapping: { ...told.mapping, keepReturns: true } };
  const used = await lookedAt(origin, told, recipe, look);
  const aside: LookedAt = { ...used, mapping: told.mapping, recipe: { ...used.recipe!, aside: true } };
  expect(await rememberColumns(aside, stored)).toBe(aside);
  const forgotten: LookedAt = { ...used, mapping: told.mapping, recipe: null, forgotten: true };
  expect(await rememberColumns(forgotten, stored)).toBe(forgotten);
  const sample: LookedAt = { ...used, origin: { kind: "sample", sample: "shop", rows: 10, seed: 1 } };
  expect(await rememberColumns(sample, stored)).toBe(sample);
  expect(kept).toEqual([]);
  await rememberColumns(chosen(aside, { dateFormat: "iso" }), stored);
  expect(kept).toMatchObject([{ name: "A", choices: ["dateFormat"] }]);
});
