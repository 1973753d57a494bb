// The model's diagram on the Train screen, and the model's file that it is held to.

import { expect, type Page } from "@playwright/test";
import { strFromU8 } from "fflate";

/** The blocks in their order, each with the number of its parameters. */
export const drawnCounts = (page: Page) =>
  page
    .locator(".model [data-block]")
    .evaluateAll((all) =>
      all.map((block) => [block.getAttribute("data-block")!, Number(block.getAttribute("data-count"))] as const),
    );

export const drawnTotal = (page: Page) =>
  page
    .locator("[data-parameters]")
    .getAttribute("data-parameters")
    .then((text) => Number(text));

/** The blocks of the model that is about to be trained; they add up to the total. */
export async function drawnModel(page: Page) {
  await expect(page.locator(".model")).toBeVisible({ timeout: 60_000 });
  const drawn = await drawnCounts(page);
  expect(await drawnTotal(page)).toBe(drawn.reduce((all, [, count]) => all + count, 0));
  return drawn;
}

/** Holds the blocks to the tensors of the model that was trained, from its unpacked zip. */
export function holdsToFile(
  drawn: Awaited<ReturnType<typeof drawnModel>>,
  files: Record<string, Uint8Array>,
  { layers, memory }: { layers: number; memory: boolean },
): void {
  const bytes = files["members/1/model.safetensors"]!;
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const header = JSON.parse(strFromU8(bytes.subarray(8, 8 + length))) as Record<string, { shape?: number[] }>;
  const tensors = Object.entries(header).filter(([key]) => key !== "__metadata__");
  const size = ({ shape = [] }: { shape?: number[] }) => shape.reduce((all, each) => all * each, 1);
  const sum = drawn.reduce((all, [, count]) => all + count, 0);
  expect(tensors.reduce((all, [, tensor]) => all + size(tensor), 0)).toBe(sum);
  expect(new Map(drawn).get("product_embedding")).toBe(size(header["product_embedding.weight"]!));
  expect(drawn.filter(([block]) => block === "lstm")).toHaveLength(layers);
  expect(drawn.some(([block]) => block === "memory_gate")).toBe(memory);
}
