// --role, --keep and --leave-out: what lines are, and which stay, said in the shell.

import { expect, test } from "vitest";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import { readingChoice } from "./readingOptions.ts";

const PROPOSED: Mapping = {
  header: ["Mã KH", "Trạng thái", "Ngày"],
  columns: { customer: 0, date: 2 },
  ...{ dateFormat: "iso", decimal: ".", discountKind: "amount", keepReturns: false },
  roles: { columns: [{ column: 1, values: [{ value: "Đã hủy", role: "cancelled" }] }], keep: ["promotion"] },
};

const found = (mapping: Mapping) => ({ mapping, writings: [] });

test("roles are kept, left out, and given to values", () => {
  const { change, any } = readingChoice({
    keep: ["cancelled,return", "unconfirmed"],
    "leave-out": ["promotion"],
    role: ["Trạng thái:Đã hủy=no-purchase", "#2:A:B=C=sale"],
  });
  expect(any).toBe(true);
  const changed = change(found(PROPOSED));
  expect(changed.keepReturns).toBe(true);
  expect(changed.roles).toEqual({
    columns: [
      {
        column: 1,
        values: [
          { value: "Đã hủy", role: "no-purchase" },
          { value: "A:B=C", role: "sale" },
        ],
      },
    ],
    keep: ["cancelled", "unconfirmed"],
  });
});

test("a column is asked no more, gifts are only known, and other columns are asked", () => {
  expect(readingChoice({ role: ["trang thai="] }).change(found(PROPOSED)).roles?.columns).toEqual([]);
  expect(readingChoice({ "gifts-as-history": true }).change(found(PROPOSED)).roles?.giftTargets).toBe(false);
  const { roles: _, ...plain } = PROPOSED;
  expect(readingChoice({ role: ["#1:KH0=no-purchase"] }).change(found(plain)).roles).toEqual({
    columns: [{ column: 0, values: [{ value: "KH0", role: "no-purchase" }] }],
    keep: ["promotion"],
  });
});

test.each([
  [{ role: ["Trạng thái"] }, /give COLUMN:VALUE=ROLE/],
  [{ role: ["Trạng thái:x=gone"] }, /unknown --role role "gone" \(have: sale /],
  [{ keep: ["returns"] }, /unknown --keep role "returns"/],
  [{ "leave-out": ["sale"] }, /always kept/],
])("%j", (values, message) => {
  expect(() => readingChoice(values)).toThrow(message);
});

test("a column that is not there", () => {
  expect(() => readingChoice({ role: ["Nope:x=sale"] }).change(found(PROPOSED))).toThrow(/no column "Nope"/);
});
