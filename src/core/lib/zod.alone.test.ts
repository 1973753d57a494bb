// No schema is made before zod knows of the strict policy: the probe of `Function` alone would be reported.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";

async function* sources(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (/\.tsx?$/.test(entry.name)) yield path;
  }
}

test("nothing but core/lib/zod.ts imports zod", async () => {
  const found: string[] = [];
  for await (const path of sources("src")) {
    if (/(from|import\()\s*["']zod(\/[^"']*)?["']/.test(await readFile(path, "utf8"))) found.push(path);
  }
  // This file speaks of it.
  expect(found).toEqual([join("src", "core", "lib", "zod.ts")]);
});

test("making and using schemas tries no code generation", async () => {
  const tried: unknown[][] = [];
  vi.stubGlobal(
    "Function",
    new Proxy(Function, {
      construct(target, values, newTarget) {
        tried.push(values);
        return Reflect.construct(target, values, newTarget);
      },
    }),
  );
  const { z } = await import("./zod.ts");
  expect(z.object({ a: z.object({ b: z.number() }) }).safeParse({ a: { b: 1 } }).success).toBe(true);
  expect(z.object({ a: z.string() }).safeParse({ a: 1 }).success).toBe(false);
  vi.unstubAllGlobals();
  expect(tried).toEqual([]);
});
