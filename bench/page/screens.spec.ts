// The page while a model trains and its user looks around: the longest task of its own thread. Told from a trace, by what the
// thread itself worked: a long task as a PerformanceObserver sees it also counts the time in which the training's
// threads, a software renderer or other programs had the core, which on two cores is most of it.

import { type Browser, expect, type Page, test } from "@playwright/test";
import { type ScreenName, StudioPage, TINY } from "../../e2e/pages/StudioPage.ts";
import { type Figure, tellFigures } from "./figures.ts";
import { type MainTask, mainThread, mark } from "./mainThread.ts";

const TRACED = ["disabled-by-default-devtools.timeline", "devtools.timeline", "blink.user_timing"];
const SCREENS: ScreenName[] = ["Explore", "Results", "Predict", "Runs", "Export", "Data", "Train"];
/** What browsers call a long task. */
const LONG_MS = 50;
/** Time for a screen's charts and answers to come, ms. */
const SETTLED = 1200;

/** The tasks between two marks of a trace, the longest first. */
function between(trace: Buffer, steps: readonly string[]): Map<string, MainTask[]> {
  const { tasks, marks } = mainThread(trace);
  return new Map(
    steps.map((step) => {
      const [from, to] = [marks.get(`smooth:${step}`)!, marks.get(`smooth:${step}, done`)!];
      const own = tasks.filter(({ start, end }) => end > from && start < to);
      return [step, own.sort((a, b) => b.ms - a.ms)];
    }),
  );
}

test("screens", async ({ page, browser }) => tellFigures(await lookAround(page, browser)));

test("sliders", async ({ page, browser }) => tellFigures(await moveSliders(page, browser)));

async function lookAround(page: Page, browser: Browser): Promise<Figure[]> {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, epochs: "1", backend: "wasm" });
  await studio.takeSample("Vietnamese distributor", "20000");
  await studio.train();
  await page.getByRole("textbox", { name: "Epochs" }).fill("500");
  await studio.startTraining();
  await expect.poll(() => studio.epochNow()).toBeGreaterThan(1);
  await browser.startTracing(page, { categories: TRACED });
  const steps: string[] = [];
  const during = async (name: string, act: () => Promise<unknown>) => {
    await mark(page, name);
    await act();
    await mark(page, `${name}, done`);
    steps.push(name);
  };
  await during("charts that fill in", () => page.waitForTimeout(3000));
  // The first visit also loads a screen's code, its texts and its charts.
  for (const visit of ["first", "second"]) {
    for (const screen of SCREENS) {
      await during(`${visit} visit of ${screen}`, async () => {
        await studio.show(screen);
        await page.waitForTimeout(SETTLED);
      });
      if (screen === "Explore") {
        const parts = page.getByRole("tablist", { name: "Parts of Explore" }).getByRole("tab");
        for (const part of await parts.all()) {
          await during(`${visit} visit of Explore, ${await part.textContent()}`, async () => {
            await part.click();
            await page.waitForTimeout(SETTLED);
          });
        }
        await page.getByRole("tab", { name: "Places", exact: true }).click();
        await during(`${visit} search among places`, async () => {
          await page.getByRole("searchbox", { name: "Search places" }).pressSequentially("hai phong", { delay: 60 });
        });
      }
      if (screen === "Train") {
        await during(`${visit} use of charts and folds`, async () => {
          await page.getByRole("button", { name: "Show as table: Loss" }).click();
          await page.waitForTimeout(400);
          await page.getByRole("button", { name: "Show as chart: Loss" }).click();
          await page.waitForTimeout(SETTLED);
        });
      }
    }
  }
  await during("dark colours", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.waitForTimeout(SETTLED);
  });
  await during("another language", async () => {
    await page.getByText("VI", { exact: true }).click();
    await expect(page.getByRole("tab", { name: "Huấn luyện" })).toBeVisible();
    await page.waitForTimeout(SETTLED);
  });
  expect(await page.locator(".live").textContent(), "it trained all the while").toMatch(/\d+/);
  return longTasks(between(await browser.stopTracing(), steps));
}

async function moveSliders(page: Page, browser: Browser): Promise<Figure[]> {
  const studio = new StudioPage(page);
  await studio.open({ ...TINY, epochs: "500", backend: "wasm" });
  await studio.takeSample("Vietnamese distributor", "20000");
  await studio.show("Train");
  await expect(page.getByText(/^Train [\d,]+ targets, up to/)).toBeVisible({ timeout: 60_000 });
  await browser.startTracing(page, { categories: TRACED });
  await mark(page, "sliders");
  for (const name of ["Hidden size", "Epochs", "Embedding"]) {
    const slider = page.getByRole("slider", { name }).first();
    await slider.focus();
    for (let i = 0; i < 6; i++) await page.keyboard.press(i < 3 ? "ArrowRight" : "ArrowLeft");
  }
  await mark(page, "sliders, done");
  return longTasks(between(await browser.stopTracing(), ["sliders"]));
}

/** The longest task of each step. */
function longTasks(steps: Map<string, MainTask[]>): Figure[] {
  return [...steps].map(([name, tasks]) => {
    expect(tasks.length, `${name}: tasks seen`).toBeGreaterThan(5);
    const [worst] = tasks;
    return { what: name, value: worst!.ms, unit: "ms", mark: { atMost: LONG_MS }, detail: worst!.parts() };
  });
}
