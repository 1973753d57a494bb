// The last step of a build: what it lists, what it writes into the page, and what an installed page is made of.

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesOf, withPolicy } from "./offline.ts";
import { PAGE_POLICY, POLICY } from "./policy.ts";
import { root } from "./tool.ts";

test("lists every file but the service worker by its content, the page last", () => {
  const folder = mkdtempSync(join(tmpdir(), "dist-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "page");
  writeFileSync(join(folder, "sw.js"), "old");
  writeFileSync(join(folder, "assets", "a.js"), "1");
  writeFileSync(join(folder, "zeal.txt"), "2");
  const first = filesOf(folder);
  expect(first.map(([path]) => path)).toEqual(["assets/a.js", "zeal.txt", "index.html"]);
  writeFileSync(join(folder, "zeal.txt"), "3");
  const second = filesOf(folder);
  expect(second[0]).toEqual(first[0]);
  expect(second[1]![1]).not.toBe(first[1]![1]);
});

test("the page gets its policy before anything that it governs, and fails without a place for it", () => {
  const html = readFileSync(join(root, "index.html"), "utf8");
  const made = withPolicy(html, "abc");
  expect(made.indexOf("Content-Security-Policy")).toBeLessThan(made.indexOf("<link"));
  expect(made).toContain(`content="${PAGE_POLICY}"`);
  expect(made).toContain('name="sales-studio-build" content="abc"');
  expect(() => withPolicy("<html></html>", "abc")).toThrow("no place");
  // A browser heeds who frames a page in a header alone.
  expect(POLICY).toBe(`${PAGE_POLICY}; frame-ancestors 'none'`);
});

test("the manifest names icons that are there, in the sizes that it says", () => {
  const { icons, start_url, scope } = JSON.parse(readFileSync(join(root, "public/manifest.webmanifest"), "utf8"));
  expect([start_url, scope]).toEqual(["./", "./"]);
  for (const { src, sizes, type } of icons) {
    const bytes = readFileSync(join(root, "public", src));
    if (type !== "image/png") continue;
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
  }
});

test("docs/hosting.md shows hosts the policy that the page has", () => {
  const text = readFileSync(join(root, "docs/hosting.md"), "utf8");
  const policies = [...text.matchAll(/Content-Security-Policy:? "?(default-src[^"\n]*)/g)].map(([, policy]) => policy);
  expect(policies).toEqual([POLICY, POLICY, POLICY, POLICY]);
});
