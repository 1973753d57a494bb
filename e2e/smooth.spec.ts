// The page while a large file is read: it says how far and how fast, answers at once, and draws every frame.

import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { DataPage } from "./pages/DataPage.ts";

const LINES = 900_000;
const folder = mkdtempSync(join(tmpdir(), "smooth-"));
const path = join(folder, "large.csv");

test.beforeAll(async () => {
  const out = createWriteStream(path);
  out.write("customer_id,customer_name,product_id,product_name,date,quantity,unit_price,discount,revenue,address\n");
  for (let i = 0; i < LINES; ) {
    let block = "";
    for (const end = Math.min(LINES, i + 5000); i < end; i++) {
      const day = `2025-${String(1 + (i % 12)).padStart(2, "0")}-${String(1 + (i % 28)).padStart(2, "0")}`;
      const price = 1000 + ((i * 37) % 9000);
      block += `C${i % 4001},Cửa hàng ${i % 4001},SP${i % 701},Sữa đặc ${i % 701},${day},${1 + (i % 5)},${price},0,${price * (1 + (i % 5))},"${i % 97} Lê Lợi, Hà Nội"\n`;
    }
    if (!out.write(block)) await new Promise<void>((resolve) => out.once("drain", () => resolve()));
  }
  await new Promise<void>((resolve) => out.end(() => resolve()));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** Microseconds by the clock, and of the thread's own work: other programs on the machine do not count. */
  dur?: number;
  tdur?: number;
  args: { name?: string };
}

/** The tasks of the page's main thread, in ms of its own work, and the times of the marks set on the way. */
function mainThread(trace: Buffer): {
  tasks: { start: number; end: number; ms: number }[];
  marks: Map<string, number>;
} {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const marks = new Map<string, number>();
  let page = 0;
  for (const { name, pid, ts } of traceEvents) {
    if (!name.startsWith("smooth:")) continue;
    marks.set(name, ts);
    page = pid;
  }
  const main = traceEvents.find(
    ({ name, pid, args }) => name === "thread_name" && pid === page && args.name === "CrRendererMain",
  );
  const tasks = traceEvents
    .filter(({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && pid === page && tid === main?.tid)
    .map(({ ts, dur = 0, tdur = dur }) => ({ start: ts, end: ts + dur, ms: tdur / 1000 }));
  return { tasks, marks };
}

const mark = (page: Page, name: string) => page.evaluate((text) => void performance.mark(text), `smooth:${name}`);

test("progress, speed and time left are shown, no task holds the page up, and cancel answers at once", async ({
  page,
  browser,
}) => {
  const data = new DataPage(page);
  await data.open();
  await page.locator("input[type=file]").setInputFiles(path);
  const read = page.getByRole("button", { name: "Read the file" });
  await expect(read).toBeVisible();
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline", "blink.user_timing"] });
  await read.click();
  await expect(page.getByText(/^[\d.]+ [kM]B of \d\d+ MB · \d+ [kM]B\/s · .* left$/)).toBeVisible();
  await page.evaluate(async () => {
    const button = (name: string) => [...document.querySelectorAll("button")].find((each) => each.textContent === name);
    performance.mark("smooth:cancel");
    button("Cancel")!.click();
    while (!button("Read the file")) await new Promise((resolve) => requestAnimationFrame(resolve));
    performance.mark("smooth:cancelled");
  });

  // Read to the end: the worker that was cancelled takes the next call.
  await mark(page, "read");
  await read.click();
  await expect(data.metric("Lines read")).toHaveText("900,000", { timeout: 120_000 });
  await mark(page, "done");
  // It was open before it was kept.
  await expect(data.stored("large.csv")).toBeVisible({ timeout: 60_000 });
  const { tasks, marks } = mainThread(await browser.stopTracing());
  const during = (from: string, to: string) =>
    tasks
      .filter(({ start, end }) => end > marks.get(`smooth:${from}`)! && start < marks.get(`smooth:${to}`)!)
      .map(({ ms }) => ms);
  const sum = (all: number[]) => all.reduce((total, ms) => total + ms, 0);
  const cancelling = during("cancel", "cancelled");
  expect(cancelling.length).toBeGreaterThan(0);
  expect(sum(cancelling)).toBeLessThan(100);
  const reading = during("read", "done");
  // A frame of 60 a second lasts 16.7 ms; a task of 50 ms is what browsers call long.
  expect(reading.length).toBeGreaterThan(50);
  expect(Math.max(...reading)).toBeLessThan(50);
  expect(reading.filter((ms) => ms > 16.7).length).toBeLessThanOrEqual(reading.length / 100);
});
