// The page as a host of plain static files serves it: isolated by its service worker, whole without a network after the first
// visit, and never reloaded under the user's hands. Without a service worker it says what it lacks when its server has gone.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { kept } from "./pages/kept.ts";
import { type PlainHost, plainHost } from "./pages/plainHost.ts";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

const QUERY = new URLSearchParams({ ...TINY, epochs: "1", hiddenSize: "8", embedDim: "8", backend: "wasm" });
let host: PlainHost;

test.beforeEach(async () => {
  // As GitHub Pages does, below a path.
  host = await plainHost("/studio/");
});
test.afterEach(() => host.end());

const isIsolated = (page: Page) => page.evaluate(() => crossOriginIsolated && typeof SharedArrayBuffer === "function");

test.describe("with a service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("the first visit reloads once and is isolated; afterwards everything works without a network", async ({
    page,
  }) => {
    const loads: string[] = [];
    page.on("domcontentloaded", () => loads.push(page.url()));
    await page.goto(`${host.address}#data?${QUERY}`);
    await expect.poll(() => isIsolated(page).catch(() => false)).toBe(true);
    await kept(page);
    expect(loads).toHaveLength(2);
    await host.end();
    await page.reload();

    const studio = new StudioPage(page);
    await studio.takeSample("Small online shop", "5000");
    await studio.show("Explore");
    await expect(page.locator("canvas").first()).toBeVisible();
    await studio.train();
    await studio.show("Results");
    expect(await studio.productMetric("This model", "Hit at 10")).toBeGreaterThan(0);
    await studio.show("Predict");
    await expect(page.getByRole("main")).toContainText(/next order/i);
    await page.reload();
    await expect(page.getByRole("tab", { name: "Predict" })).toHaveAttribute("aria-selected", "true");
    expect(await isIsolated(page)).toBe(true);
    expect(loads).toHaveLength(4);
    await host.again();
  });

  test("it does not reload a page on which something was begun", async ({ page }) => {
    let release = (): void => undefined;
    host.hold = { file: "sw.js", until: new Promise((resolve) => (release = resolve)) };
    await page.goto(`${host.address}#data?${QUERY}`);
    const studio = new StudioPage(page);
    await studio.drop("march.csv", "customer,product,date\nA,B,2025-01-01\nA,C,2025-01-02\n");
    await expect(page.getByRole("button", { name: "Read the file" })).toBeVisible();
    release();
    await kept(page);
    await expect(page.getByRole("button", { name: "Read the file" })).toBeVisible();
    expect(await isIsolated(page)).toBe(false);
    await page.reload();
    expect(await isIsolated(page)).toBe(true);
  });

  test("a new version waits until it is asked for", async ({ page }) => {
    await page.goto(host.address);
    await expect.poll(() => isIsolated(page).catch(() => false)).toBe(true);
    await kept(page);
    const build = () => page.locator("meta[name=sales-studio-build]").getAttribute("content");
    const first = (await build())!;
    const second = [...first].reverse().join("");
    host.change = (file, bytes) => {
      if (file !== "sw.js" && file !== "index.html") return bytes;
      return Buffer.from(
        bytes
          .toString()
          .replaceAll(first, second)
          .replace(/`index.html`,`\w+/, "`index.html`,`second"),
      );
    };
    await page.reload();
    const use = page.getByRole("button", { name: "Use it now" });
    await expect(use).toBeVisible({ timeout: 60_000 });
    expect(await build()).toBe(first);
    await use.click();
    await expect.poll(() => build().catch(() => ""), { timeout: 60_000 }).toBe(second);
    await expect(page.getByRole("tab", { name: "Data" })).toBeVisible();
    await expect(use).toBeHidden();
    await host.end();
    await page.reload();
    await expect(page.getByRole("tab", { name: "Data" })).toBeVisible();
    expect(await build()).toBe(second);
    await host.again();
  });

  test("another page at the same address of this machine is let through", async ({ page }) => {
    await page.goto(host.address);
    await expect.poll(() => isIsolated(page).catch(() => false)).toBe(true);
    await kept(page);
    host.change = (file, bytes) => (file === "index.html" ? Buffer.from("<title>Another project</title>") : bytes);
    await page.goto(host.address);
    await expect(page).toHaveTitle("Another project");
    await page.reload();
    expect(await page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => !found))).toBe(true);
  });
});

test("every file of the build is kept for use without a network, and nothing else", () => {
  const dist = join(process.cwd(), "dist");
  const files = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(dist.length + 1))
    .filter((file) => file !== "sw.js");
  const listed = [...readFileSync(join(dist, "sw.js"), "utf8").matchAll(/\[`([^`]+)`,`[0-9a-f]{16}`\]/g)];
  expect(listed.map(([, file]) => file).sort()).toEqual(files.map((file) => file.split("\\").join("/")).sort());
});

test("opened by a double click, the page says in both languages what to do", async ({ page }) => {
  await page.goto(pathToFileURL(join(process.cwd(), "dist", "index.html")).href);
  await expect(page.getByText("npx sales-studio").first()).toBeVisible();
  await expect(page.getByText("bấm đúp vào tệp")).toBeVisible();
  await expect(page.getByText("a double click on its file")).toBeVisible();
  await expect.poll(() => page.locator(".starting").evaluate((note) => getComputedStyle(note).opacity)).toBe("1");
});

test("an installed page takes the files that the system opens with it", async ({ page }) => {
  await page.addInitScript(() => {
    const launchQueue = { setConsumer: (take: unknown) => Object.assign(window, { take }) };
    Object.defineProperty(window, "launchQueue", { value: launchQueue });
  });
  await page.goto(`${host.address}#runs`);
  await page.waitForFunction(() => "take" in window);
  await page.evaluate(() => {
    const file = new File(["customer,product,date\nA,B,2025-01-01\nA,C,2025-01-02\n"], "march.csv");
    (window as unknown as { take(launch: object): void }).take({ files: [{ getFile: async () => file }] });
  });
  await expect(page.getByRole("button", { name: "Read the file" })).toBeVisible();
  await expect(page.getByText("march.csv").first()).toBeVisible();
});

test("when the server has gone, the page says so, goes on, and finds it again", async ({ page }) => {
  await page.goto(`${host.address}#data?${QUERY}`);
  const studio = new StudioPage(page);
  await studio.takeSample("Small online shop", "5000");
  await expect(studio.metric("Lines read")).toHaveText("5,000");
  // All that the screen has by then is there: it is listed among what is kept, and nothing more is asked for.
  await expect(page.getByRole("button", { name: /^Open .*synthetic/ })).toBeVisible();
  await expect
    .poll(async () => {
      const before = host.asked.length;
      await page.waitForTimeout(500);
      return host.asked.length - before;
    })
    .toBe(0);
  await host.end();
  // The other screens came while nothing was done, with the other language and the charts.
  await studio.show("Results");
  await expect(page.getByRole("main")).toContainText("no model", { ignoreCase: true });
  await studio.show("Explore");
  await page.getByRole("tab", { name: "Discounts" }).click();
  await expect(page.getByRole("tabpanel", { name: "Discounts" }).getByRole("heading").first()).toBeVisible();
  await page.getByText("VI", { exact: true }).click();
  await expect(page.getByRole("tab", { name: "Huấn luyện", exact: true })).toBeVisible();
  await page.getByText("EN", { exact: true }).click();
  await studio.show("Data");
  await expect(studio.metric("Lines read")).toHaveText("5,000");
  await expect(studio.alert).toBeHidden();
  await host.again();
});

test("a part that cannot be fetched says so, and what to do; the others are there", async ({ page }) => {
  await page.route("**/assets/ResultsScreen*", (route) => route.abort());
  await page.goto(`${host.address}#data?${QUERY}`);
  const studio = new StudioPage(page);
  await studio.takeSample("Small online shop", "5000");
  await expect(page.getByRole("status").filter({ hasText: "What is open goes on" })).toBeVisible({ timeout: 60_000 });
  await page.getByRole("tab", { name: "Results" }).click();
  await expect(studio.alert).toContainText("server does not answer");
  await studio.show("Runs");
  await expect(studio.alert).toBeHidden();
  await page.unroute("**/assets/ResultsScreen*");
  await studio.show("Results");
  // A browser remembers that a part could not be loaded for as long as the page is open.
  await page.getByRole("button", { name: "Reload the page" }).click();
  await expect(page.getByRole("main")).toContainText("no model", { ignoreCase: true });
  await expect(studio.alert).toBeHidden();
});
