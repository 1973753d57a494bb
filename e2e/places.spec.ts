// Where was sold: the map's numbers are the file's, a province chosen by hand moves them, and stays. That a model goes on with
// it is a step of nextOrder.spec.ts.

import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { ExplorePage } from "./pages/ExplorePage.ts";
import { PlacesPage } from "./pages/PlacesPage.ts";
import { StudioPage } from "./pages/StudioPage.ts";

// No column names its currency, but the texts are Vietnamese and all amounts are whole thousands: money is dong.
const LINES = `
A,Hà Nội,1000000,o1
A,Hà Nội,500000,o1
B,Hà Nội,250000,o2
B,TP.HCM,4000000,o3
C,Bình Dương,3000000,o4
D,Kho Xyz 17,700000,o5
D,Kho Xyz 17,300000,o6
E,Kho Xyz 18,40000,o7
F,,60000,o8
G,Hải Dươg,150000,o9`;
const FILE = `customer_id,product_id,date,quantity,province,revenue,order_id\n${LINES.trim()
  .split("\n")
  .map((line, i) => {
    const [customer, place, revenue, order = ""] = line.split(",");
    // The lines of one order are of one day.
    return `${customer},P${i % 3},2025-03-0${order.slice(1)},1,${place},${revenue},${order}`;
  })
  .join("\n")}\n`;

const HANOI = { revenue: 1_750_000, share: "17.5%", customers: 2, orders: 2, lines: 3 };
const HCM = { revenue: 7_000_000, share: "70.0%", customers: 2, orders: 2, lines: 2 };
const GUESSED = { revenue: 150_000, share: "1.5%", customers: 1, orders: 1, lines: 1 };
const UNKNOWN = { revenue: 1_040_000, share: "10.4%", customers: 2, orders: 3, lines: 3 };
const BLANK = { revenue: 60_000, share: "0.6%", customers: 1, orders: 1, lines: 1 };
const ALL = { revenue: 10_000_000, share: "100.0%", customers: 7, orders: 9, lines: 10 };
const KHO_17 = { revenue: 1_000_000, share: "10.0%", customers: 1, orders: 2, lines: 2 };
const KHO_18 = { revenue: 40_000, share: "0.4%", customers: 1, orders: 1, lines: 1 };

test("the map's numbers are the file's; a province by hand moves them and is still there on the next visit", async ({
  page,
}) => {
  const errors: Error[] = [];
  page.on("pageerror", (error) => errors.push(error));
  const studio = new StudioPage(page);
  const places = new PlacesPage(page);
  await studio.open();
  await studio.drop("places.csv", FILE);
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText("10");
  await studio.show("Explore");
  await new ExplorePage(page).open("Places");
  const before = {
    "TP. Hồ Chí Minh": HCM,
    "Hà Nội": HANOI,
    "Hải Phòng": GUESSED,
    "Not recognised": UNKNOWN,
    "No place written": BLANK,
    "All lines": ALL,
  };
  expect(await places.areas("Not recognised")).toEqual(before);
  await expect(page.getByText("6 of 10 lines lie in a province that is known (89.0% of revenue).")).toBeVisible();
  await expect(page.getByText(/^1 customer bought in more than one place/)).toBeVisible();

  await places.assign("Kho Xyz 17", "da nang", "Đà Nẵng");
  await places.kind("Set by hand", 1);
  const { "Not recognised": _, ...known } = before;
  const moved = { ...known, "Đà Nẵng": KHO_17, "Not recognised": KHO_18 };
  expect(await places.areas("Đà Nẵng")).toEqual(moved);
  await page.getByRole("button", { name: "Undo the last step" }).click();
  await places.kind("Set by hand", 0);
  expect(await places.areas("Not recognised")).toEqual(before);
  await places.kind("Not recognised", 2);
  await places.assign("Kho Xyz 17", "Đà", "Đà Nẵng");
  await places.kind("Unsure", 1);
  await expect(places.province("Hải Dươg")).toHaveAttribute("placeholder", "Hải Phòng?");
  await places.assign("Hải Dươg", "hue", "Huế");
  await places.kind("Set by hand", 2);
  const { "Hải Phòng": __, ...sure } = moved;
  const settled = { ...sure, Huế: GUESSED };
  expect(await places.areas("Huế")).toEqual(settled);

  await page.getByText("63 before July 2025").click();
  const former = await places.areas("Bình Dương");
  expect(former["Bình Dương"]?.revenue).toBe(3_000_000);
  expect(former["TP. Hồ Chí Minh"]?.revenue).toBe(4_000_000);
  // Of Đà Nẵng and Quảng Nam, merged in 2025, a choice by hand does not tell which.
  expect(former["Today's province only"]).toEqual(KHO_17);
  expect(former["All lines"]).toEqual(ALL);
  await places.ranking.getByRole("button", { name: "Bình Dương" }).click();
  await page.getByRole("button", { name: "Show the lines of Bình Dương" }).click();
  const behind = page.getByRole("dialog", { name: "Bình Dương" });
  await expect(behind.locator("[data-line]")).toHaveCount(1);
  await expect(behind.locator("[data-column=revenue]").last()).toHaveText(/3,000,000/);
  await page.keyboard.press("Escape");

  await page.reload();
  await studio.show("Data");
  await studio.isBack();
  await studio.show("Explore");
  await new ExplorePage(page).open("Places");
  expect(await places.areas("Huế")).toEqual(settled);
  await places.kind("Set by hand", 2);
  await expect(places.province("Kho Xyz 17")).toHaveValue("Đà Nẵng");
  await page.getByRole("button", { name: "Take all 2 back" }).click();
  await places.kind("Set by hand", 0);
  expect(await places.areas("Not recognised")).toEqual(before);
  expect(errors).toEqual([]);
});

test("map and ranking go together, by mouse and by keyboard, and the image can be kept", async ({ page }) => {
  const studio = new StudioPage(page);
  const places = new PlacesPage(page);
  await studio.open();
  await studio.drop("places.csv", FILE);
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText("10");
  await studio.show("Explore");
  await new ExplorePage(page).open("Places");
  await expect(studio.metric("Orders")).toHaveText("9");
  await places.ranking.getByRole("button", { name: /Hồ Chí Minh/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(places.ranking.getByRole("button", { name: /Hà Nội/ })).toHaveAttribute("aria-pressed", "true");
  await expect(studio.metric("Revenue")).toHaveText("₫1.75m");
  await expect(studio.metric("Orders")).toHaveText("2");
  await page.keyboard.press("End");
  await expect(places.ranking.getByRole("button", { name: /No place written/ })).toBeFocused();
  await expect(studio.metric("Lines")).toHaveText("1");

  // Hồ Chí Minh City's place on the drawing: 255 of 812 across, 700 of 873 down.
  const map = page.getByRole("img", { name: /^Map of revenue by province\. Most: TP\. Hồ Chí Minh, ₫7,000,000/ });
  const canvas = map.locator("canvas");
  await expect(canvas).toBeVisible();
  const box = (await canvas.boundingBox())!;
  const scale = (box.height - 8) / 873;
  await page.mouse.click(box.x + 242 * scale, box.y + 4 + 660 * scale);
  await expect(places.ranking.getByRole("button", { name: /Hồ Chí Minh/ })).toHaveAttribute("aria-pressed", "true");
  const image = await studio.downloadChart("Revenue by province", "PNG");
  expect(image.suggestedFilename()).toBe("Revenue by province.png");
  const bytes = await readFile(await image.path());
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(bytes.length).toBeGreaterThan(20_000);
  // The drawing says what it shows and of which lines, and holds the map with its names.
  const svg = await readFile(await (await studio.downloadChart("Revenue by province", "SVG")).path(), "utf8");
  for (const text of ["Revenue by province", "Data: ", "Filter", "Hoàng Sa"]) expect(svg).toContain(text);
  const drawn = await page.evaluate((source) => {
    const { documentElement } = new DOMParser().parseFromString(source, "image/svg+xml");
    return { name: documentElement.nodeName, paths: documentElement.querySelectorAll("path").length };
  }, svg);
  expect(drawn.name).toBe("svg");
  expect(drawn.paths).toBeGreaterThan(30);
});

test("a file without place columns, and one whose places are all known, are told so", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  const placeless = FILE.split("\n").map((line) => line.split(",").toSpliced(4, 1).join(","));
  await studio.drop("placeless.csv", placeless.join("\n"));
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText("10");
  await studio.show("Explore");
  await new ExplorePage(page).open("Places");
  await expect(page.getByText("The file has no place column")).toBeVisible();
  await studio.show("Data");
  const known = FILE.split("\n").filter((line) => !/Kho|Dươg/.test(line));
  await studio.drop("known.csv", known.join("\n"));
  await studio.readFile();
  await expect(studio.metric("Lines read")).toHaveText("6");
  await studio.show("Explore");
  await new ExplorePage(page).open("Places");
  await expect(page.getByText("Every place was recognised")).toBeVisible();
});

test("wards that were split since, or are not there, are listed with today's candidates", async ({ page }) => {
  const studio = new StudioPage(page);
  await studio.open();
  const places = [
    "Phường Cống Vị, Quận Ba Đình, Hà Nội",
    "Phường 99, Quận Bình Thạnh, TP HCM",
    "Phường 1, Quận Bình Thạnh, TP HCM",
  ];
  const lines = Array.from(
    { length: 12 },
    (_, i) => `C${i % 4},P${i % 3},2025-03-${i + 10},1,"${places[i % 3]}",50000`,
  );
  await studio.drop("wards.csv", `customer_id,product_id,date,quantity,address,revenue\n${lines.join("\n")}\n`);
  await studio.readFile();
  await studio.show("Explore");
  await new ExplorePage(page).open("Places");
  const table = page.getByRole("table", { name: "Wards to check" });
  await expect(table.getByText("One of: Ngọc Hà · Giảng Võ")).toBeVisible();
  await expect(table.getByText("“phường 99” is no ward of Bình Thạnh")).toBeVisible();
  await expect(table.getByText("Phường 1, Quận Bình Thạnh", { exact: false })).toHaveCount(0);
  await expect(page.getByText("1 place lies in an old ward that was split")).toBeVisible();
});
