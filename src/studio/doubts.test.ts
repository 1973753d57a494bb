// Questions keep their places while the mapping changes, and an answer changes nothing but what it is about.

import { expect, test } from "vitest";
import { dataMessage } from "../core/data/dataMessages.ts";
import type { Doubt } from "../core/data/doubts/doubt.ts";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import { answersOf, countOpen, firstDoubts, isOpen, keepDoubt, nextDoubts, notesAfterReading } from "./doubts.ts";

const MAPPING: Mapping = {
  header: ["KH", "SP", "NGÀY", "TIỀN", "KHÁC"],
  columns: { customer: 0, product: 1, date: 2, revenue: 3 },
  dateFormat: "dd/mm/yyyy",
  decimal: ".",
  discountKind: "fraction",
  keepReturns: false,
};
const label = (count: number) => dataMessage("note.title", { count });

/** As the core asks it: every answer is a whole mapping. */
function dateOrder(mapping: Mapping, count = 1): Doubt {
  const answers = (["dd/mm/yyyy", "mm/dd/yyyy"] as const).map((dateFormat, index) => ({
    label: label(index),
    mapping: { ...mapping, dateFormat },
  }));
  return { note: dataMessage("note.title", { count }), columns: [2], answers };
}

/** The amounts may be another column; leaving them has no words of its own. */
function amounts({ columns, ...rest }: Mapping): Doubt {
  const { revenue: _, ...others } = columns;
  return {
    note: dataMessage("note.noMoney"),
    columns: [3],
    answers: [
      { label: label(1), mapping: { ...rest, columns: { ...columns, revenue: 4 } } },
      { label: label(2), mapping: { ...rest, columns: others, columnDecimals: { gross: "," } } },
    ],
  };
}

test("an answer given after other changes leaves those as they are", () => {
  const [shown] = firstDoubts([dateOrder(MAPPING)], MAPPING);
  const changed: Mapping = { ...MAPPING, keepReturns: true, columns: { ...MAPPING.columns, family: 4 } };
  const [dayFirst, monthFirst] = answersOf(shown!, changed);
  expect(monthFirst!.mapping).toEqual({ ...changed, dateFormat: "mm/dd/yyyy" });
  expect(dayFirst!.mapping).toEqual(changed);
  expect([dayFirst!.keeps, monthFirst!.keeps]).toEqual([true, false]);
});

test("an answer may give a field, take it and add a part; the way back is offered where it has no words of its own", () => {
  const [shown] = firstDoubts([amounts(MAPPING)], MAPPING);
  const [keep, other, none] = answersOf(shown!, MAPPING);
  expect(keep).toMatchObject({ label: null, keeps: true, mapping: MAPPING });
  expect(other!.mapping).toEqual({ ...MAPPING, columns: { ...MAPPING.columns, revenue: 4 } });
  expect(none!.mapping.columns).toEqual({ customer: 0, product: 1, date: 2 });
  expect(none!.mapping.columnDecimals).toEqual({ gross: "," });
  // From one answer to the other, and back to where it began.
  const settled = { ...shown!, raised: false };
  expect(answersOf(settled, none!.mapping)[1]!.mapping).toEqual(other!.mapping);
  expect(answersOf(settled, none!.mapping)[0]!.mapping).toEqual(MAPPING);
  expect(answersOf(settled, none!.mapping).map(({ chosen }) => chosen)).toEqual([false, false, true]);
});

test("what the file proposes is no answer until it is said to be right, and stays one until the question changes", () => {
  const doubt = dateOrder(MAPPING);
  const asked = firstDoubts([doubt, { note: dataMessage("note.noMoney"), columns: [] }], MAPPING);
  expect(countOpen(asked)).toBe(1);
  expect(answersOf(asked[0]!, MAPPING).map(({ chosen }) => chosen)).toEqual([false, false]);
  const kept = keepDoubt(asked, doubt, true);
  expect(countOpen(kept)).toBe(0);
  expect(answersOf(kept[0]!, MAPPING).map(({ chosen }) => chosen)).toEqual([true, false]);
  const again = nextDoubts(kept, [dateOrder(MAPPING)], { ...MAPPING, keepReturns: true });
  expect(isOpen(again[0]!)).toBe(false);
  expect(isOpen(nextDoubts(kept, [dateOrder(MAPPING, 2)], MAPPING)[0]!)).toBe(true);
  expect(countOpen(keepDoubt(kept, doubt, false))).toBe(1);
});

test("questions that are settled stay in their places, others of the same kind take theirs, new ones stand last", () => {
  const first = firstDoubts([dateOrder(MAPPING), amounts(MAPPING)], MAPPING);
  const changed: Mapping = { ...MAPPING, dateFormat: "mm/dd/yyyy", columns: { ...MAPPING.columns, revenue: 4 } };
  const other: Doubt = { ...amounts(changed), columns: [4] };
  const fresh: Doubt = { note: dataMessage("note.noDate"), columns: [], field: "date" };
  const next = nextDoubts(first, [fresh, other], changed);
  expect(next.map(({ doubt, raised }) => [doubt.note.code, raised])).toEqual([
    ["note.title", false],
    ["note.noMoney", true],
    ["note.noDate", true],
  ]);
  expect(next[1]!.asked).toBe(changed);
  // Back again, the first is a question once more, in its place.
  const back = nextDoubts(next, [dateOrder(MAPPING)], MAPPING);
  expect(back.map(({ raised }) => raised)).toEqual([true, false, false]);
});

test("of two questions of one kind each keeps its own", () => {
  const two = (a: number, b: number): Doubt[] =>
    [a, b].map((column) => ({ note: dataMessage("note.noMoney"), columns: [column] }));
  const first = firstDoubts(two(1, 2), MAPPING);
  const next = nextDoubts(first, [{ note: dataMessage("note.noMoney"), columns: [2] }], MAPPING);
  expect(next.map(({ raised }) => raised)).toEqual([false, true]);

  // Two about the same column are told apart by what they say; each is kept for itself.
  const both = firstDoubts([dateOrder(MAPPING, 1), dateOrder(MAPPING, 2)], MAPPING);
  expect(nextDoubts(both, [dateOrder(MAPPING, 2)], MAPPING).map(({ raised }) => raised)).toEqual([false, true]);
  expect(keepDoubt(both, dateOrder(MAPPING, 2), true).map(isOpen)).toEqual([true, false]);
});

test("after reading each note stands once, what waits for an answer first, and what was said to be right not at all", () => {
  const order = dateOrder(MAPPING);
  const money = dataMessage("note.noMoney");
  const shown = firstDoubts([{ note: money, columns: [] }, order], MAPPING);
  const read = [dataMessage("note.badBytes"), money, order.note, money];
  expect(
    notesAfterReading(read, shown).map(({ note, answerable }) => [(note as typeof money).code, answerable]),
  ).toEqual([
    ["note.title", true],
    ["note.badBytes", false],
    ["note.noMoney", true],
  ]);
  const kept = keepDoubt(shown, order, true);
  expect(notesAfterReading(read, kept)).toHaveLength(2);
  // Reports of older versions hold texts.
  expect(notesAfterReading(["a", "b", "a"], [])).toEqual([
    { note: "a", answerable: false },
    { note: "b", answerable: false },
  ]);
});

test("a doubt that wants a decision offers no leaving it as it is", () => {
  const decision: Doubt = { ...amounts(MAPPING), decides: true };
  const [shown] = firstDoubts([decision], MAPPING);
  expect(answersOf(shown!, MAPPING).map(({ label: told }) => told?.values.count)).toEqual([1, 2]);
  expect(answersOf(shown!, MAPPING).some(({ chosen }) => chosen)).toBe(false);
  const settled = { ...shown!, raised: false };
  expect(answersOf(settled, decision.answers![1]!.mapping).map(({ chosen }) => chosen)).toEqual([false, true]);
});

test("what only the whole file could tell leads to the choice that answers it", () => {
  const notes = [dataMessage("note.farDates", { count: 1, examples: "3", first: "2024-01-01", last: "2024-02-01" })];
  expect(notesAfterReading(notes, [])).toEqual([{ note: notes[0], answerable: true, at: "dropOutliers" }]);
});
