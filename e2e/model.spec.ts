// The model's diagram: its counts are those of the model that is trained, whatever the settings, and follow the sliders.

import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

const counts = (page: Page) =>
  page
    .locator(".model [data-block]")
    .evaluateAll((all) =>
      all.map((block) => [block.getAttribute("data-block")!, Number(block.getAttribute("data-count"))] as const),
    );
const total = (page: Page) =>
  page
    .locator("[data-parameters]")
    .getAttribute("data-parameters")
    .then((text) => Number(text));

for (const [name, settings] of [
  ["two layers and all that is counted", { numLayers: "2" }],
  ["no memory and other sizes", { memory: "off", embedDim: "24", fusionDim: "40", customerDim: "12" }],
] as const) {
  test(`the blocks add up to the parameters in the model's file: ${name}`, async ({ page }) => {
    const studio = new StudioPage(page);
    await studio.open({ ...TINY, ...settings, epochs: "1", targetsPerEpoch: "256", backend: "wasm" });
    await studio.readSmallDistributor();
    await studio.show("Train");
    await expect(page.locator(".model")).toBeVisible({ timeout: 60_000 });
    const drawn = await counts(page);
    const sum = drawn.reduce((all, [, count]) => all + count, 0);
    expect(await total(page)).toBe(sum);
    await studio.train();
    await studio.show("Export");
    const zip = await studio.download(page.getByRole("button", { name: "Download the zip" }));
    const bytes = unzipSync(await readFile(await zip.path()))["members/1/model.safetensors"]!;
    const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
    const header = JSON.parse(strFromU8(bytes.subarray(8, 8 + length))) as Record<string, { shape?: number[] }>;
    const tensors = Object.entries(header).filter(([key]) => key !== "__metadata__");
    const size = ({ shape = [] }: { shape?: number[] }) => shape.reduce((all, each) => all * each, 1);
    expect(tensors.reduce((all, [, tensor]) => all + size(tensor), 0)).toBe(sum);
    const embedding = size(header["product_embedding.weight"]!);
    expect(new Map(drawn).get("product_embedding")).toBe(embedding);
    expect(drawn.filter(([block]) => block === "lstm")).toHaveLength("numLayers" in settings ? 2 : 1);
    expect(drawn.some(([block]) => block === "memory_gate")).toBe(!("memory" in settings));
  });
}

test("the diagram follows the sliders at once", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, backend: "wasm" });
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  await expect(page.locator(".model")).toBeVisible({ timeout: 60_000 });
  const before = new Map(await counts(page));
  await page.getByRole("textbox", { name: "Embedding" }).fill("32");
  await expect
    .poll(async () => new Map(await counts(page)).get("product_embedding"))
    .toBe(2 * before.get("product_embedding")!);
  const after = new Map(await counts(page));
  // The gates of both directions see 16 numbers more.
  expect(after.get("lstm")! - before.get("lstm")!).toBe(2 * 4 * 16 * 16);
  for (const same of ["attention", "fusion", "product_head"]) expect(after.get(same)).toBe(before.get(same));
  await expect(studio.metric("Parameters").locator("xpath=following-sibling::dd")).toHaveText(
    (await total(page)).toLocaleString("en-GB"),
  );
  await page.getByText("All parameters by their PyTorch names").click();
  const table = page.getByRole("table", { name: "All parameters by their PyTorch names" });
  await expect(table.getByRole("row", { name: /^product_embedding\.weight/ })).toContainText("× 32");
});
