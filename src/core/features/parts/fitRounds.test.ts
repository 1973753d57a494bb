import fc from "fast-check";
import { expect, test } from "vitest";
import type { SaleLines } from "../../data/lines/saleLines.ts";
import { runToEnd } from "../../lib/cooperativeTask.ts";
import { MessageError } from "../../lib/message.ts";
import { DEFAULT_FEATURE_SETTINGS, type FeatureSettings } from "../featureSettings.ts";
import { fitPreprocess } from "../fit.ts";
import type { Preprocess } from "../sampleSet.ts";
import { arbitraryFile, testGeocode } from "../testing/arbitraryLines.ts";
import { type PlainLine, toSaleLines } from "../testing/plainLine.ts";
import { readFitFile, writeFitFile } from "./fitFile.ts";
import { beginFit, type FitState, fittedPreprocess, joinRound, ROUNDS, sumPart } from "./fitRounds.ts";
import { linesOfPart } from "./linesOfPart.ts";

const geocode = (place: { province: string }) => testGeocode(place.province);
const SETTINGS = { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1, maxSeqLen: 6 };

/** The whole fit by so many parts, joined in another order each round; states and sums go through their files. */
function fitInParts(lines: SaleLines, settings: FeatureSettings, parts: number): Preprocess {
  const own = Array.from({ length: parts }, (_, part) => linesOfPart(lines, part, parts));
  let state: FitState = beginFit(settings);
  while (state.round < ROUNDS) {
    const before = state;
    const sums = own.map((each) => stored(runToEnd(sumPart(each, before, geocode))));
    if (state.round % 2 === 1) sums.reverse();
    state = stored(runToEnd(joinRound(state, sums)));
  }
  return runToEnd(fittedPreprocess(state));
}

function stored<T>(value: T): T {
  return readFitFile(writeFitFile(value)) as T;
}

test("parts of any number learn what one machine does, to the last bit", () => {
  let compared = 0;
  fc.assert(
    fc.property(
      arbitraryFile,
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom<Partial<FeatureSettings>>(
        {},
        { dropWalkIns: true },
        { historyRule: "previous-lines", minProductCount: 2 },
        { customFeatures: [{ name: "huge", formula: "monetary * monetary * monetary" }] },
      ),
      ({ lines: rows, has }, parts, changes) => {
        const lines = toSaleLines(rows, has);
        const settings = { ...SETTINGS, ...changes };
        const whole = attempt(() => fitPreprocess(lines, settings, { geocode }));
        const joined = attempt(() => fitInParts(lines, settings, parts));
        expect(joined).toEqual(whole);
        expect(JSON.stringify(joined)).toBe(JSON.stringify(whole));
        if (typeof whole !== "string") compared++;
      },
    ),
    { numRuns: 100 },
  );
  expect(compared).toBeGreaterThan(30);
});

test("the order of the file changes nothing but what it has to", () => {
  fc.assert(
    fc.property(arbitraryFile, ({ lines: rows, has }) => {
      // Customer by customer, backwards: each one's lines keep their order.
      const turned = [...rows].sort((a, b) => (a.customer < b.customer ? 1 : a.customer > b.customer ? -1 : 0));
      const fitted = (order: PlainLine[]) =>
        attempt(() => fitPreprocess(toSaleLines(order, has), SETTINGS, { geocode }));
      expect(fitted(turned)).toEqual(fitted(rows));
    }),
    { numRuns: 40 },
  );
});

test("other splits than by time are refused", () => {
  expect(() => beginFit({ ...SETTINGS, split: "customer" })).toThrow("by their time alone");
});

function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    if (error instanceof MessageError) return error.message;
    throw error;
  }
}
