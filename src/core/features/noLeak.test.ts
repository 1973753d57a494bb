import fc from "fast-check";
import { expect, test } from "vitest";
import { visitOf } from "../data/testing/oracleVisits.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { PAIR_WIDTH } from "./amounts/parts.ts";
import { DEFAULT_FEATURE_SETTINGS, type FeatureSettings, type HistoryRule } from "./featureSettings.ts";
import { fitPreprocess } from "./fit.ts";
import { EXAMPLE_FEATURES } from "./formula/testing/exampleFormulas.ts";
import { openSamples } from "./open.ts";
import type { Preprocess } from "./sampleSet.ts";
import { arbitraryFile, arbitraryRow, testGeocode, withoutAbsent } from "./testing/arbitraryLines.ts";
import { type PlainColumns, type PlainLine, toSaleLines } from "./testing/plainLine.ts";

const geocode = (place: { province: string }) => testGeocode(place.province);

const tryFit = (lines: PlainLine[], has: PlainColumns, settings: FeatureSettings): Preprocess | null => {
  try {
    return fitPreprocess(toSaleLines(lines, has), settings, { geocode });
  } catch (error) {
    expect(String(error)).toMatch(/nothing can be predicted|no product stands on/);
    return null;
  }
};

/** Every input of the target at one line of the file, to the last bit; lines told by identity, not by number. */
function inputsOf(lines: PlainLine[], has: PlainColumns, preprocess: Preprocess, line: PlainLine) {
  const numbered = lines.map((row, i) => ({ ...row, line: i + 1 }));
  const samples = openSamples(toSaleLines(numbered, has), preprocess, { geocode });
  const target = samples.targets.indexOf(lines.indexOf(line));
  if (target < 0) return null;
  const { target: _unused, ...inputs } = samples.assemble([target]);
  const { features, steps, periods } = samples.rawSample(target);
  const history = Array.from(samples.history(target), (index) => lines[index]);
  const pairs = runToEnd(samples.pairs());
  // The target's own product is what changes: another one's, and one's that nobody knows.
  const amounts = [1, 2, 3].map((product) => {
    const row = new Float64Array(PAIR_WIDTH);
    pairs.readProduct(target, product, row);
    return row;
  });
  const [memory, lately] = [samples.memory(target), samples.lately(target, { visits: 60, sales: 14 })];
  return { inputs, raw: { features, steps, periods }, history, memory, lately, amounts };
}

type Edit = { kind: "change" | "delete" | "keep"; to: Omit<PlainLine, "line">; hours: number };
const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom("change", "change", "delete", "keep"),
    to: arbitraryRow,
    hours: fc.constantFrom(0, 0, 1, 24, 5000),
  }),
  { minLength: 8, maxLength: 8 },
);

/**
 * The file with the future rewritten: lines at or after the target changed, deleted, added before it in the file or after
 * it, and the other lines of its own visit (also earlier ones) changed or deleted. The target keeps who, when and
 * which order; its product and numbers change.
 */
function rewriteFuture(
  lines: PlainLine[],
  has: PlainColumns,
  target: PlainLine,
  rule: HistoryRule,
  plan: Edit[],
  added: Edit[],
): { lines: PlainLine[]; target: PlainLine } {
  const strict = rule === "previous-lines";
  const isFuture = (row: PlainLine): boolean =>
    strict ? row.time > target.time || (row.time === target.time && row.line > target.line) : row.time >= target.time;
  const isOwn = (row: PlainLine): boolean => !strict && visitOf(row, lines) === visitOf(target, lines);
  const HOUR = 3_600_000;
  let rewritten = target;
  const result: PlainLine[] = [];
  const add = (edit: Edit | undefined, after: boolean): void => {
    if (edit === undefined || edit.kind === "delete") return;
    const hours = strict && !after ? edit.hours + 1 : edit.hours;
    result.push(withoutAbsent({ line: 0, ...edit.to, time: target.time + hours * HOUR }, has));
  };
  add(added[0], false);
  add(added[1], false);
  lines.forEach((row, i) => {
    const edit = plan[i % plan.length]!;
    const { customer, order, time } = target;
    if (row === target) {
      rewritten = withoutAbsent({ ...row, ...edit.to, customer, order, time }, has);
      result.push(rewritten);
    } else if (!isFuture(row) && isOwn(row) && edit.kind !== "keep") {
      if (edit.kind === "change") {
        result.push(withoutAbsent({ ...row, ...edit.to, customer, order: row.order, time: row.time }, has));
      }
    } else if (isFuture(row) && edit.kind !== "keep") {
      const hours = strict ? edit.hours + 1 : edit.hours;
      if (edit.kind === "change") {
        result.push(withoutAbsent({ ...row, ...edit.to, time: target.time + hours * HOUR }, has));
      }
    } else {
      result.push(row);
    }
  });
  add(added[2], true);
  add(added[3], true);
  return { lines: result, target: rewritten };
}

test.each(["before-visit", "previous-lines"] as const)(
  "%s: nothing at or after a target, its own visit included, moves a bit of its inputs",
  (historyRule) => {
    const settings = {
      ...DEFAULT_FEATURE_SETTINGS,
      historyRule,
      minProductCount: 1,
      maxSeqLen: 5,
      customFeatures: EXAMPLE_FEATURES,
    };
    let compared = 0;
    fc.assert(
      fc.property(arbitraryFile, edits, edits, fc.nat(), ({ lines, has }, plan, added, pick) => {
        const preprocess = tryFit(lines, has, settings);
        fc.pre(preprocess !== null);
        const samples = openSamples(toSaleLines(lines, has), preprocess, { geocode });
        const target = lines[samples.targets[pick % samples.targets.length]!]!;
        const future = rewriteFuture(lines, has, target, historyRule, plan, added);
        const before = inputsOf(lines, has, preprocess, target);
        const after = inputsOf(future.lines, has, preprocess, future.target);
        expect(after).not.toBeNull();
        expect(after).toEqual(before);
        compared++;
      }),
      { numRuns: 300 },
    );
    expect(compared).toBe(300);
  },
);

test.each(["time", "customer"] as const)(
  "split by %s: validation and test lines leave the fitted preprocess equal to the last bit",
  (split) => {
    const settings = { ...DEFAULT_FEATURE_SETTINGS, split, minProductCount: 1, customFeatures: EXAMPLE_FEATURES };
    fc.assert(
      fc.property(arbitraryFile, edits, ({ lines, has }, plan) => {
        const preprocess = tryFit(lines, has, settings);
        fc.pre(preprocess !== null);
        const samples = openSamples(toSaleLines(lines, has), preprocess, { geocode });
        const judged = new Set(
          [...samples.split.validation, ...samples.split.test].map(
            (target) => lines[samples.targets[target]!]!.customer,
          ),
        );
        const isTraining = (row: PlainLine): boolean =>
          split === "time" ? row.time <= preprocess.cuts.train : !judged.has(row.customer);
        const changed = lines.map((row, i) => {
          if (isTraining(row)) return row;
          const { customer, order, time } = row;
          return withoutAbsent({ ...row, ...plan[i % plan.length]!.to, customer, order, time }, has);
        });
        expect(JSON.stringify(tryFit(changed, has, settings))).toBe(JSON.stringify(preprocess));
      }),
      { numRuns: 300 },
    );
  },
);
