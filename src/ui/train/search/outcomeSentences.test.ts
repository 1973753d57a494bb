// What a search came to is told with as much certainty as its intervals have.

import { beforeAll, expect, test } from "vitest";
import type { Outcome } from "../../../core/experiments/search/outcome.ts";
import { EXAMPLE_STATE } from "../../../storage/testing/exampleSearch.ts";
import { createFormat } from "../../format.ts";
import { addScreenTexts, loadTexts, type Texts } from "../../i18n/texts.ts";
import { isAhead, isSure, outcomeSentences } from "./outcomeSentences.ts";

const format = createFormat("en");
let texts: Texts;
beforeAll(async () => {
  texts = await loadTexts("en");
  await addScreenTexts();
});

const outcome = (winner: number, overBase: Outcome["overBase"], more: Partial<Outcome> = {}): Outcome => ({
  finalists: [
    {
      ...{ trial: winner, score: 0.42, repeats: [0.41, 0.4, 0.405], seedDeviation: 0.005 },
      mean: { value: 0.405, low: 0.39, high: 0.42 },
    },
  ],
  ...{ lead: null, overBase, optimism: 0.012, targets: 256, customers: 35 },
  ...more,
});
const over = (difference: number, low: number, high: number) => ({ trial: 1, difference, low, high });
const said = (of: Outcome | null) => outcomeSentences(EXAMPLE_STATE, of, texts.t, format);

test("settings that are better by more than chance are said to be so, and to be trained with", () => {
  const found = outcome(2, over(0.05, 0.02, 0.08), { lead: { trial: 3, difference: 0.01, low: -0.01, high: 0.03 } });
  const [, what, next] = said(found);
  expect(what).toContain("trial 2 ranks better than your present settings, NDCG at 10 0.405 against 0.355");
  expect(what).toContain("difference +0.050, 95% interval +0.020 to +0.080");
  expect(what).toContain("second best, trial 3, is +0.010 (−0.010 to +0.030)");
  expect(what).toContain("about 0.012 too high");
  expect(next).toContain("train with these settings");
  expect(isSure(found)).toBe(true);
});

test("a lead that may be chance is called so", () => {
  const found = outcome(2, over(0.01, -0.01, 0.03));
  const [tried, what, next] = said(found);
  expect(tried).toContain("256 validation purchases of 35 customers");
  expect(tried).toContain("again with 3 other seeds");
  expect(what).toContain("may be chance");
  expect(next).toContain("keep your settings, or try more");
  expect([isAhead(found), isSure(found)]).toEqual([true, false]);
});

test.each([
  { what: "the base comes first", found: outcome(1, null) },
  { what: "its confirmed score is below the base's", found: outcome(2, over(-0.01, -0.02, 0.01)) },
])("nothing better is said where $what", ({ found }) => {
  const [, what, next] = said(found);
  expect(what).toContain("no settings better than your present ones");
  expect(what).not.toContain("too high");
  expect(next).toContain("look further");
  expect(isAhead(found)).toBe(false);
});

test("before any trial has come to its end there is nothing to say but how to go on", () => {
  expect(said(null)).toEqual([expect.stringContaining("nothing yet"), expect.stringContaining("continue the search")]);
});
