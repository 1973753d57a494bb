// The page for everyone: two languages, narrow and wide windows, light and dark, keyboard and screen reader.

import { expect, test } from "@playwright/test";
import { cutTables } from "./pages/cutTables.ts";
import { seriousFindings } from "./pages/findings.ts";
import { RESULT_PARTS, ResultsPart } from "./pages/ResultsPart.ts";
import { type ScreenName, StudioPage } from "./pages/StudioPage.ts";

const SCREENS: ScreenName[] = [
  "Data",
  "Explore",
  "Who is due",
  "Forecast",
  "Train",
  "Results",
  "Predict",
  "Runs",
  "Export",
];

test("Vietnamese and English switch at once, and the choice is remembered", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  await studio.takeSample("Vietnamese distributor", "5000");
  await expect(studio.metric("Lines read")).toHaveText("5,000");
  await page.getByText("VI", { exact: true }).click();
  await expect(page.getByRole("tab", { name: "Huấn luyện", exact: true })).toBeVisible();
  await expect(studio.metric("Dòng đã đọc")).toHaveText("5.000");
  await expect(studio.metric("Doanh thu")).toHaveText(/₫/);
  await expect(page.locator("html")).toHaveAttribute("lang", "vi");
  await page.reload();
  await expect(page.getByRole("tab", { name: "Dữ liệu" })).toBeVisible();
  await page.getByText("EN", { exact: true }).click();
  await expect(page.getByRole("tab", { name: "Data" })).toBeVisible();
});

test("a Vietnamese browser starts in Vietnamese", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ locale: "vi-VN", baseURL });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.getByRole("tab", { name: "Kết quả" })).toBeVisible();
  await context.close();
});

const LOOKS = [
  [390, "dark"],
  [1440, "light"],
] as const;

/** Whether each screen fits its window, and nothing on it keeps people out. */
async function lookAtScreens(studio: StudioPage, state: string): Promise<void> {
  for (const screen of SCREENS) {
    await studio.show(screen);
    await expect(studio.page.getByRole("tabpanel").getByRole("heading").first()).toBeVisible();
    expect(await studio.overflow(), `${screen}, ${state}: pixels too wide`).toBeLessThanOrEqual(0);
    await expect.poll(() => cutTables(studio.page), `${screen}, ${state}`).toEqual([]);
    expect(await seriousFindings(studio.page), `${screen}, ${state}`).toEqual([]);
  }
}

for (const [width, colorScheme] of LOOKS) {
  test.describe(`${width} pixels in ${colorScheme}`, () => {
    test.use({ viewport: { width, height: 844 }, colorScheme });

    test("every empty screen fits and axe finds nothing serious", async ({ page }) => {
      const studio = new StudioPage(page);
      await studio.open();
      await lookAtScreens(studio, "empty");
    });

    test("every screen with a model fits and axe finds nothing serious", { tag: "@trained" }, async ({ page }) => {
      const studio = new StudioPage(page);
      const results = new ResultsPart(page);
      await studio.openTrained("shop");
      await lookAtScreens(studio, "with a model");
      await studio.show("Results");
      for (const part of RESULT_PARTS) {
        await results.open(part);
        await expect(page.getByRole("tabpanel", { name: part }).getByRole("heading").first()).toBeVisible();
        expect(await studio.overflow(), `${part}: pixels too wide`).toBeLessThanOrEqual(0);
        await expect.poll(() => cutTables(page), part).toEqual([]);
        expect(await seriousFindings(page), part).toEqual([]);
      }
      await studio.show("Predict");
      await page.getByRole("tab", { name: "Visit list" }).click();
      await expect(page.getByRole("button", { name: "Make the list" })).toBeVisible();
      expect(await studio.overflow(), "Visit list: pixels too wide").toBeLessThanOrEqual(0);
      await expect.poll(() => cutTables(page), "Visit list").toEqual([]);
      expect(await seriousFindings(page), "Visit list").toEqual([]);
      // A data set that was kept is looked at; one just read has its columns, too.
      await studio.show("Data");
      await studio.takeSample("Small online shop", "5000");
      await page.getByRole("button", { name: "Change the columns" }).click();
      expect(await studio.overflow()).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page)).toEqual([]);
    });
  });
}

test("the wide window is used without stretching, and tabs answer to the keyboard", async ({ page }) => {
  const studio = new StudioPage(page);
  await page.setViewportSize({ width: 2560, height: 1300 });
  await studio.open();
  expect(await studio.overflow()).toBeLessThanOrEqual(0);
  await page.getByRole("tab", { name: "Data" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Explore" })).toHaveAttribute("aria-selected", "true");
  await expect(page).toHaveURL(/#explore/);
  await page.goBack();
  await expect(page.getByRole("tab", { name: "Data" })).toHaveAttribute("aria-selected", "true");
});

test("settings move with the address, by slider and by number", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open({ epochs: "17", hiddenSize: "48" });
  await studio.takeSample("Small online shop", "5000");
  await studio.show("Train");
  await expect(page.getByRole("textbox", { name: "Epochs" })).toHaveValue("17");
  await page.getByRole("slider", { name: "Epochs" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("textbox", { name: "Epochs" })).toHaveValue("18");
  await expect(page).toHaveURL(/epochs=18/);
  await page.getByRole("textbox", { name: "Hidden size" }).fill("40");
  await expect(page).toHaveURL(/hiddenSize=40/);
  await page.getByText("Development", { exact: true }).click();
  await expect(page).toHaveURL(/preset=development/);
  await expect(page.getByRole("textbox", { name: "Hidden size" })).toHaveValue("64");
  const memory = page.getByRole("combobox", { name: "Memory" });
  await expect(memory).toHaveValue("experts");
  await memory.selectOption("None");
  await expect(page).toHaveURL(/memory=off/);
});
