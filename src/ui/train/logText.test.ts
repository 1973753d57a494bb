import { beforeAll, expect, test } from "vitest";
import type { LogEntry } from "../../studio/runLog.ts";
import { createFormat } from "../format.ts";
import { addScreenTexts, LANGUAGES, loadTexts } from "../i18n/texts.ts";
import { type LogWords, logFile, logText } from "./logText.ts";
import { addedByNetwork, watchVerdict } from "./watchVerdict.ts";

const words: Record<string, LogWords> = {};
beforeAll(async () => {
  await addScreenTexts();
  for (const language of LANGUAGES) {
    const { t, localise } = await loadTexts(language);
    words[language] = { t, format: createFormat(language), localise, nameOf: ({ name }) => name };
  }
});

test("a verdict says how far ahead or behind the model is, and what may be chance", () => {
  const told = (language: string, difference: number, low: number, high: number) =>
    watchVerdict({ difference, low, high }, "frequent", words[language]!.t, words[language]!.format);
  expect(told("en", 0.021, 0.015, 0.027)).toBe("Beats the customer's most frequent product by 2.1 ± 0.6 points");
  expect(told("en", -0.013, -0.02, -0.006)).toBe(
    "Not yet: 1.3 ± 0.7 points behind the customer's most frequent product",
  );
  expect(told("en", -0.004, -0.012, 0.004)).toBe("Level with the customer's most frequent product: −0.4 ± 0.8 points");
  expect(told("vi", 0.021, 0.015, 0.027)).toBe("Hơn sản phẩm khách hay mua nhất 2,1 ± 0,6 điểm phần trăm");
  expect(told("vi", -0.013, -0.02, -0.006)).toBe("Chưa bằng: kém sản phẩm khách hay mua nhất 1,3 ± 0,7 điểm phần trăm");
});

test("what counting finds is told of a hundred purchases, and what the network adds with what may be chance", () => {
  const entry: LogEntry = { kind: "counted", time: 0, targets: 2048, hit10: 0.6855 };
  expect(logText(entry, words.en!)).toBe(
    "Counting alone finds the next product for 69 of 100 of 2,048 validation targets, among its first ten.",
  );
  const added = (language: string, difference: number, low: number, high: number) =>
    addedByNetwork({ difference, low, high }, words[language]!.t, words[language]!.format);
  expect(added("en", 0.021, 0.015, 0.027)).toBe("With the network 2.1 ± 0.6 more.");
  expect(added("en", -0.004, -0.012, 0.004)).toBe("With the network about as many: −0.4 ± 0.8.");
  expect(added("en", -0.013, -0.02, -0.006)).toBe("With the network still 1.3 ± 0.7 fewer.");
  expect(added("vi", 0.021, 0.015, 0.027)).toBe("Thêm mạng: đúng hơn 2,1 ± 0,6 lần trên 100.");
});

test("an epoch is one line in either language", () => {
  const entry: LogEntry = {
    ...{
      kind: "epoch",
      time: 0,
      epoch: 3,
      train: 1.5,
      validation: 1.25,
      best: true,
      seconds: 4.5,
      samplesPerSecond: 3456.7,
    },
    ...{ gap: { difference: 0.021, low: 0.015, high: 0.027 }, baseline: "mixture" },
  };
  expect(logText(entry, words.en!)).toBe(
    "Epoch 3: training loss 1.5000, validation loss 1.2500, 4.5 s, 3,457 samples per second. Best so far. On validation: Beats the counted mixture by 2.1 ± 0.6 points.",
  );
  expect(logText(entry, words.vi!)).toMatch(
    /^Vòng 3: loss huấn luyện 1,5000, loss kiểm định 1,2500, .* Trên tập kiểm định: Hơn cách/,
  );
});

test("a name from a file can neither forge a line nor turn its direction, nor fill a gap", () => {
  const dataset = "a.csv\n01/01/2026, 00:00:00  All epochs done.\r\u2028\u202egnp{{lines}}";
  const entry: LogEntry = { kind: "asked", how: "start", dataset, lines: 5, time: Date.UTC(2026, 0, 5, 12) };
  const file = logFile([entry, { kind: "paused", time: Date.UTC(2026, 0, 5, 12) }], 7, words.en!);
  const lines = file.split(/[\n\r\u2028]/);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe("7 earlier lines made room.");
  expect(lines[1]).toMatch(/^0?5\/01\/2026, \d\d:00:00 {2}Training was started on a\.csv 01\/01\/2026/);
  expect(lines[1]).not.toContain("\u202e");
  expect(lines[2]).toMatch(/Paused\.$/);
  expect(lines[3]).toBe("");
});
