// What the page does when the browser, the disk or an older and newer version of itself do not play along.

import { expect, type Page, test } from "@playwright/test";
import { DataPage } from "./pages/DataPage.ts";
import { ENDLESS, TINY } from "./pages/StudioPage.ts";

const SALES = [
  "customer_id,product_id,date,quantity,revenue",
  ...Array.from(
    { length: 40 },
    (_, i) => `C${i % 5},P${i % 4},2025-01-${String(1 + (i % 28)).padStart(2, "0")},1,${i}`,
  ),
].join("\n");

/** Puts records into the page's database as they are. */
function putRecords(page: Page, records: Record<string, object[]>): Promise<void> {
  return page.evaluate(
    (tables) =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.open("sales-studio");
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const database = asked.result;
          const writing = database.transaction(Object.keys(tables), "readwrite");
          for (const [table, all] of Object.entries(tables)) {
            for (const record of all) writing.objectStore(table).put(record);
          }
          writing.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    records,
  );
}

test("what cannot be read hides nothing: it is listed with its reason, saved and deleted", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  await data.drop("march.csv", SALES);
  await data.readFile();
  await expect(data.stored("march.csv")).toBeVisible();
  await putRecords(page, {
    datasets: [{ id: "x", version: 99, complete: true, info: { name: "next year.csv" } }],
    recipes: [{ id: "y", version: 1, name: "half a recipe", savedAt: 1 }],
    runs: [{ id: "z", version: 2, name: "no counts", note: "", fingerprint: "", createdAt: 1, metrics: {} }],
  });
  await page.reload();
  await expect(data.stored("march.csv")).toBeVisible();
  await page.getByText("2 records cannot be read here").click();
  await expect(page.getByText("Data set: next year.csv")).toBeVisible();
  await expect(page.getByText(/A newer version of the studio wrote the stored data set/)).toBeVisible();
  await expect(page.getByText(/cannot read the recipe/)).toBeVisible();
  const copy = await data.download(page.getByRole("button", { name: "Save a copy: next year.csv" }));
  expect(copy.suggestedFilename()).toBe("next year.csv.zip");
  await page.getByRole("button", { name: "Delete what cannot be read: next year.csv" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("1 record cannot be read here")).toBeVisible();

  await data.show("Runs");
  await expect(page.getByText("No runs yet")).toBeVisible();
  await page.getByText("1 record cannot be read here").click();
  await expect(page.getByText("Run: no counts")).toBeVisible();
  expect(await data.overflow()).toBeLessThanOrEqual(0);
});

/** Why a record of 100 kB is not kept; "" where it is. */
function refusal(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const asked = indexedDB.open("room");
        asked.onupgradeneeded = () => asked.result.createObjectStore("all");
        asked.onerror = () => resolve(asked.error?.name ?? "error");
        asked.onsuccess = () => {
          const writing = asked.result.transaction("all", "readwrite");
          writing.objectStore("all").put(new Uint8Array(100_000), 1);
          const end = (name: string) => {
            asked.result.close();
            resolve(name);
          };
          writing.oncomplete = () => end("");
          writing.onabort = () => end(writing.error?.name ?? "aborted");
        };
      }),
  );
}

test("a model that the full disk refused is in memory only: Train, Runs and Export say so, and it is kept once there is room", async ({
  page,
}) => {
  const data = new DataPage(page);
  await data.open({ ...TINY, epochs: "1", hiddenSize: "8", embedDim: "8", maxSeqLen: "6", backend: "wasm" });
  await data.takeSample("Small online shop", "5000");
  await expect(page.getByRole("button", { name: /^Open .*synthetic/ })).toBeVisible();
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 10_000 });
  // For some seconds the browser goes by the room that there was; it asks anew for a page that has come again.
  await page.reload();
  await expect.poll(() => refusal(page), { timeout: 60_000 }).toBe("QuotaExceededError");
  await data.isBack();
  await data.train();
  const note = page.getByRole("status").filter({ hasText: "In memory only" });
  await expect(note).toContainText("gone when this page is closed");
  await data.download(note.getByRole("button", { name: "Download the zip" }));
  await note.getByRole("button", { name: "Keep it now" }).click();
  await expect(note).toContainText("still no room for this run");
  await data.show("Export");
  await expect(note).toContainText("gone when this page is closed");
  await data.show("Runs");
  const row = page.getByRole("row").filter({ hasText: "In memory only: gone when this page is closed" });
  await expect(row).toBeVisible();
  await data.download(row.getByRole("button", { name: /^Zip/ }));
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  await row.getByRole("button", { name: /^Keep now/ }).click();
  await expect(row).toBeHidden();
  await page.reload();
  await expect(page.getByRole("button", { name: /^Open model/ })).toBeVisible();
});

test("a second tab is told of a training and of a deletion in the first", async ({ page, context }) => {
  const one = new DataPage(page);
  await one.open(ENDLESS);
  await one.takeSample("Small online shop", "5000");
  await expect(page.getByRole("button", { name: /^Open .*synthetic/ })).toBeVisible();
  const other = new DataPage(await context.newPage());
  await other.open();
  await other.isBack();
  await other.show("Train");
  await one.show("Train");
  await one.startTraining();
  await expect(other.page.getByText(/Another tab is training on this data set/)).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => one.epochNow(), { timeout: 60_000 }).toBeGreaterThan(0);
  const asked = one.page.waitForEvent("dialog");
  void one.page.evaluate(() => location.reload()).catch(() => undefined);
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect.poll(() => one.epochNow(), { timeout: 60_000 }).toBeGreaterThan(0);
  await one.page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(other.page.getByText(/Another tab is training on this data set/)).toBeHidden({ timeout: 60_000 });

  const third = new DataPage(await context.newPage());
  await third.open();
  await third.page.getByRole("button", { name: /^Delete .*synthetic/ }).click();
  await third.page.getByRole("button", { name: "Delete", exact: true }).click();
  const told = other.page.getByRole("status").filter({ hasText: "This data set was deleted in another tab" });
  await expect(told).toBeVisible();
  await told.getByRole("button", { name: "Keep it again" }).click();
  await expect(told).toBeHidden();
  await third.page.reload();
  await expect(third.page.getByRole("button", { name: /^Delete .*synthetic/ })).toBeVisible();
});

test("memory is foretold before reading, the screen held while training, and a tab that died is told of at the next visit", async ({
  page,
  context,
}) => {
  // A machine of half a gigabyte, and what is asked of its screen.
  await context.addInitScript(() => {
    Object.defineProperty(navigator, "deviceMemory", { get: () => 0.5 });
    const held = new Set<WakeLockSentinel>();
    Object.assign(globalThis, { screenHeld: () => held.size });
    const request = navigator.wakeLock.request.bind(navigator.wakeLock);
    navigator.wakeLock.request = async (type) => {
      const lock = await request(type);
      held.add(lock);
      lock.addEventListener("release", () => held.delete(lock));
      return lock;
    };
  });
  const screenHeld = () => page.evaluate(() => (globalThis as unknown as { screenHeld(): number }).screenHeld());
  const data = new DataPage(page);
  await data.open(ENDLESS);
  const [header = "", ...lines] = SALES.split("\n");
  await data.drop("years.csv", [header, ...Array.from({ length: 6000 }, () => lines).flat()].join("\n"));
  const note = data.readBar.getByRole("status").filter({ hasText: "of memory" });
  await expect(note).toContainText(
    /About 2\d\d,000 lines: reading takes about 2\d\d MB of memory. The browser says that this machine has 500 MB/,
  );
  await expect(note).toContainText("Close other tabs and programs");
  await page.reload();

  await data.takeSample("Small online shop", "5000");
  expect(await screenHeld()).toBe(0);
  await data.show("Train");
  await data.startTraining();
  await expect.poll(screenHeld).toBe(1);
  await expect.poll(() => data.epochNow(), { timeout: 60_000 }).toBeGreaterThan(0);
  const died = page.waitForEvent("crash");
  const devtools = await context.newCDPSession(page);
  void devtools.send("Page.crash").catch(() => undefined);
  await died;

  const next = new DataPage(await context.newPage());
  await next.open();
  const told = next.page.getByRole("status").filter({ hasText: "The last visit ended while it was training on" });
  await expect(told).toContainText("Train offers to go on from the last epoch");
  await told.getByRole("button", { name: "Close" }).click();
  await expect(told).toBeHidden();
  // It is told once.
  await next.page.reload();
  await next.isBack();
  await expect(told).toBeHidden();
});
