import { expect, test } from "vitest";
import { en } from "./en.ts";
import { enScreens } from "./enScreens.ts";
import { startingLanguage } from "./texts.ts";
import { vi } from "./vi.ts";
import { viScreens } from "./viScreens.ts";

function flat(texts: object, prefix = ""): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === "string") out.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) out.set(inner, text);
  }
  return out;
}

test("both languages fill the same keys with the same placeholders", () => {
  const english = flat({ ...en, ...enScreens });
  const vietnamese = flat({ ...vi, ...viScreens });
  expect([...vietnamese.keys()]).toEqual([...english.keys()]);
  const holes = (text: string) => new Set(text.match(/{{\w+}}/g) ?? []);
  for (const [key, text] of english) {
    const other = vietnamese.get(key)!;
    expect(other.trim(), key).not.toBe("");
    if (!key.endsWith("_one")) expect(holes(other), key).toEqual(holes(text));
  }
});

test("the earlier choice goes first, then the browser's order, then English", () => {
  expect(startingLanguage("vi", ["en-US"])).toBe("vi");
  expect(startingLanguage(null, ["vi-VN", "en"])).toBe("vi");
  expect(startingLanguage(null, ["fr", "en-GB", "vi"])).toBe("en");
  expect(startingLanguage(null, ["fr"])).toBe("en");
  expect(startingLanguage("xx", ["vi"])).toBe("vi");
});
