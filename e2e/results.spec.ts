// The parts of the Results screen: their numbers agree with each other and with the file.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { expect, test } from "@playwright/test";
import { ledgerCsv } from "./pages/ledger.ts";
import { ResultsPart } from "./pages/ResultsPart.ts";
import { StudioPage } from "./pages/StudioPage.ts";

test("errors, mix-ups and calibration of a model agree with its metrics and its file", { tag: "@trained" }, async ({
  page,
}) => {
  const studio = new StudioPage(page);
  const results = new ResultsPart(page);
  const csv = ledgerCsv().split("\n");
  await studio.openTrained("ledger");
  await studio.show("Results");
  const mae = page.locator('[data-method="model"] [data-metric="revenueMae"]');
  await expect(mae).toBeVisible({ timeout: 150_000 });
  const expected = Number(await mae.getAttribute("data-value"));
  const accuracy = await studio.productMetric("This model", "Accuracy");
  const targets = Number(
    (await page
      .getByText(/^\d[\d,]* targets$/)
      .first()
      .textContent())!.replace(/\D/g, ""),
  );

  await results.open("Errors");
  await expect(page).toHaveURL(/#results\/errors/);
  const metric = Number((await studio.metric("Mean error").textContent())!.replace(/[^\d.]/g, ""));
  expect(Math.abs(metric - expected)).toBeLessThanOrEqual(0.51);
  const bars = await results.chartTable("How large the errors are");
  expect(bars.reduce((sum, row) => sum + row[2]!, 0)).toBe(targets);
  const groups = results.card("By province, family and month");
  await groups.getByText("Map", { exact: true }).click();
  const map = groups.getByRole("img", { name: /^Map of mean error by province/i });
  await expect(map).toBeVisible();
  const provinces = await groups
    .locator("[data-group]")
    .evaluateAll((rows) => rows.map((row) => [row.getAttribute("data-group"), row.getAttribute("data-count")]));
  expect(provinces.map(([name]) => name).sort()).toEqual(["Cà Mau", "Hà Nội", "Nghệ An", "Đà Nẵng"]);
  await groups.getByRole("button", { name: "Show as table: Mean error: Province" }).click();
  const onMap = groups.getByRole("table", { name: "Mean error: Province" }).locator("tbody tr");
  await expect(onMap).toHaveCount(4);
  for (const [name, count] of provinces) {
    await expect(onMap.filter({ hasText: name! }).locator("td").nth(1)).toHaveText(count!);
  }
  await groups.getByRole("button", { name: "Show as chart: Mean error: Province" }).click();
  await expect(map).toBeVisible();
  await groups.getByText("Family", { exact: true }).click();
  const families = groups.locator("[data-group]");
  await expect(families).toHaveCount(5);
  const counts = (await families.evaluateAll((rows) =>
    rows.map((row) => Number(row.getAttribute("data-count"))),
  )) as number[];
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(targets);
  await families.first().getByRole("button").click();
  await expect(groups.locator("[data-lines]")).toHaveAttribute("data-lines", String(counts[0]));

  // A bar leads to the same lines as its name: the second family's, a third of the way down the drawing of five.
  const bars5 = groups.getByRole("img", { name: "Mean error: Family" });
  const box = (await bars5.boundingBox())!;
  await bars5.click({ position: { x: 60, y: 12 + ((box.height - 36) / 5) * 1.5 } });
  await expect(groups.locator("[data-lines]")).toHaveAttribute("data-lines", String(counts[1]));

  const worst = await results.lines(results.card("Worst errors"));
  expect(worst.length).toBeGreaterThan(5);
  const money = (text: string) => Number(text.replace(/[^\d.-]/g, ""));
  const sizes = worst.map(({ difference }) => Math.abs(money(difference!)));
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  for (const { line, customer, bought, actual } of worst) {
    const cells = csv[Number(line!.replace(/,/g, ""))]!.split(",");
    expect([cells[0], cells[3], Number(cells[7])]).toEqual([customer, bought, money(actual!)]);
  }

  // The list as a file: every line of the test part, the worst first, the first of them those on the screen.
  const saved = await studio.downloadTable("Revenue", "CSV");
  const rows = (await readFile(await saved.path(), "utf8")).replace("\ufeff", "").trimEnd().split("\r\n");
  expect(rows).toHaveLength(1 + targets);
  const [revenueAt, predictedAt] = ["revenue", "revenue_predicted"].map((name) => rows[0]!.split(",").indexOf(name));
  const errors = rows.slice(1).map((row) => {
    const cells = row.split(",");
    return Math.abs(Number(cells[predictedAt!]) - Number(cells[revenueAt!]));
  });
  expect(errors).toEqual([...errors].sort((a, b) => b - a));
  expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / targets - expected)).toBeLessThanOrEqual(0.01);
  expect(rows.slice(1, 1 + worst.length).map((row) => row.split(",")[0])).toEqual(
    worst.map(({ line }) => line!.replace(/,/g, "")),
  );

  await results.open("Confusions");
  const matrix = results.card("Bought against predicted first");
  const cells = matrix.locator("[data-cell]");
  await expect(cells.first()).toBeVisible();
  const inCells = await cells.evaluateAll((all) =>
    all.map((cell) => [cell.getAttribute("data-cell")!, Number(cell.textContent)] as [string, number]),
  );
  expect(inCells.reduce((sum, [, n]) => sum + n, 0)).toBe(targets);
  const diagonal = inCells.filter(([at]) => at.split(" ")[0] === at.split(" ")[1]).reduce((sum, [, n]) => sum + n, 0);
  expect(Math.abs((100 * diagonal) / targets - accuracy)).toBeLessThan(0.06);
  const [place, size] = inCells[0]!;
  await matrix.locator(`[data-cell="${place}"]`).click();
  await expect(matrix.locator("[data-lines]")).toHaveAttribute("data-lines", String(size));
  const cellFile = await studio.downloadTable(/^Save or copy: Bought .*, put first/, "CSV", matrix);
  expect((await readFile(await cellFile.path(), "utf8")).trimEnd().split("\r\n")).toHaveLength(1 + size);
  const listed = await results.lines(matrix);
  expect(new Set(listed.map(({ bought }) => bought)).size).toBe(1);
  expect(new Set(listed.map(({ likeliest }) => likeliest)).size).toBe(1);

  await results.open("Calibration");
  const reliability = await results.chartTable("Can the probabilities be trusted?");
  expect(reliability.reduce((sum, row) => sum + row[2]!, 0)).toBe(targets);
  const hits = reliability.reduce((sum, [, , n, , seen]) => sum + (n! > 0 ? n! * seen! : 0), 0);
  expect(Math.abs((100 * hits) / targets - accuracy)).toBeLessThan(0.2);

  await results.open("Importance");
  await expect(page.locator("[data-targets]")).toBeVisible({ timeout: 150_000 });
  const targetsAsked = Number(await page.locator("[data-targets]").getAttribute("data-targets"));
  expect(targetsAsked).toBe(Math.min(500, targets));
  // Ten products in all: one of the first ten is always right, so look at the rank.
  await page.getByText("MRR", { exact: true }).click();
  const losses = await results.chartTable("Loss");
  expect(losses.length).toBeGreaterThanOrEqual(8);
  const ranked = losses.map(([, loss]) => loss!);
  expect(ranked).toEqual([...ranked].sort((a, b) => b - a));
  expect(ranked[0]).toBeGreaterThan(0);

  await results.open("Products");
  await expect(page.locator("[data-products='10'][data-method='pca']")).toBeVisible();
  const points = page.getByRole("button", { name: "Show as table: How the model sees the products" });
  await points.click();
  await expect(page.getByRole("table", { name: "How the model sees the products" }).locator("tbody tr")).toHaveCount(
    10,
  );
  await page.getByRole("button", { name: "Show as chart: How the model sees the products" }).click();
  await page.getByRole("searchbox", { name: "Search a product" }).fill("bx");
  await expect(page.locator("[data-found='2']")).toBeVisible();
  await page.getByRole("button", { name: "BX1 · Sữa 1", exact: true }).click();
  const closest = page.getByRole("table", { name: "Closest to BX1" }).locator("[data-cosine]");
  await expect(closest).toHaveCount(9);
  const cosines = await closest.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("data-cosine"))));
  expect(cosines).toEqual([...cosines].sort((a, b) => b - a));

  await results.open("Attention");
  await expect(page.locator(`[data-attention="${Math.min(1000, targets)}"]`)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("combobox", { name: "Customer" }).fill("KH7");
  await page.getByRole("option", { name: "KH7", exact: true }).click();
  await expect(page.locator("[data-customer='KH7']")).toBeVisible();
  await page.getByRole("button", { name: "Show as table: By purchase, the last one first: KH7" }).click();
  const history = page.getByRole("table", { name: "By purchase, the last one first: KH7" }).locator("tbody tr");
  await expect(history).toHaveCount(8);
  const seen = await history.evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? "")),
  );
  expect(seen.reduce((sum, [, weight]) => sum + Number(weight), 0)).toBeCloseTo(1, 3);
  const bought = csv.filter((line) => line.startsWith("KH7,")).map((line) => line.split(","));
  for (const [step] of seen) {
    const [date, product] = step!.split(" · ");
    const [day, month, year] = date!.split("/");
    expect(bought.some((cells) => cells[2] === `${year}-${month}-${day}` && cells[3] === product)).toBe(true);
  }

  // The part stands in the address: the back button returns to the one before, and the page to where it was.
  await page.goBack();
  await expect(page.getByRole("tab", { name: "Products" })).toHaveAttribute("aria-selected", "true");
});

test("the report stands alone: one file without scripts whose figures are those of the page", {
  tag: "@trained",
}, async ({ page, context }) => {
  const studio = new StudioPage(page);
  const results = new ResultsPart(page);
  const requests: string[] = [];
  await studio.openTrained("ledger");
  await studio.show("Results");
  const accuracy = await page.locator('[data-method="model"] [data-metric="accuracy"] span').first().textContent();
  const mae = await page.locator('[data-method="model"] [data-metric="revenueMae"] span').first().textContent();
  const protocol = await results.card("How this was measured").locator("p").first().textContent();
  const saved = await studio.download(page.getByRole("button", { name: "Download report" }));
  expect(saved.suggestedFilename()).toBe("sales_model_report.html");
  const file = test.info().outputPath("report.html");
  await saved.saveAs(file);
  const html = await readFile(file, "utf8");
  // A product named like markup stays text.
  expect(html).not.toMatch(/<script|<link|<img|<b>0/i);

  const reader = await context.newPage();
  reader.on("request", (request) => requests.push(request.url()));
  const failures: string[] = [];
  reader.on("console", (message) => message.type() === "error" && failures.push(message.text()));
  await reader.goto(pathToFileURL(file).href);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Report on a sales prediction model");
  const model = reader.getByRole("table", { name: "Next product" }).locator("tbody tr").first();
  await expect(model.locator("td").first()).toContainText(accuracy!);
  await expect(reader.getByRole("table", { name: "Revenue" }).first().locator("tbody td").first()).toContainText(mae!);
  await expect(reader.getByText(protocol!)).toBeVisible();
  await expect(reader.locator("section")).toHaveCount(16);
  expect(await reader.locator("svg[role=img]").count()).toBeGreaterThanOrEqual(8);
  await expect(reader.getByText("AX<b>0</b>").first()).toBeVisible();
  expect(failures).toEqual([]);
  expect(requests.filter((url) => !url.startsWith("file:"))).toEqual([]);
  await reader.setViewportSize({ width: 390, height: 844 });
  expect(await reader.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
