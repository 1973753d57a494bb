// An afternoon with the studio: a sample, its columns, a small training, its judgement, a prediction, the model taken
// away and brought back. Once on WebAssembly, where what is told while the model learns is held to its history, once on WebGPU.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { unzipSync } from "fflate";
import { StudioPage, TINY } from "./pages/StudioPage.ts";
import { WatchedRun } from "./pages/WatchedRun.ts";

/** The card is computed by the processor, so it gets less to do. */
const SIZES = {
  wasm: { ...TINY, epochs: "4" },
  webgpu: { ...TINY, targetsPerEpoch: "512", hiddenSize: "8", embedDim: "8", maxSeqLen: "6" },
};

for (const backend of ["wasm", "webgpu"] as const) {
  test(`from a sample to a model that comes back from its zip, on ${backend}`, async ({ page }) => {
    const studio = new StudioPage(page);
    await studio.open({ ...SIZES[backend], backend });

    await studio.takeSample("Vietnamese distributor", "5000");
    await expect(studio.metric("Lines read")).toHaveText("5,000");
    await expect(studio.metric("Kept")).toHaveText("5,000");
    await expect(studio.metric("Best possible accuracy")).toHaveText(/^\d\d\.\d%$/);

    await page.getByRole("button", { name: "Change the columns" }).click();
    await expect(page.getByLabel("Customer", { exact: true }).locator("option:checked")).toHaveText("MÃ KHÁCH HÀNG");
    await expect(page.getByLabel("Revenue, net").locator("option:checked")).toHaveText("THÀNH TIỀN ĐƠN BÁN");
    await studio.readFile();
    await expect(page.getByRole("link", { name: "Train a model" })).toBeVisible({ timeout: 60_000 });

    await studio.show("Train");
    await expect(page.getByText(/^Train [\d,]+ targets, up to/)).toBeVisible({ timeout: 60_000 });
    const watched = new WatchedRun(studio);
    await watched.train();
    const losses = await studio.lossesPerEpoch();
    expect(losses.train.length).toBe(Number(SIZES[backend].epochs));
    expect(losses.train.at(-1)!).toBeLessThan(losses.train[0]!);
    expect(losses.validation.at(-1)!).toBeLessThan(losses.validation[0]!);

    await page.getByRole("link", { name: "See the results" }).click();
    for (const column of ["Hit at 10", "MRR"]) {
      const model = await studio.productMetric("This model", column);
      const popular = await studio.productMetric("Most popular", column);
      expect(model, `${column} of the model above most popular's`).toBeGreaterThan(popular);
    }
    const trainer = { wasm: "WebAssembly", webgpu: "WebGPU" }[backend];
    await expect(page.getByText(new RegExp(`Trained on ${trainer}`))).toBeVisible();

    await studio.show("Predict");
    const customer = await studio.predictFirstCustomer("");
    const before = await studio.predict(customer);
    expect(before.products.length).toBe(5);
    expect(before.numbers.length).toBe(3);
    for (const number of [...before.probabilities, ...before.numbers]) expect(Number.isFinite(number)).toBe(true);
    expect(before.probabilities).toEqual([...before.probabilities].sort((a, b) => b - a));

    await page.getByRole("button", { name: "Predict all customers" }).click();
    const csv = await studio.download(page.getByRole("button", { name: "Download as CSV" }));
    const lines = (await readFile(await csv.path(), "utf8")).trim().split(/\r?\n/);
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.some((line) => line.startsWith(customer))).toBe(true);

    await studio.show("Export");
    const zip = await studio.download(page.getByRole("button", { name: "Download the zip" }));
    expect(zip.suggestedFilename()).toMatch(/\.zip$/);
    const content = await readFile(await zip.path());
    if (backend === "wasm") await watched.holdsToHistory(unzipSync(content), losses.train.length);

    await page.reload();
    await studio.show("Export");
    await expect(page.getByRole("button", { name: "Download the zip" })).toBeVisible({ timeout: 60_000 });
    await studio.drop("model.zip", content, "application/zip");
    await expect(page.getByText("This model was brought back from a file.")).toBeVisible({ timeout: 60_000 });
    await studio.show("Data");
    await expect(page.getByRole("link", { name: "Train a model" })).toBeVisible({ timeout: 60_000 });
    await studio.show("Predict");
    const after = await studio.predict(customer);
    expect(after.products).toEqual(before.products);
    after.probabilities.forEach((probability, i) => {
      expect(Math.abs(probability - before.probabilities[i]!)).toBeLessThan(1e-5);
    });
    after.numbers.forEach((number, i) => {
      expect(Math.abs(number - before.numbers[i]!)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(number)));
    });
  });
}
