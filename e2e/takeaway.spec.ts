// predict.html as a colleague gets it: a file on a disk, opened by double click, without a server or a network.

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { inlineModel } from "../src/core/artefact/inlineModel.ts";
import { seriousFindings } from "./pages/findings.ts";

const PAGE = join(process.cwd(), "dist", "web", "predict.html");
const SCRIPT = join(process.cwd(), "dist", "web", "runner.js");
const MODEL = "fixtures/v3/experts.zip";
const SALES = gunzipSync(readFileSync("fixtures/v3/sales.csv.gz")).toString("utf8");
const EXPECTED = readFileSync("fixtures/v3/experts.predicted.csv", "utf8");

test.use({ acceptDownloads: true });

/** Opens a file of the disk; collects what it asks for and what its policy forbids. */
async function openFile(page: Page, path: string): Promise<{ requests: string[]; complaints: string[] }> {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(pathToFileURL(path).href);
  return { requests, complaints };
}

async function saved(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
}

const csvFile = (name: string, text: string) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

test("a page from the disk answers as the command line does, and nothing leaves it", async ({ page }) => {
  const { requests, complaints } = await openFile(page, PAGE);
  await expect(page.getByText("No model is open yet.")).toBeVisible();
  await page.getByLabel("Choose a CSV or Excel file").setInputFiles(csvFile("sales.csv", SALES));
  await expect(page.getByRole("alert")).toHaveText("Choose the model first, then sales.csv again.");
  await page.getByLabel("Choose the model's zip").setInputFiles(MODEL);
  await expect(page.getByText(/^Predicts \d+ products, learnt from/)).toBeVisible();
  await page.getByLabel("Choose a CSV or Excel file").setInputFiles(csvFile("sales.csv", SALES));
  await expect(page.getByText("sales.csv: 600 lines of 16 customers.")).toBeVisible();
  await expect(
    page.getByText("In 1 of 15 addresses no province was recognised (53 lines), for example: 262 QL1A"),
  ).toBeVisible();

  // The file's first customer is answered by itself, another when it is asked for.
  await expect(page.getByRole("heading", { name: "KH000004 · Bách hóa Chú Hùng (mẫu), 12 Dec 2025" })).toBeVisible();
  await page.getByLabel("Customer").fill("Quán Kim Mai (mẫu)");
  await page.getByRole("spinbutton", { name: "Products" }).fill("5");
  await page.getByRole("button", { name: "Predict" }).click();
  await expect(page.getByRole("heading", { name: /^KH000005/ })).toBeFocused();
  const row = page.getByRole("row").nth(1);
  await expect(row).toContainText("Bánh gạo Havina hộp 600gBK030072");
  await expect(row).toContainText("16.1%");
  await expect(row).toContainText(/1,010,136.*424,417 to 1,804,139/);

  expect(await saved(page, "Save all customers as CSV")).toBe(`\ufeff${EXPECTED}`);
  const own = await saved(page, "Save as CSV");
  expect(own.split("\r\n")[1]).toBe(EXPECTED.split("\r\n").find((line) => line.startsWith("KH000005")));
  expect(requests).toEqual([PAGE, SCRIPT].map((file) => pathToFileURL(file).href));
  expect(complaints).toEqual([]);
});

test("a page with its model inside speaks Vietnamese, fits a phone and shows texts as texts", async ({
  browser,
}, info) => {
  const folder = info.outputPath("folder");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "predict.html");
  const script = join(folder, "runner.js");
  copyFileSync(SCRIPT, script);
  writeFileSync(path, inlineModel(readFileSync(PAGE, "utf8"), readFileSync(MODEL)));
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ locale: "vi-VN", viewport: { width: 390, height: 800 }, colorScheme });
    const page = await context.newPage();
    const { requests, complaints } = await openFile(page, path);
    await expect(page.getByText(/^Dự báo \d+ sản phẩm, học từ/)).toBeVisible();
    const hostile = SALES.replaceAll("KH000004", "<img src=x onerror=alert(1)>").replaceAll("Bách hóa", "<b>Bách</b>");
    await page.getByLabel("Chọn tệp CSV hoặc Excel").setInputFiles(csvFile("<i>bán.csv", hostile));
    await expect(page.getByText("<i>bán.csv: 600 dòng của 16 khách.")).toBeVisible();
    await expect(page.getByRole("heading", { name: "<img src=x onerror=alert(1)> · <b>Bách</b>" })).toBeVisible();
    expect(await page.locator("main img, main b, main i").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel("Dự báo cho ngày").fill("2001-01-01");
    await page.getByRole("button", { name: "Dự báo", exact: true }).click();
    await expect(page.getByRole("alert")).toContainText(">” chưa có dòng nào trước ngày 2001-01-01");
    await page
      .getByLabel("Chọn tệp zip của mô hình")
      .setInputFiles({ ...csvFile("x.zip", "no"), mimeType: "application/zip" });
    await expect(page.getByRole("alert")).toContainText("zip");
    await page.getByRole("button", { name: "English" }).click();
    await expect(page.getByRole("alert")).toContainText("cannot be opened as a zip");
    expect(requests).toEqual([path, script].map((file) => pathToFileURL(file).href));
    expect(complaints).toEqual([]);
    await context.close();
  }
});

test("a page that was taken out of its folder says what is missing", async ({ page }, info) => {
  const path = info.outputPath("predict.html");
  copyFileSync(PAGE, path);
  await openFile(page, path);
  await expect(page.getByRole("alert")).toContainText("unpack the whole zip");
  await expect(page.getByRole("alert")).toContainText("giải nén toàn bộ tệp zip");
});
