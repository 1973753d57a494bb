// What a user chose survives another look at the file, whatever the new proposal says.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { encode, source } from "../testing/testFiles.ts";
import { carryOver, choicesIn, sameMapping, withChoices } from "./choices.ts";
import type { Mapping } from "./mapping.ts";

const proposed: Mapping = {
  header: ["Mã KH", "Ngày", "Mã hàng", "SL", "Tiền", "X"],
  columns: { customer: 0, date: 1, product: 2, quantity: 3, revenue: 4 },
  dateFormat: "dd/mm/yyyy",
  decimal: ".",
  discountKind: "amount",
  keepReturns: false,
  columnDecimals: { revenue: "," },
};

test("only what differs from the proposal is a choice", () => {
  expect(choicesIn(proposed, proposed)).toEqual([]);
  expect(choicesIn({ ...proposed, dateFormat: "mm/dd/yyyy", keepReturns: true }, proposed)).toEqual([
    "dateFormat",
    "keepReturns",
  ]);
  const { columnDecimals: _, ...oneSign } = proposed;
  expect(choicesIn(oneSign, proposed)).toEqual(["decimal"]);
  expect(choicesIn({ ...proposed, columns: { ...proposed.columns, discount: 5 } }, proposed)).toEqual(["discountKind"]);
  expect(choicesIn({ ...proposed, dialect: { encoding: "utf-8", above: 2 } }, proposed)).toEqual(["encoding", "above"]);
});

test("choices are laid on another proposal; what was no choice follows the file", () => {
  const other: Mapping = { ...proposed, dateFormat: "iso", decimal: "," };
  const from: Mapping = { ...proposed, decimal: ".", discountKind: "percent", keepReturns: true };
  expect(withChoices(other, from, ["discountKind"])).toEqual({ ...other, discountKind: "percent" });
  const { columnDecimals: _, ...oneSign } = other;
  expect(withChoices(other, from, ["decimal", "keepReturns"])).toEqual({
    ...oneSign,
    decimal: ".",
    keepReturns: true,
  });
});

test("a currency chosen by hand goes with the mapping; one of a mapping too old to have any is no choice", () => {
  const guessed: Mapping = { ...proposed, currency: "VND" };
  const chosen: Mapping = { ...proposed, currency: "" };
  expect(choicesIn(chosen, guessed)).toEqual(["currency"]);
  expect(choicesIn(guessed, guessed)).toEqual([]);
  expect(choicesIn(proposed, guessed)).toEqual([]);
  expect(withChoices(guessed, chosen, ["currency"]).currency).toBe("");
  expect(withChoices(guessed, chosen, []).currency).toBe("VND");
  expect(sameMapping(guessed, chosen)).toBe(false);
  expect(carryOver({ ...guessed, decimal: "," }, chosen, guessed).currency).toBe("");
});

test("a file looked at with another encoding keeps what was chosen by hand", async () => {
  const text = "Mã KH,Ngày,Mã hàng,Mã phụ,Tiền\nK1,05/01/2024,P1,Q1,14.000\nK2,06/01/2024,P2,Q2,9.800\n";
  const file = source(encode(text, "utf-8"));
  const wrong = await sniff(file, { encoding: "macintosh" });
  const chosen: Mapping = {
    ...wrong.mapping,
    columns: { customer: 0, date: 1, product: 3 },
    dateFormat: "mm/dd/yyyy",
  };
  const right = await sniff(file, { encoding: "utf-8" });
  const kept = carryOver(right.mapping, chosen, wrong.mapping);
  expect(kept.header).toEqual(["Mã KH", "Ngày", "Mã hàng", "Mã phụ", "Tiền"]);
  expect(kept.columns.product).toBe(3);
  expect(kept.columns.customer).toBe(0);
  expect(kept.dateFormat).toBe("mm/dd/yyyy");
  expect(kept.decimal).toBe(right.mapping.decimal);
  expect(kept.dialect).toEqual({ encoding: "utf-8" });
});

test("columns are found by name where they moved, and left to the proposal where they are gone", () => {
  const chosen: Mapping = { ...proposed, columns: { ...proposed.columns, product: 5, category: 2 } };
  const moved: Mapping = {
    ...proposed,
    header: ["X", "Mã KH", "Ngày"],
    columns: { customer: 1, date: 2, product: 0 },
  };
  expect(carryOver(moved, chosen, proposed).columns).toEqual({ customer: 1, date: 2, product: 0 });
  const none: Mapping = { ...proposed, columns: { ...proposed.columns } };
  delete none.columns.quantity;
  expect(carryOver(proposed, none, proposed).columns).not.toHaveProperty("quantity");
});

test("mappings are compared by what they read, not by the order they were made in", () => {
  const { customer, date, ...others } = proposed.columns;
  expect(sameMapping(proposed, { ...proposed, columns: { ...others, date: date!, customer: customer! } })).toBe(true);
  expect(sameMapping(proposed, { ...proposed, dialect: {} })).toBe(true);
  expect(sameMapping(proposed, { ...proposed, dialect: { above: 1 } })).toBe(false);
  expect(sameMapping(proposed, { ...proposed, columns: { ...proposed.columns, order: 5 } })).toBe(false);
});
