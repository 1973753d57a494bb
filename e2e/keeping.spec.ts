// What is kept on this machine: named, sized, deleted after a question; written while the page goes on; a full disk said.

import { expect, type Page, test } from "@playwright/test";
import { DataPage } from "./pages/DataPage.ts";

/** Lines of a shop that take about `rows` × 60 bytes on disk. */
function shop(rows: number): string {
  const lines = ["customer_id,product_id,date,quantity,revenue"];
  for (let i = 0; i < rows; i++) {
    const day = String(1 + (i % 28)).padStart(2, "0");
    lines.push(`C${i % 50},P${i % 20},2025-${String(1 + (i % 12)).padStart(2, "0")}-${day},${1 + (i % 4)},${100 + i}`);
  }
  return lines.join("\n");
}

/** Pieces and data sets in the page's database. */
function onDisk(page: Page): Promise<{ datasets: number; pieces: number }> {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open("sales-studio");
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const database = asked.result;
          const tables = database.transaction(["datasets", "pieces"]);
          const datasets = tables.objectStore("datasets").count();
          const pieces = tables.objectStore("pieces").count();
          tables.oncomplete = () => {
            database.close();
            resolve({ datasets: datasets.result, pieces: pieces.result });
          };
        };
      }),
  );
}

test("a stored data set is renamed in place, reopened on the next visit, and deleted after a question", async ({
  page,
}) => {
  const data = new DataPage(page);
  await data.open();
  await data.drop("march.csv", shop(2000));
  await data.readFile();
  await expect(data.metric("Lines read")).toHaveText("2,000");
  await expect(data.stored("march.csv")).toContainText(/2,000 lines · 50 customers · .* · 1\d\d kB here/);
  await expect(page.getByText(/^[\d.]+ [kM]B of [\d.]+ [GM]B used by this page$/)).toBeVisible();

  await data.rename("march.csv", "Tháng 3 – đã soát");
  await expect(data.stored("Tháng 3 – đã soát")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Tháng 3 – đã soát" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Rename Tháng 3 – đã soát" })).toBeFocused();
  // Escape leaves the name as it is.
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: /New name/ }).fill("something else");
  await page.keyboard.press("Escape");
  await expect(data.stored("Tháng 3 – đã soát")).toBeVisible();

  await page.reload();
  await data.isBack();
  await expect(data.metric("Lines read")).toHaveText("2,000");
  await page.reload();
  await page.getByRole("button", { name: "Delete Tháng 3 – đã soát" }).click();
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(data.stored("Tháng 3 – đã soát")).toBeVisible();
  await page.getByRole("button", { name: "Delete Tháng 3 – đã soát" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(data.stored("Tháng 3 – đã soát")).toHaveCount(0);
  expect(await onDisk(page)).toEqual({ datasets: 0, pieces: 0 });
});

test("a full disk is said, nothing half is left on it, and the work goes on in memory", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  const devtools = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 200_000 });
  await data.drop("large.csv", shop(30_000));
  await data.readFile();
  await expect(data.metric("Lines read")).toHaveText("30,000");
  await expect(
    page.getByText(/disk space that this browser grants is used up, so new data stays in memory/),
  ).toBeVisible();
  await expect(page.getByText(/used by this page/)).toBeVisible();
  await expect(page.getByRole("link", { name: "Train a model" })).toBeVisible();
  await data.show("Train");
  await expect(page.getByText(/^Train [\d,]+ targets, up to/)).toBeVisible({ timeout: 60_000 });
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  await page.reload();
  await data.show("Data");
  await expect(page.getByRole("button", { name: "Choose a file" })).toBeVisible();
  await expect(data.stored("large.csv")).toHaveCount(0);
  await expect.poll(() => onDisk(page)).toEqual({ datasets: 0, pieces: 0 });
});

/** The ingest worker gets the last bytes of a large file only when the returned function is called. */
async function holdBack(page: Page): Promise<() => Promise<void>> {
  const held = (): void => {
    const { stream } = Blob.prototype;
    Blob.prototype.stream = function (this: Blob) {
      if (!(this instanceof File) || this.size < 1_000_000) return stream.call(this);
      const cut = this.size - 10;
      const rest = this.slice(cut);
      const go = new Promise((resolve) => {
        new BroadcastChannel("go on").onmessage = resolve;
      });
      const hold = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        async flush(controller) {
          await go;
          controller.enqueue(new Uint8Array(await rest.arrayBuffer()));
        },
      });
      return this.slice(0, cut).stream().pipeThrough(hold);
    };
  };
  await page.route(/ingest\.worker-.*\.js/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${held})();\n${await response.text()}` });
  });
  return () => page.evaluate(() => new BroadcastChannel("go on").postMessage("now"));
}

test("a file is on disk in part before it is read to its end, and whole soon after", async ({ page }) => {
  const data = new DataPage(page);
  const release = await holdBack(page);
  await data.open();
  await data.drop("long.csv", shop(300_000));
  await data.readFile();
  // 44 bytes a line, of the first 196,608 lines.
  await expect.poll(() => onDisk(page)).toEqual({ datasets: 1, pieces: 1 });
  await expect(page.getByText("Reading: long.csv")).toBeVisible();
  await expect(data.stored("long.csv")).toHaveCount(0);
  await release();
  await expect(data.metric("Lines read")).toHaveText("300,000");
  const units = await data.metric("Units").textContent();
  await expect(data.stored("long.csv")).toContainText(/300,000 lines · 50 customers · .* · 1\d MB here/);
  expect(await onDisk(page)).toEqual({ datasets: 1, pieces: 2 });
  await page.reload();
  await data.isBack();
  await expect(data.metric("Lines read")).toHaveText("300,000");
  await expect(data.metric("Units")).toHaveText(units!);
});

test("a reading that is cancelled, or whose page is closed, leaves nothing on disk", async ({ page, context }) => {
  const data = new DataPage(page);
  await holdBack(page);
  await data.open();
  await data.drop("whole.csv", shop(500));
  await data.readFile();
  await expect(data.stored("whole.csv")).toBeVisible();
  await page.reload();
  await data.drop("long.csv", shop(300_000));
  await data.readFile();
  await expect.poll(() => onDisk(page)).toEqual({ datasets: 2, pieces: 2 });
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect.poll(() => onDisk(page)).toEqual({ datasets: 1, pieces: 1 });

  await data.readFile();
  await expect.poll(() => onDisk(page)).toEqual({ datasets: 2, pieces: 2 });
  // Another visit beside it takes it for what it is.
  const other = new DataPage(await context.newPage());
  await other.open();
  await expect(other.stored("whole.csv")).toBeVisible();
  expect(await onDisk(other.page)).toEqual({ datasets: 2, pieces: 2 });
  await page.close();
  await other.page.reload();
  await expect(other.stored("whole.csv")).toBeVisible();
  await expect.poll(() => onDisk(other.page)).toEqual({ datasets: 1, pieces: 1 });
});

test("what a closed page left half written is removed on the next visit, and a write that goes on is not", async ({
  page,
}) => {
  const data = new DataPage(page);
  await data.open();
  await data.drop("whole.csv", shop(500));
  await data.readFile();
  await expect(data.stored("whole.csv")).toBeVisible();
  const other = await page.context().newPage();
  await other.goto("/");
  await other.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request("sales-studio/writing/going-on/1", () => {
          held();
          return new Promise(() => undefined);
        });
      }),
  );
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const asked = indexedDB.open("sales-studio");
        asked.onsuccess = () => {
          const tables = asked.result.transaction(["datasets", "pieces"], "readwrite");
          for (const id of ["half", "going-on"]) {
            const layout = [{ name: "time", type: "f64", bytes: 3_000_000 }];
            const createdAt = Date.now();
            tables.objectStore("datasets").put({ id, createdAt, complete: false, info: {}, layout, pieces: 0 });
            tables.objectStore("pieces").put({ id: `${id}/000000`, bytes: new Uint8Array(9) });
          }
          tables.oncomplete = () => {
            asked.result.close();
            resolve();
          };
        };
      }),
  );
  await page.reload();
  await expect(data.stored("whole.csv")).toBeVisible();
  await expect.poll(() => onDisk(page)).toEqual({ datasets: 2, pieces: 2 });
  await other.close();
  await page.reload();
  await expect(data.stored("whole.csv")).toBeVisible();
  await expect.poll(() => onDisk(page)).toEqual({ datasets: 1, pieces: 1 });
});
