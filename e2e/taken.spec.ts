// A model that was taken away answers alone, wherever it runs, what the page shows.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { unzipSync } from "fflate";
import Papa from "papaparse";
import { findPython } from "../scripts/findPython.ts";
import { ledgerCsv } from "./pages/ledger.ts";
import { answersOfNode, answersOfPython } from "./pages/runners.ts";
import { StudioPage } from "./pages/StudioPage.ts";

/** Products of each customer in the page's file. */
const SHOWN = 5;

type Row = Record<string, string>;

const rowsOf = (csv: string): Row[] =>
  Papa.parse<Row>(csv.replace("\ufeff", ""), { header: true, skipEmptyLines: true }).data;

/** What is found of every customer is what is wanted: texts, and numbers that differ by rounding alone, as threads add in another order. */
function expectSame(found: Row[], wanted: Row[]): void {
  const own = new Map(wanted.map((row) => [row.customer, row]));
  expect(found.map(({ customer }) => customer).sort()).toEqual([...own.keys()].sort());
  const close = (a: string, b: string): boolean =>
    a === b || (a !== "" && b !== "" && Math.abs(Number(a) - Number(b)) <= 1e-4 * (1 + Math.abs(Number(b))));
  const apart = found.flatMap((row) => {
    const other = own.get(row.customer)!;
    return Object.keys(row)
      .filter((name) => !close(row[name]!, other[name]!))
      .map((name) => [row.customer, name, row[name], other[name]]);
  });
  expect(apart).toEqual([]);
}

/** Columns of a product as the page's file has them, for the k-th from 1. */
const columnsOf = (k: number, told: { product: string; probability: number; median: number; mean: number }): Row => ({
  [`product_${k}`]: told.product,
  [`probability_${k}`]: String(told.probability),
  [`amount_median_${k}`]: String(told.median),
  [`amount_mean_${k}`]: String(told.mean),
});

test(
  "a model in a folder of its own answers as the page does, in Python, in Node and as a page",
  {
    tag: "@trained",
  },
  async ({ page }, info) => {
    const studio = new StudioPage(page);
    await studio.openTrained("ledger");
    await studio.show("Predict");
    await page.getByRole("button", { name: "Predict all customers" }).click();
    const answers = await studio.download(page.getByRole("button", { name: "Download as CSV" }));
    const shown = rowsOf(await readFile(await answers.path(), "utf8"));
    expect(shown).toHaveLength(40);
    await studio.show("Export");
    for (const name of ["ONNX files", "Python package", "Web page"]) await page.getByRole("checkbox", { name }).check();
    const zip = await (await studio.download(page.getByRole("button", { name: "Download the zip" }))).path();
    const folder = info.outputPath("taken");
    for (const [name, bytes] of Object.entries(unzipSync(await readFile(zip)))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    copyFileSync(zip, join(folder, "model.zip"));
    writeFileSync(join(folder, "sales.csv"), ledgerCsv());

    await test.step("Node, with the code of the model card", async () => {
      const found = await answersOfNode(folder);
      const rows = found.map(({ customer, quantity, revenue, products }): Row => {
        const told = products
          .slice(0, SHOWN)
          .map(({ amount, amountMean, ...rest }, k) =>
            columnsOf(k + 1, { ...rest, median: amount!, mean: amountMean! }),
          );
        return Object.assign({ customer, quantity: String(quantity), revenue: String(revenue) }, ...told);
      });
      expectSame(rows, shown);
    });

    await test.step("the page, opened by double click", async () => {
      const opened = await page.context().newPage();
      await opened.goto(pathToFileURL(join(folder, "web", "predict.html")).href);
      await opened.getByLabel("Choose a CSV or Excel file").setInputFiles(join(folder, "sales.csv"));
      await expect(opened.getByText(/^sales\.csv: /)).toBeVisible({ timeout: 60_000 });
      await opened.getByRole("spinbutton", { name: "Products" }).fill(String(SHOWN));
      const [saved] = await Promise.all([
        opened.waitForEvent("download"),
        opened.getByRole("button", { name: "Save all customers as CSV" }).click(),
      ]);
      expectSame(rowsOf(readFileSync(await saved.path(), "utf8")), shown);
      await opened.close();
    });

    await test.step("Python, with the code of the model card", async () => {
      const python = (await findPython(["polars", "torch"])) ?? (await findPython(["polars", "onnxruntime"]));
      if (python === undefined) {
        const without = "no Python here has polars and torch or onnxruntime (STUDIO_PYTHON names another)";
        info.annotations.push({ type: "not run in Python", description: without });
        console.log(`A model that was taken away was not run in Python: ${without}`);
        return;
      }
      const rows = new Map<string, Row>();
      for (const { customer, rank, product, probability, revenue, revenue_mean } of await answersOfPython(
        python,
        folder,
      )) {
        if (rank > SHOWN) continue;
        const told = columnsOf(rank, { product, probability, median: revenue, mean: revenue_mean });
        rows.set(customer, { customer, ...rows.get(customer), ...told });
      }
      expectSame([...rows.values()], shown);
    });
  },
);
