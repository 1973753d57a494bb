import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { shapeOfSchema, shapeOfValue } from "./testing/shape.ts";
import { checkShape } from "./testing/storedShape.ts";
import { z } from "./zod.ts";

afterEach(() => vi.unstubAllEnvs());

test("a schema's shape is its keys and types, whatever their order", () => {
  const schema = z.looseObject({
    kind: z.enum(["b", "a"]),
    name: z.string().max(3),
    list: z.array(z.union([z.number(), z.null().transform(() => Number.NaN)])),
    at: z.object({ x: z.number().int() }).optional(),
    by: z.record(z.string(), z.boolean()).nullable(),
    version: z.literal(1),
    values: z.custom<Float32Array>((value) => value instanceof Float32Array).describe("Float32Array"),
  });
  expect(shapeOfSchema(schema)).toEqual({
    "at?": { x: "number" },
    by: { either: ["null", { record: "boolean" }] },
    kind: "a | b",
    list: [{ either: ["number", "null"] }],
    name: "string",
    values: "Float32Array",
    version: "1",
  });
  expect(() => shapeOfSchema(z.custom(() => true))).toThrow(/no shape for a schema of type "custom"/);
});

test("a value's shape names every kind of thing in its lists and maps once", () => {
  const value = {
    points: new Map([
      ["a", null],
      ["b", { x: 1 }],
      ["c", { x: 2 }],
    ]),
    bytes: Uint8Array.of(1),
    list: [1, 2, "three"],
    gone: undefined,
  };
  expect(shapeOfValue(value)).toEqual({
    bytes: "Uint8Array",
    list: ["array", "number", "string"],
    points: { map: ["null", { x: "number" }] },
  });
});

test("a changed shape asks for a version; a new version's shape is written once, and only when asked", () => {
  const folder = mkdtempSync(join(tmpdir(), "shapes-"));
  vi.stubEnv("NEW_SHAPES", "");
  expect(() => checkShape("box", 1, { width: "number" }, folder)).toThrow(
    /box\.v1\.shape\.json is missing.*NEW_SHAPES=1/,
  );
  vi.stubEnv("NEW_SHAPES", "1");
  checkShape("box", 1, { width: "number" }, folder);
  expect(() => checkShape("box", 1, { width: "string" }, folder)).toThrow(
    /"box" has another shape than version 1 .*add a version, a migration and a fixture.*"width": "number" became "width": "string"/,
  );
  checkShape("box", 2, { width: "string" }, folder);
  vi.unstubAllEnvs();
  checkShape("box", 1, { width: "number" }, folder);
  checkShape("box", 2, { width: "string" }, folder);
});
