// A week with the studio: a first visit with a sample, one's own file, a training that a reload interrupts; on the next day all of
// it is there again, a second file joins, a list of who to visit is taken away, and without a network all of it answers. Nothing
// but the page's own files is asked for.

import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { kept } from "./pages/kept.ts";
import { LEDGER_HEADER, ledgerLines } from "./pages/ledger.ts";
import { ENDLESS, StudioPage } from "./pages/StudioPage.ts";

const LONG = 90_000;
const lines = ledgerLines();
const file = (from: number, to?: number) => Buffer.from([LEDGER_HEADER, ...lines.slice(from, to)].join("\n"));

/** Addresses that are asked for and are not the page's own. */
function foreignRequests(page: Page, into: string[], own: string): void {
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== own && protocol !== "blob:" && protocol !== "data:") into.push(request.url());
  });
}

test.use({ serviceWorkers: "allow" });

test("a week: sample, own file, a training that is interrupted, the next day, a second file, a list to take away, no network", async ({
  page: monday,
  context,
  baseURL,
}) => {
  const foreign: string[] = [];
  const own = new URL(baseURL!).origin;
  foreignRequests(monday, foreign, own);
  let studio = new StudioPage(monday);
  // A run that goes on until it is stopped.
  const settings = { ...ENDLESS, epochs: "200" };

  await test.step("Monday: what one gets, and a sample", async () => {
    await studio.open(settings);
    await expect(monday.getByRole("list", { name: "What you get" }).getByRole("listitem")).toHaveCount(3);
    const guide = monday.getByRole("navigation", { name: "First run" });
    await expect(guide.getByRole("listitem")).toHaveCount(3);
    await studio.takeSample("Small online shop", "5000");
    await expect(guide.getByRole("link", { name: "Let it learn from them" })).toBeVisible();
  });

  await test.step("one's own file, and a training that a reload interrupts", async () => {
    await studio.drop("sales.csv", file(0, 2100));
    await studio.readFile();
    await expect(studio.metric("Kept")).toHaveText("2,100", { timeout: LONG });
    await expect(monday.getByRole("button", { name: "Open sales.csv" })).toBeVisible();
    await studio.show("Train");
    await studio.startTraining();
    await expect(studio.live("best")).toHaveText(/\d/, { timeout: LONG });
    await expect.poll(() => studio.epochNow(), { timeout: LONG }).toBeGreaterThan(2);
    await studio.show("Data");
    await monday.reload();
  });

  await test.step("where the page comes back the run is offered, and goes on", async () => {
    await studio.isBack();
    await expect(studio.metric("Kept")).toHaveText("2,100");
    const offer = monday.getByRole("status").filter({ hasText: /A training on sales\.csv is unfinished/ });
    await offer.getByRole("button", { name: "Continue it" }).click();
    await expect(monday).toHaveURL(/#train/);
    await expect.poll(() => studio.epochNow(), { timeout: LONG }).toBeGreaterThan(2);
    await monday.getByRole("button", { name: "Stop", exact: true }).click();
    await expect(monday.getByRole("link", { name: "See the results" })).toBeVisible({ timeout: LONG });
    await studio.show("Runs");
    await expect(monday.getByRole("button", { name: /^Open now: sales\.csv/ })).toBeVisible();
    await monday.close();
  });

  const tuesday = await context.newPage();
  foreignRequests(tuesday, foreign, own);
  await tuesday.clock.setSystemTime(Date.now() + 86_400_000);
  studio = new StudioPage(tuesday);

  await test.step("Tuesday: data and model are there again; the second file joins", async () => {
    await studio.open();
    await studio.isBack();
    const chooser = tuesday.waitForEvent("filechooser");
    await tuesday.getByRole("button", { name: "Add a file to sales.csv" }).first().click();
    await (await chooser).setFiles([{ name: "more.csv", mimeType: "text/csv", buffer: file(2090) }]);
    await expect(studio.metric("Kept")).toHaveText("2,400", { timeout: LONG });
    const latest = tuesday.getByRole("region", { name: "The latest model of these data" });
    await expect(latest).toContainText("The data have grown since");
    await latest.getByRole("button", { name: "Predict with it" }).click();
    await expect(tuesday).toHaveURL(/#predict/, { timeout: LONG });
  });

  await test.step("a customer's next order", async () => {
    await studio.predictFirstCustomer("KH1");
    await expect(tuesday.locator("[data-order-of]")).toBeVisible({ timeout: LONG });
  });

  await test.step("the list of who to visit, as a file", async () => {
    await tuesday.getByRole("tab", { name: "Visit list" }).click();
    await tuesday.getByRole("button", { name: "Make the list" }).click();
    const save = tuesday.getByRole("button", { name: "Save or copy: Who to visit" });
    await expect(save).toBeVisible({ timeout: LONG });
    await save.click();
    const list = await studio.download(tuesday.getByRole("menuitem", { name: /^CSV/ }));
    const rows = (await readFile(await list.path(), "utf8")).trim().split(/\r?\n/);
    expect(rows.length).toBeGreaterThan(10);
  });

  await test.step("the model learns the new lines, from its own weights", async () => {
    await studio.show("Data");
    await tuesday.getByRole("button", { name: "Retrain from its weights" }).click();
    await expect(tuesday).toHaveURL(/#train/);
    await expect.poll(() => studio.epochNow(), { timeout: LONG }).toBeGreaterThan(1);
    await tuesday.getByRole("button", { name: "Stop", exact: true }).click();
    await expect(tuesday.getByRole("link", { name: "See the results" })).toBeVisible({ timeout: LONG });
    await studio.show("Runs");
    const table = tuesday.getByRole("table", { name: "Runs" });
    await expect(table.locator("tbody tr")).toHaveCount(2);
    await expect(table.locator("[data-column=startedFrom]").first()).toContainText("the weights of sales.csv");
    await expect(tuesday.getByText("Its data have grown since", { exact: false })).toHaveCount(1);
    await studio.show("Predict");
  });

  await test.step("another day: the model opens with the screen that needs it", async () => {
    await tuesday.reload();
    await expect(tuesday.getByRole("combobox", { name: "Customer", exact: true })).toBeVisible({ timeout: LONG });
  });

  await test.step("on the road: the same without a network", async () => {
    await kept(tuesday);
    await context.setOffline(true);
    await tuesday.reload();
    await studio.predict("KH1");
    await expect(tuesday.locator("[data-order-of]")).toBeVisible({ timeout: LONG });
  });

  expect(foreign).toEqual([]);
});
