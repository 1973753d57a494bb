import { expect, test } from "vitest";
import { en } from "./en.ts";
import { enScreens } from "./enScreens.ts";
import { addScreenTexts, loadTexts, startingLanguage } from "./texts.ts";
import { addTexts, type TextGroup } from "./translate.ts";
import { vi } from "./vi.ts";
import { viScreens } from "./viScreens.ts";
import { valueWriters } from "./writeValue.ts";

function flat(texts: TextGroup): Map<string, string> {
  const out = new Map<string, string>();
  addTexts(out, texts);
  return out;
}

test("both languages fill the same keys with the same gaps of the same kinds", () => {
  const english = flat({ ...en, ...enScreens });
  const vietnamese = flat({ ...vi, ...viScreens });
  expect([...vietnamese.keys()]).toEqual([...english.keys()]);
  const gaps = (text: string) => new Set([...text.matchAll(/{{(\w+(?::\w+)?)/g)].map(([, gap]) => gap!));
  const kinds = Object.keys(valueWriters("en"));
  for (const [key, text] of english) {
    const other = vietnamese.get(key)!;
    expect(other.trim(), key).not.toBe("");
    expect(gaps(other), key).toEqual(gaps(text));
    for (const gap of gaps(text)) expect(kinds, `${key}: ${gap}`).toContain(gap.split(":")[1] ?? "text");
    // Vietnamese words have one form.
    expect(other, key).not.toMatch(/{{\w+:\w+\|[^{}]*\|/);
  }
});

test("a text is filled in the form of its language: counts with their words, dates, and hostile names as they are", async () => {
  await addScreenTexts();
  const { t } = await loadTexts("en");
  const { t: viT } = await loadTexts("vi");
  expect([1, 1234].map((lines) => t("lines.count", { lines }))).toEqual(["1 line", "1,234 lines"]);
  expect([1, 1234].map((lines) => viT("lines.count", { lines }))).toEqual(["1 dòng", "1.234 dòng"]);
  expect([1, 3].map((fields) => t("data.moreFields", { fields }))).toEqual([
    "One more field without a column",
    "3 more fields without a column",
  ]);
  expect([0.123456, 0.0001234].map((loss) => t("train.bestLoss", { loss }))).toEqual([
    "validation loss 0.123",
    "validation loss 1.23E-4",
  ]);
  expect(viT("train.bestLoss", { loss: 0.123456 })).toContain("0,123");
  // On this machine's clock, whatever its zone.
  expect(t("recovery.title", { time: new Date(2025, 6, 12, 8, 5).getTime() })).toBe(
    "Unfinished run of 12/07/2025, 08:05",
  );
  const told = { customers: 1, date: Date.UTC(2025, 6, 12) };
  expect(t("predict.allDone", told)).toBe("1 customer, predicted for 12/07/2025.");
  expect(viT("predict.allDone", told)).toBe("Đã dự báo 1 khách hàng cho ngày 12/07/2025.");
  expect(t("features.edit", { name: "$& {{name}} #" })).toContain("$& {{name}} #");
  // Texts that are not loaded yet, or unknown, are shown by their key and do not stop the page.
  expect(t("no.such" as "app.name")).toBe("no.such");
});

test("the earlier choice goes first, then the browser's order, then English", () => {
  expect(startingLanguage("vi", ["en-US"])).toBe("vi");
  expect(startingLanguage(null, ["vi-VN", "en"])).toBe("vi");
  expect(startingLanguage(null, ["fr", "en-GB", "vi"])).toBe("en");
  expect(startingLanguage(null, ["fr"])).toBe("en");
  expect(startingLanguage("xx", ["vi"])).toBe("vi");
});
