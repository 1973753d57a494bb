// What a file leaves open is asked once, on top, and the way on is always in sight.

import { expect, test } from "@playwright/test";
import { DataPage } from "./pages/DataPage.ts";
import { seriousFindings } from "./pages/findings.ts";

/** Day and month cannot be told apart, and the revenue is not quantity × price on most lines. */
const OPEN = [
  "Mã KH,Ngày,Mã hàng,SL,Đơn giá,Thành tiền,Ghi chú,Tiền khác",
  ...Array.from({ length: 12 }, (_, i) => {
    const day = `0${(i % 4) + 2}/0${(i % 3) + 5}/2024`;
    return `K${i % 3},${day},P${i % 4},2,1000,${i < 2 ? 2000 : 2700},x,2000`;
  }),
].join("\n");

test("an open order of day and month stands on top, its answer settles it, and the other question stays", async ({
  page,
}) => {
  const data = new DataPage(page);
  await data.open();
  await data.drop("open.csv", OPEN);
  const question = data.questions.getByRole("listitem").filter({ hasText: "cannot tell day and month apart" });
  await expect(question).toContainText("Ngày: 02/05/2024 · 03/06/2024");
  await expect(data.readBar).toContainText("2 questions are open.");
  const money = data.questions.getByRole("listitem").filter({ hasText: /“Thành tiền” is not quantity × unit price/ });
  await expect(money).not.toContainText("Settled");
  const [top, columns] = [await question.boundingBox(), await page.getByText(/columns recognised/).boundingBox()];
  expect(top!.y).toBeLessThan(columns!.y);

  const monthFirst = question.getByRole("button", { name: "Month first: 02/05/2024 is day 5 of month 2" });
  await monthFirst.click();
  await expect(monthFirst).toHaveAttribute("aria-pressed", "true");
  await expect(question).toContainText("Settled");
  await expect(data.readBar).toContainText("One question is open.");
  await expect(money).not.toContainText("Settled");
  await expect(page.getByText(/03\/31\/2025/).first()).toBeVisible();

  // Chosen again, it is undone; saying that it is right settles it, too.
  const dayFirst = question.getByRole("button", { name: "Day first: 02/05/2024 is day 2 of month 5" });
  await dayFirst.click();
  await expect(dayFirst).toHaveAttribute("aria-pressed", "true");
  await expect(monthFirst).toHaveAttribute("aria-pressed", "false");
  await expect(data.readBar).toContainText("One question is open.");
  await monthFirst.click();

  // A change by hand settles the question that it answers, and the answer before stays.
  await data.unfold();
  await data.choice("Revenue, net").selectOption({ label: "Tiền khác" });
  await expect(money).toContainText("Settled");
  await expect(data.readBar).toContainText("No open questions.");
  await data.readFile();
  await expect(data.metric("Period")).toContainText("05/02/2024");
  await expect(data.metric("Revenue")).toHaveText(/24k/);
});

test("what must be chosen is asked on top with the columns to choose from", async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  await data.drop("open.csv", "Ngày,Mã hàng,SL,zzz\n2024-01-15,P1,2,a\n2024-01-16,P2,1,b\n2024-01-17,P1,1,a\n");
  await expect(data.readBar).toContainText("No column is chosen for: Customer");
  await expect(data.readBar.getByRole("button", { name: "Read the file" })).toBeDisabled();
  await data.readBar.getByRole("button", { name: "Show" }).click();
  const choice = data.questions.getByRole("combobox", { name: /^Customer/ });
  await expect(choice).toBeFocused();
  await choice.selectOption({ label: "zzz" });
  await expect(data.questions).toContainText("Settled");
  await data.readFile();
  await expect(data.metric("Customers")).toHaveText("2");
});

test("what was read is shown at a glance: months, pauses, what lies far outside, ids that look alike", async ({
  page,
}) => {
  const data = new DataPage(page);
  await data.open();
  const lines = Array.from({ length: 300 }, (_, i) => {
    const day = i === 9 ? "2105-01-15" : `2024-0${1 + (i % 3)}-${String(1 + (i % 28)).padStart(2, "0")}`;
    return `${i === 5 ? "kh1" : `KH${i % 10}`},P${i % 4},${day},1,1000`;
  });
  await data.drop("glance.csv", `customer_id,product_id,date,quantity,revenue\n${lines.join("\n")}\n`);
  await data.readFile();
  const card = page.getByRole("region", { name: "The file at a glance" });
  await expect(card.locator("[data-odd]", { hasText: "Time" })).toContainText("One line lies far outside");
  await expect(card.locator("[data-odd]", { hasText: "Ids that look alike" })).toContainText("“KH1” = “kh1”");
  await expect(card.getByText("4 of 88")).toBeVisible();
  expect(await data.chartRows("Revenue per month")).toEqual([
    [Number.NaN, 99_000, 99, 28],
    [Number.NaN, 100_000, 100, 28],
    [Number.NaN, 100_000, 100, 28],
  ]);
});

test('"Read the file" is in sight at 390 and 1440 pixels without scrolling', async ({ page }) => {
  const data = new DataPage(page);
  await data.open();
  for (const [width, height] of [
    [390, 844],
    [1440, 900],
  ] as const) {
    await page.setViewportSize({ width, height });
    await data.drop("open.csv", OPEN);
    const read = data.readBar.getByRole("button", { name: "Read the file" });
    await expect(read).toBeInViewport({ ratio: 1 });
    await data.unfold();
    await expect(read).toBeInViewport({ ratio: 1 });
    await page.evaluate(() => window.scrollTo(0, 600));
    await expect(read).toBeInViewport({ ratio: 1 });
    expect(await data.overflow()).toBeLessThanOrEqual(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Another file" }).click();
  }
});
