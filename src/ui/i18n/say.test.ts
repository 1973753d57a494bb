import { expect, test } from "vitest";
import { DATA_SENTENCES, say as sayData } from "../../core/data/dataSentences.ts";
import { proposeMapping } from "../../core/data/proposeMapping.ts";
import { EVALUATION_SENTENCES } from "../../core/evaluation/evaluationSentences.ts";
import { EXPORT_SENTENCES } from "../../core/export/exportSentences.ts";
import { FEATURE_SENTENCES, say as sayFeature } from "../../core/features/featureSentences.ts";
import { FORMULA_SENTENCES } from "../../core/features/formula/formulaSentences.ts";
import { LEAK_SENTENCES } from "../../core/features/leaks/leakSentences.ts";
import { DEVICE_SENTENCES } from "../../core/kernels/deviceSentences.ts";
import { VERSION_SENTENCES } from "../../core/lib/versions.ts";
import { MODEL_SENTENCES } from "../../core/model/modelSentences.ts";
import { TRAINING_SENTENCES } from "../../core/training/trainingSentences.ts";
import { STORAGE_SENTENCES } from "../../storage/storageSentences.ts";
import { WORKER_SENTENCES } from "../../workers/workerSentences.ts";
import { createSay } from "./say.ts";
import { viDataSentences } from "./viDataSentences.ts";
import { viFormulaSentences } from "./viFormulaSentences.ts";
import { viLeakSentences } from "./viLeakSentences.ts";
import { viModelSentences } from "./viModelSentences.ts";

const LISTS: Record<string, string>[] = [
  DATA_SENTENCES,
  FEATURE_SENTENCES,
  FORMULA_SENTENCES,
  LEAK_SENTENCES,
  EVALUATION_SENTENCES,
  VERSION_SENTENCES,
  MODEL_SENTENCES,
  TRAINING_SENTENCES,
  DEVICE_SENTENCES,
  EXPORT_SENTENCES,
  STORAGE_SENTENCES,
  WORKER_SENTENCES,
];

test("every sentence has a Vietnamese text with the same gaps, and no code stands in two lists", () => {
  const english = LISTS.flatMap((list) => Object.entries(list));
  const vietnamese = new Map(
    Object.entries({ ...viDataSentences, ...viModelSentences, ...viFormulaSentences, ...viLeakSentences }),
  );
  expect(new Set(english.map(([code]) => code)).size).toBe(english.length);
  expect([...vietnamese.keys()].sort()).toEqual(english.map(([code]) => code).sort());
  const gaps = (text: string) => [...new Set(text.match(/{{\w+}}/g) ?? [])].sort();
  for (const [code, text] of english) {
    const other = vietnamese.get(code)!;
    expect(other.trim(), code).not.toBe("");
    expect(gaps(other), code).toEqual(gaps(text));
    // What is joined to other text keeps its space in front.
    expect(other.startsWith(" "), code).toBe(text.startsWith(" "));
  }
});

test("a sentence within a sentence is translated with it, and numbers are written the Vietnamese way", () => {
  const say = createSay("vi");
  const rule = sayData("rule.unreadable time");
  const example = sayData("file.example", { line: 12_345, value: "soon" });
  const sentence = sayData("file.nothingKept", { rows: 2000, count: 1500, rule, example });
  expect(say(sentence)).toBe(
    "Không dùng được dòng nào trong 2.000 dòng; ở 1.500 dòng: ngày không đọc được (dòng 12.345: soon). Hãy kiểm tra các cột đã chọn và cách đọc ngày, số.",
  );
  expect(createSay("en")(sentence)).toBe(sentence.text);
});

test("a value is never taken for a gap, and fields are named as on the page", () => {
  const say = createSay("vi");
  const sentence = sayData("file.columnGone", { field: "quantity", column: "“{{have}}”", have: "$& a, b" });
  expect(say(sentence)).toContain("Trường Số lượng được đọc từ cột “{{have}}”");
  expect(say(sentence)).toContain("(tệp có: $& a, b)");
});

test("decimals and moments are written the Vietnamese way", () => {
  const say = createSay("vi");
  const protocol = sayFeature("protocol.time", { train: "2025-07-12T14:05:00", validation: "2025-09-15T00:00:00" });
  expect(say(protocol)).toContain("huấn luyện đến 14:05 12/07/2025, kiểm định đến 00:00 15/09/2025");
  const off = { days: "557.5", scale: sayFeature("scale.year"), needed: 730, periods: 2, length: 365 };
  expect(say(sayFeature("scale.off", off))).toContain("557,5 ngày; muốn so sánh một năm với năm trước");
});

test("unknown codes and plain texts are shown as they are", () => {
  const say = createSay("vi");
  expect(say({ code: "constructor", values: {}, text: "From a newer version." })).toBe("From a newer version.");
  expect(say("plain")).toBe("plain");
});

test("every column of a proposal has a reason that can be translated", () => {
  const header = ["Mã KH", "Ngày", "Mã SP", "Số lượng", "Đơn giá", "Chiết khấu", "Kho", "zzz"];
  const row = ["K1", "03/02/2025", "P1", "2", "50000", "10", "A", "?"];
  const { columns } = proposeMapping(header, [row, row]);
  const say = createSay("vi");
  for (const { reason, sentence } of columns) {
    expect(sentence?.text).toBe(reason);
    expect(say(sentence!)).not.toBe(reason);
  }
  expect(columns.map(({ sentence }) => say(sentence!)).at(-2)).toBe("không dùng: đây là cửa hàng hoặc kho");
});
