// Whose code the build holds, by the ids of its modules, and what is written of it.

import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { noticesOf, packageOf } from "./notices.ts";

test("a module's package is the innermost folder of packages that it lies in", () => {
  expect(packageOf("/a/node_modules/zod/v4/core/util.js")).toBe("/a/node_modules/zod");
  expect(packageOf("/a/node_modules/@mantine/core/esm/x.mjs?v=3")).toBe("/a/node_modules/@mantine/core");
  expect(packageOf("/a/node_modules/x/node_modules/y/z.js")).toBe("/a/node_modules/x/node_modules/y");
  expect(packageOf("\0/a/node_modules/x/y.js?commonjs")).toBe("/a/node_modules/x");
  expect(packageOf("\0vite/preload-helper.js")).toBe("node_modules/vite");
  expect(packageOf("\0rolldown/runtime.js")).toBe("node_modules/rolldown");
  expect(packageOf("/a/src/main.tsx")).toBeNull();
});

test("each package is named with its version and licence, once and in order", () => {
  const notices = noticesOf(["node_modules/zod", "node_modules/echarts", "node_modules/zod"]);
  const heads = [...notices.matchAll(/^(\S+) (\d\S*) · (\S+)/gm)].map(([, name, , licence]) => [name, licence]);
  expect(heads).toEqual([
    ["echarts", "Apache-2.0"],
    ["zod", "MIT"],
  ]);
  expect(notices).toContain("Apache ECharts");
  expect(notices).toMatch(/Permission is hereby granted, free of charge/);
});

test("a package that says nothing of its licence fails the build", () => {
  const folder = mkdtempSync(join(tmpdir(), "notices-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "secret", version: "1.0.0" }));
  expect(() => noticesOf([folder])).toThrow("secret 1.0.0 says no licence");
});
