import { expect, test } from "vitest";
import { fill, isMessage, MessageError, messageOf, messages } from "./message.ts";

const say = messages({ plain: "no gap", lines: "{{count}} of {{all}} lines: {{why}}", why: "{{name}} is empty" });

test("the English text is made from the template and its values, sentences within it too", () => {
  expect(say("plain")).toEqual({ code: "plain", values: {}, text: "no gap" });
  const why = say("why", { name: "$& {{count}}" });
  expect(say("lines", { count: 3, all: 10, why })).toEqual({
    code: "lines",
    values: { count: 3, all: 10, why },
    text: "3 of 10 lines: $& {{count}} is empty",
  });
});

test("a gap without a value stays, and no value is found on a prototype", () => {
  expect(fill("{{a}} {{toString}} {{constructor}}", { a: 1 }, String)).toBe("1 {{toString}} {{constructor}}");
});

test("an error carries its sentence; what only looks like one is not taken for it", () => {
  const sentence = say("why", { name: "x" });
  const error = new MessageError(sentence);
  expect(error.message).toBe("x is empty");
  expect(messageOf(error)).toEqual(sentence);
  expect(messageOf(new Error("x"))).toBeUndefined();
  expect(messageOf(Object.assign(new Error("x"), { sentence: { code: 1 } }))).toBeUndefined();
  expect(isMessage(JSON.parse(JSON.stringify(sentence)))).toBe(true);
  expect(isMessage({ code: "a", text: "b", values: { c: { code: "d" } } })).toBe(false);
  expect(isMessage({ code: "a", text: "b", values: { c: [1] } })).toBe(false);
});
