import { expect, test } from "vitest";
import { fill, isMessage, MessageError, messageOf, messages } from "./message.ts";

const say = messages({
  plain: "no gap",
  lines: "{{count:count}} of {{all:count|# line|# lines}}: {{why:message}}",
  why: "{{name}} is empty",
  numbers: "{{count:count}}; {{number:number}}; {{fit:decimal}}; {{share:percent}}; {{at:moment}}",
  forms: "{{fields:count|One more field|# more fields}}",
});

test("the English text is made from the template and its values, messages within it too", () => {
  expect(say("plain")).toEqual({ code: "plain", values: {}, text: "no gap" });
  const why = say("why", { name: "$& {{count}}" });
  expect(say("lines", { count: 3, all: 10, why })).toEqual({
    code: "lines",
    values: { count: 3, all: 10, why },
    text: "3 of 10 lines: $& {{count}} is empty",
  });
});

test("English writes each kind in its own way", () => {
  const values = { count: 12_345, number: 2.5, fit: "0.90", share: 99.9, at: "2025-07-12T14:05:00" };
  expect(say("numbers", values).text).toBe("12,345; 2.5; 0.90; 99.9%; 2025-07-12 14:05");
});

test("a count chooses between its forms, and a value within them is never taken for a sign", () => {
  const forms = (fields: number) => say("forms", { fields }).text;
  expect([0, 1, 2, 21].map(forms)).toEqual(["0 more fields", "One more field", "2 more fields", "21 more fields"]);
  const write = (value: string | number) => String(value);
  expect(fill("{{n:count|# line|# lines}}", { n: 1 }, () => "$&#", "en")).toBe("$&# line");
  // Vietnamese has one form; a template of another language with two takes the one for more.
  expect(fill("{{n:count|# dòng}}", { n: 1 }, write, "vi")).toBe("1 dòng");
  expect(fill("{{n:count|# line|# lines}}", { n: 1 }, write, "vi")).toBe("1 lines");
  // Messages stored by an earlier version hold text where a count is now.
  expect(fill("{{n:count|# line|# lines}}", { n: "1 line" }, write, "en")).toBe("1 line");
});

test("a gap without a value stays, and no value is found on a prototype", () => {
  expect(fill("{{a}} {{toString}} {{constructor:count}}", { a: 1 }, String, "en")).toBe(
    "1 {{toString}} {{constructor:count}}",
  );
});

test("an error carries its sentence; what only looks like one is not taken for it", () => {
  const message = say("why", { name: "x" });
  const error = new MessageError(message);
  expect(error.message).toBe("x is empty");
  expect(messageOf(error)).toEqual(message);
  expect(messageOf(new Error("x"))).toBeUndefined();
  expect(messageOf(Object.assign(new Error("x"), { sentence: { code: 1 } }))).toBeUndefined();
  expect(isMessage(JSON.parse(JSON.stringify(message)))).toBe(true);
  expect(isMessage({ code: "a", text: "b", values: { c: { code: "d" } } })).toBe(false);
  expect(isMessage({ code: "a", text: "b", values: { c: [1] } })).toBe(false);
});
