// What the help of the commands says, word by word.

import { expect, test } from "vitest";
import { OLD_WORDS } from "../core/lib/testing/oldWords.ts";
import { COMMANDS } from "./main.ts";

test("no help has a word that was left behind", () => {
  const texts = COMMANDS.flatMap(({ name, summary, help }) => [`${name}: ${summary}`, help]);
  const left = OLD_WORDS.flatMap(([old, now]) => texts.filter((text) => old.test(text)).map((text) => [text, now]));
  expect(left).toEqual([]);
});
