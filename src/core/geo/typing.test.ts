import { describe, expect, it } from "vitest";
import { syllable } from "./normalise.ts";
import { readTelex, readVni } from "./typing.ts";

const marked = (text: string | null) => text && syllable(text).marked;

describe("readTelex", () => {
  it.each([
    ["haf", "hà"],
    ["nooji", "nội"],
    ["nooij", "nội"],
    ["dduwowngf", "đường"],
    ["quyeefn", "quyền"],
    ["nawngx", "nẵng"],
    ["đaf", "đà"],
  ])("reads %s as %s", (keys, word) => {
    expect(marked(readTelex(keys))).toBe(marked(word));
  });

  it("leaves a word alone that has no such keys", () => {
    for (const word of ["long", "đà", "s", ""]) expect(readTelex(word)).toBeNull();
  });
});

describe("readVni", () => {
  it.each([
    ["ha2", "hà"],
    ["no65i", "nội"],
    ["d9uo7ng2", "đường"],
    ["d9uo72ng", "đường"],
    ["na84ng", "nẵng"],
    ["ti3nh", "tỉnh"],
  ])("reads %s as %s", (keys, word) => {
    expect(marked(readVni(keys))).toBe(marked(word));
  });

  it("reads no digit without its letter", () => {
    for (const keys of ["kp7", "x9", "b8", "n6", "q12"]) expect(readVni(keys)).toBeNull();
  });
});
