// A run that is interrupted: by a closed page, by a worker that fails or falls silent, by a lost graphics card, by a tab in the
// background.

import { expect, type Page, test } from "@playwright/test";
import { logKinds, logLines } from "./pages/runLog.ts";
import { ENDLESS, StudioPage, TINY } from "./pages/StudioPage.ts";

const SMALL = { ...TINY, hiddenSize: "8", embedDim: "8", maxSeqLen: "6", targetsPerEpoch: "512", patience: "100" };

/** What was bought in the six examples, and each one's rank before training. */
const bought = (page: Page) =>
  page.locator("[data-bought]").evaluateAll((all) => all.map((cell) => cell.getAttribute("data-bought")));
const firstRanks = (page: Page) =>
  page.locator("[data-rank]").evaluateAll((all) => all.map((cell) => /\d+/.exec(cell.textContent ?? "")![0]));

test("a closed page loses at most what came after the last epoch: the next visit offers to go on, with all that was told", async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.open({ ...SMALL, epochs: "60", backend: "wasm" });
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  await studio.startTraining();
  await expect(studio.live("best")).toHaveText(/\d/, { timeout: 60_000 });
  await expect.poll(() => studio.epochNow(), { timeout: 60_000 }).toBeGreaterThan(4);
  await expect(page.locator("[data-rank]")).toHaveCount(6);
  const [products, ranks] = [await bought(page), await firstRanks(page)];
  const [started] = await logLines(page, "started");
  const reached = await studio.epochNow();
  await page.reload();

  await studio.show("Data");
  await studio.isBack();
  await studio.show("Train");
  const card = page.getByRole("region", { name: /Unfinished run of/ });
  await expect(card).toBeVisible({ timeout: 60_000 });
  const said = await card.textContent();
  const epoch = Number(/In epoch (\d+) of 60/.exec(said ?? "")?.[1]);
  expect(epoch).toBeGreaterThanOrEqual(reached - 1);
  expect(await logLines(page, "started")).toEqual([started]);
  await card.getByRole("button", { name: "Continue the run" }).click();
  await expect(card).toBeHidden();
  await test.step("verdict, examples and ranks from before are told", async () => {
    await expect(page.locator("[data-rank]")).toHaveCount(6, { timeout: 60_000 });
    expect(await bought(page)).toEqual(products);
    expect(await firstRanks(page)).toEqual(ranks);
    await expect(page.locator(".watch-verdict")).toContainText(/± [\d.]+ points/);
  });
  await expect(page.getByRole("link", { name: "See the results" })).toBeVisible({ timeout: 150_000 });
  const losses = await studio.lossesPerEpoch();
  expect(losses.validation).toHaveLength(60);
  expect(losses.validation.every(Number.isFinite)).toBe(true);
  await expect(card).toBeHidden();
  await test.step("the log goes on", async () => {
    await expect(page.locator("[data-log=judged]")).toBeVisible({ timeout: 60_000 });
    expect(await logKinds(page)).toEqual([
      ...["asked", "counted", "started", "watching", "asked", "counted", "started", "watching"],
      ...["continued", "finished", "judged"],
    ]);
  });
});

test("what a worker that failed or fell silent left unfinished can be ended with its best epoch, or discarded", async ({
  page,
}) => {
  const studio = new StudioPage(page);
  await studio.open({ ...ENDLESS, epochs: "300" });
  await studio.takeSample("Small online shop", "5000");
  await expect(page.getByRole("button", { name: /^Open .*synthetic/ })).toBeVisible();
  const card = page.getByRole("region", { name: /Unfinished run of/ });
  /** Does something to the worker that trains; it may be gone, or deaf, before it can answer. */
  const trainUntil = async (interrupt: () => void) => {
    await studio.show("Train");
    await studio.startTraining();
    await expect.poll(() => studio.epochNow(), { timeout: 60_000 }).toBeGreaterThan(2);
    const worker = page.workers().findLast((each) => each.url().includes("training"));
    void worker!.evaluate(interrupt).catch(() => undefined);
  };
  await trainUntil(() => {
    setTimeout(() => {
      throw new Error("the worker ran out of luck");
    });
  });
  await expect(card).toBeVisible({ timeout: 60_000 });
  await expect(studio.alert).toContainText("out of luck");
  await card.getByRole("button", { name: "Judge the best epoch" }).click();
  await expect(page.getByRole("link", { name: "See the results" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/Stopped by you\. It took/)).toBeVisible();
  await expect(card).toBeHidden();

  await trainUntil(() => {
    // Deaf without using a processor up.
    setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
  });
  const silent = page.getByText(/background worker has not answered for a while/);
  await expect(silent).toBeVisible({ timeout: 90_000 });
  await page.getByRole("button", { name: "Replace it now" }).click();
  await expect(studio.alert).toContainText("stopped answering, so it was replaced");
  await expect(silent).toBeHidden();
  await expect(card).toBeVisible({ timeout: 60_000 });
  await card.getByRole("button", { name: "Discard it" }).click();
  await expect(card).toBeHidden();
  await studio.show("Data");
  await studio.show("Train");
  await expect(page.getByRole("button", { name: "Train again" })).toBeEnabled();
  await expect(card).toBeHidden();
});

test("a run that goes on in one tab is no unfinished run in another; two that trained leave two, each with a card", async ({
  page,
  context,
}) => {
  const one = new StudioPage(page);
  await one.open(ENDLESS);
  await one.takeSample("Small online shop", "5000");
  await one.show("Train");
  await one.startTraining();
  await expect.poll(() => one.epochNow(), { timeout: 60_000 }).toBeGreaterThan(2);

  const other = new StudioPage(await context.newPage());
  await other.open({ ...ENDLESS, epochs: "400" });
  await other.isBack();
  await other.show("Train");
  await expect(other.page.getByRole("button", { name: "Start training" })).toBeEnabled({ timeout: 60_000 });
  await other.page.waitForTimeout(3000);
  const cards = other.page.getByRole("region", { name: /Unfinished run of/ });
  await expect(cards).toHaveCount(0);
  await other.startTraining();
  await expect.poll(() => other.epochNow(), { timeout: 60_000 }).toBeGreaterThan(2);
  await page.close();

  const of = (epochs: number) => cards.filter({ hasText: new RegExp(`In epoch \\d+ of ${epochs}`) });
  const visitAgain = async () => {
    await other.page.reload();
    await other.show("Data");
    await other.isBack();
    await other.show("Train");
    await expect(of(500)).toBeVisible({ timeout: 60_000 });
  };
  await visitAgain();
  await expect(of(400)).toBeVisible();
  await expect(cards).toHaveCount(2);
  await of(400).getByRole("button", { name: "Discard it" }).click();
  await expect(of(400)).toBeHidden();
  await expect(of(500)).toBeVisible();
  await visitAgain();
  await expect(cards).toHaveCount(1);
});

/** Brings the training worker's device within a test's reach. */
function reachDevice(page: Page): void {
  page.on("worker", (worker) => {
    if (!worker.url().includes("training")) return;
    void worker.evaluate(() => {
      const { requestDevice } = GPUAdapter.prototype;
      GPUAdapter.prototype.requestDevice = async function (this: GPUAdapter, descriptor?: GPUDeviceDescriptor) {
        const device = await requestDevice.call(this, descriptor);
        Object.assign(globalThis, { deviceOfTheRun: device });
        return device;
      };
    });
  });
}

test("a graphics card without memory left goes on with half the batch, and a lost one is replaced", async ({
  page,
}) => {
  reachDevice(page);
  const studio = new StudioPage(page);
  await studio.open({ ...SMALL, targetsPerEpoch: "256", epochs: "10", backend: "webgpu" });
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  await studio.startTraining();
  await expect.poll(() => studio.epochNow(), { timeout: 150_000 }).toBeGreaterThan(2);
  const worker = () => page.workers().findLast((each) => each.url().includes("training"))!;
  await test.step("without memory left the run stops, and half the batch goes on with it", async () => {
    await worker().evaluate(() => {
      const error = new GPUOutOfMemoryError("no room for 1 GiB");
      const { deviceOfTheRun } = globalThis as unknown as { deviceOfTheRun: GPUDevice };
      deviceOfTheRun.dispatchEvent(new GPUUncapturedErrorEvent("uncapturederror", { error }));
    });
    await expect(studio.alert).toContainText("no room for batches of 64", { timeout: 60_000 });
    await expect(studio.alert).toContainText("Set the batch size to 32 and the accumulation to 2");
    const card = page.getByRole("region", { name: /Unfinished run of/ });
    await card.getByRole("button", { name: "Continue with batches of 32 × 2" }).click();
    await expect(card).toBeHidden();
  });
  await test.step("a lost card is replaced in mid-run, and the page says so", async () => {
    await expect.poll(() => studio.epochNow(), { timeout: 60_000 }).toBeGreaterThan(4);
    await worker().evaluate(() => {
      (globalThis as unknown as { deviceOfTheRun: GPUDevice }).deviceOfTheRun.destroy();
    });
    await expect(page.getByRole("status").getByText(/The graphics card was lost.* goes on with WebGPU/)).toBeVisible({
      timeout: 60_000,
    });
  });
  await expect(page.getByRole("link", { name: "See the results" })).toBeVisible({ timeout: 150_000 });
  const losses = await studio.lossesPerEpoch();
  expect(losses.validation).toHaveLength(10);
  expect(losses.validation.every(Number.isFinite)).toBe(true);
});
