import { expect, test } from "vitest";
import { dataMessage } from "../../core/data/dataMessages.ts";
import { proposeMapping } from "../../core/data/mapping/proposeMapping.ts";
import { featureMessage } from "../../core/features/featureMessages.ts";
import { versionMessage } from "../../core/lib/versions.ts";
import { createLocalise } from "./localise.ts";
import { ENGLISH_MESSAGES } from "./testing/englishMessages.ts";
import { vi } from "./vi.ts";
import { allViMessages, viMessages, viRetiredMessages } from "./viMessages.ts";
import { valueWriters } from "./writeValue.ts";

const VIETNAMESE = { messages: allViMessages, fields: new Map(Object.entries(vi.field)) };

test("every message has a Vietnamese text with the same gaps of the same kinds, and no code stands in two lists", () => {
  const english = ENGLISH_MESSAGES.flatMap((list) => Object.entries(list));
  const vietnamese = new Map<string, string>(Object.entries(viMessages));
  expect(new Set(english.map(([code]) => code)).size).toBe(english.length);
  expect([...vietnamese.keys()].sort()).toEqual(english.map(([code]) => code).sort());
  const gaps = (text: string) => [...new Set([...text.matchAll(/{{(\w+(?::\w+)?)/g)].map(([, gap]) => gap))].sort();
  const kinds = new Set(["message", "field", ...Object.keys(valueWriters("en"))]);
  for (const [code, text] of english) {
    const other = vietnamese.get(code)!;
    expect(other.trim(), code).not.toBe("");
    expect(gaps(other), code).toEqual(gaps(text));
    for (const gap of gaps(text)) expect(kinds, `${code}: ${gap}`).toContain(gap!.split(":")[1] ?? "text");
    // Vietnamese words have one form.
    expect(other, code).not.toMatch(/{{\w+:\w+\|[^{}]*\|/);
    // What is joined to other text keeps its space in front.
    expect(other.startsWith(" "), code).toBe(text.startsWith(" "));
  }
});

test("a message within a message is translated with it, and numbers are written the Vietnamese way", () => {
  const localise = createLocalise("vi", VIETNAMESE);
  const rule = dataMessage("rule.unreadable time");
  const example = dataMessage("file.example", { line: 12_345, value: "soon" });
  const message = dataMessage("file.nothingKept", { rows: 2000, count: 1500, rule, example });
  expect(localise(message)).toBe(
    "Không dùng được dòng nào trong 2.000 dòng; ở 1.500 dòng: ngày không đọc được (dòng 12.345: soon). Hãy kiểm tra các cột đã chọn và cách đọc ngày, số.",
  );
  expect(createLocalise("en", null)(message)).toBe(message.text);
});

test("a value is never taken for a gap, and fields are named as on the page", () => {
  const localise = createLocalise("vi", VIETNAMESE);
  const message = dataMessage("file.columnGone", { field: "quantity", column: "“{{have}}”", have: "$& a, b" });
  expect(localise(message)).toContain("Trường Số lượng được đọc từ cột “{{have}}”");
  expect(localise(message)).toContain("(tệp có: $& a, b)");
});

test("decimals and moments are written the Vietnamese way", () => {
  const localise = createLocalise("vi", VIETNAMESE);
  const protocol = featureMessage("protocol.time", {
    train: "2025-07-12T14:05:00",
    validation: "2025-09-15T00:00:00",
  });
  expect(localise(protocol)).toContain("huấn luyện đến 14:05 12/07/2025, kiểm định đến 00:00 15/09/2025");
  const off = { days: "557.5", scale: featureMessage("scale.year"), needed: 730, periods: 2, length: 365 };
  expect(localise(featureMessage("scale.off", off))).toContain("557,5 ngày; muốn so sánh một năm với năm trước");
});

test("messages stored by an earlier version are translated: numbers as texts, and codes made no more", () => {
  const localise = createLocalise("vi", VIETNAMESE);
  const beside = { markov: "62", frequency: "8.5", popularity: "" };
  expect(localise({ code: "judged.beside", values: beside, text: "Baselines." })).toContain(
    "(Markov 62%, tần suất của khách hàng 8,5%, độ phổ biến %)",
  );
  const leak = { code: "leak.visitsSplitFew", values: { count: 1500, share: "0.6" }, text: "1500 visits" };
  expect(localise(leak)).toContain("1.500 lần mua được đem đánh giá (0,6%)");
  const simd = { code: "backend.plain", values: {}, text: "plain SIMD" };
  expect(localise({ code: "backend.thread", values: { simd }, text: "1 thread, plain SIMD" })).toBe(
    "1 luồng, SIMD thường",
  );
  for (const code of Object.keys(viRetiredMessages)) expect(viMessages).not.toHaveProperty([code]);
});

test("each kind of value has the form of the language, whatever its parameter is called", () => {
  const values = { count: 12_345, number: -1234.5, decimal: "1557.50", percent: 99.9, moment: "2025-07-12T14:05:00" };
  const written = (language: string) => {
    const writers = valueWriters(language);
    return Object.entries(values).map(([kind, value]) => writers[kind as keyof typeof values](value));
  };
  expect(written("en")).toEqual(["12,345", "−1,234.5", "1,557.50", "99.9%", "14:05 12/07/2025"]);
  expect(written("vi")).toEqual(["12.345", "−1.234,5", "1.557,50", "99,9%", "14:05 12/07/2025"]);
  const { count, decimal, moment } = valueWriters("vi");
  expect([count("soon"), decimal("soon"), moment("soon")]).toEqual(["soon", "soon", "soon"]);
});

test("what is of a newer version is named in the language", () => {
  const what = versionMessage("stored.model");
  const localise = createLocalise("vi", VIETNAMESE);
  expect(localise(versionMessage("version.newer", { what, found: 3, known: 2 }))).toContain(
    "Một phiên bản mới hơn của phần mềm đã ghi mô hình (định dạng số 3, phiên bản này đọc được đến số 2)",
  );
});

test("unknown codes and plain texts are shown as they are", () => {
  const localise = createLocalise("vi", VIETNAMESE);
  expect(localise({ code: "constructor", values: {}, text: "From a newer version." })).toBe("From a newer version.");
  expect(localise("plain")).toBe("plain");
});

test("every column of a proposal has a reason that can be translated", () => {
  const header = ["Mã KH", "Ngày", "Mã SP", "Số lượng", "Đơn giá", "Chiết khấu", "Kho", "zzz"];
  const row = ["K1", "03/02/2025", "P1", "2", "50000", "10", "A", "?"];
  const { columns } = proposeMapping(header, [row, row]);
  const localise = createLocalise("vi", VIETNAMESE);
  for (const { reason, sentence } of columns) {
    expect(sentence?.text).toBe(reason);
    expect(localise(sentence!)).not.toBe(reason);
  }
  expect(columns.map(({ sentence }) => localise(sentence!)).at(-2)).toBe("không dùng: đây là cửa hàng hoặc kho");
});
