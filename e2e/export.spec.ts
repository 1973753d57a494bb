// A model is drawn, trained and taken away with what runs it, and comes back: what lies in the zip, and what is told of it.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { drawnModel, holdsToFile } from "./pages/drawnModel.ts";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

test("the zip holds the model that was drawn and what was chosen; dropped again, its example customers are answered the same", async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, numLayers: "2", epochs: "1", targetsPerEpoch: "256", backend: "wasm" });
  await studio.readSmallDistributor();
  await studio.show("Train");
  const drawn = await drawnModel(page);
  await studio.train();
  await studio.show("Export");
  const download = async () => {
    const zip = await studio.download(page.getByRole("button", { name: "Download the zip" }));
    return { path: await zip.path(), files: unzipSync(await readFile(await zip.path())) };
  };
  for (const name of ["ONNX files", "Python package", "Web page"]) await page.getByRole("checkbox", { name }).check();
  const all = await download();
  holdsToFile(drawn, all.files, { layers: 2, memory: true });
  const names = Object.keys(all.files);
  for (const name of [
    "manifest.json",
    "golden.json",
    "inputs.json",
    "onnx/model.onnx",
    "python/sales_studio/__init__.py",
  ])
    expect(names).toContain(name);
  // The page opens by double click: the model is inside.
  const html = strFromU8(all.files["web/predict.html"]!);
  expect(/<script type="text\/plain" id="model">(.{1000})/.exec(html)?.[1]).toMatch(/^UEsDB/);
  const { customers } = JSON.parse(strFromU8(all.files["golden.json"]!)) as { customers: string[] };
  expect(customers).toHaveLength(20);

  await page.getByRole("checkbox", { name: "Python package" }).uncheck();
  await page.getByRole("checkbox", { name: "Web page" }).uncheck();
  await page.getByRole("checkbox", { name: "Half precision" }).check();
  await page.getByRole("checkbox", { name: "Example customers" }).uncheck();
  const half = await download();
  expect(Object.keys(half.files).filter((name) => /^(?:python|web|golden)/.test(name))).toEqual([]);
  const size = ({ files }: typeof all) => files["onnx/network-1.onnx"]!.length;
  expect(size(half)).toBeLessThan(0.9 * size(all));

  await page.locator('input[type="file"]').last().setInputFiles(all.path);
  await expect(
    page.getByText(/^20 of 20 example customers answered as where the model was trained/).first(),
  ).toBeVisible();
});
