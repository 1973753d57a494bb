// What about the money of the first lines does not agree, under a mapping as it stands: proposed, or changed by hand.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import type { Doubt, DoubtAnswer } from "../doubts/doubt.ts";
import type { ColumnValues } from "./columnValues.ts";
import { DISCOUNT_KINDS, type DiscountKind, type Field, type Mapping, NUMBER_FIELDS } from "./mapping.ts";
import { discountFields, type MoneySample, moneySample, sampleGross, sampleOff } from "./moneySample.ts";

/** Whether two mappings of one header read the same money. */
export function sameMoney(a: Mapping, b: Mapping): boolean {
  return (
    a.discountKind === b.discountKind &&
    NUMBER_FIELDS.every(
      (field) =>
        a.columns[field] === b.columns[field] &&
        (a.columns[field] === undefined ||
          (a.columnDecimals?.[field] ?? a.decimal) === (b.columnDecimals?.[field] ?? b.decimal)),
    )
  );
}

/** Revenue, price, quantity and discount that contradict each other, or a revenue that cannot be had. */
export function moneyDoubts(mapping: Mapping, values: readonly ColumnValues[]): Doubt[] {
  const markOf = (field: Field) => mapping.columnDecimals?.[field] ?? mapping.decimal;
  const money = moneySample(values, mapping.columns, markOf);
  return [...tooLarge(mapping, money), ...revenueDoubts(mapping, money)];
}

function revenueDoubts(mapping: Mapping, money: MoneySample): Doubt[] {
  if (!money.revenue) {
    const note = money.gross ? "note.netOfGross" : money.unitPrice ? "note.netOfPrice" : "note.noMoney";
    return [{ note: dataMessage(note), columns: columnsOfMoney(mapping) }];
  }
  let usable = 0;
  let agree = 0;
  let ignored = 0;
  for (let i = 0; i < money.revenue.length; i++) {
    const gross = sampleGross(money, i);
    const revenue = money.revenue[i]!;
    if (!(gross > 0) || Number.isNaN(revenue)) continue;
    const off = sampleOff(money, mapping.discountKind, gross, i);
    usable++;
    // A cent more, for amounts rounded to it.
    if (Math.abs(gross - off - revenue) <= 0.01 * gross + 0.01) agree++;
    else if (off > 0 && Math.abs(gross - revenue) <= 0.001 * gross) ignored++;
  }
  if (agree === usable) return [];
  const column = mapping.header[mapping.columns.revenue!] ?? "";
  const columns = columnsOfMoney(mapping);
  if (ignored > 0.5 * (usable - agree)) {
    const note = dataMessage("note.revenueIsGross", { count: ignored, lines: usable });
    return [{ note, columns, answers: [asGross(mapping, column)] }];
  }
  const note = dataMessage("note.revenueDiffers", { column, count: usable - agree, lines: usable });
  return [{ note, columns, answers: [withoutRevenue(mapping)] }];
}

/** Discounts that take off more than there is: the column is written another way than it is read. */
function tooLarge(mapping: Mapping, money: MoneySample): Doubt[] {
  const { off, rate } = money;
  if (!off || !rate) return [];
  const lines = (kind: DiscountKind): number[] => {
    const found: number[] = [];
    for (let i = 0; i < off.length; i++) {
      const gross = sampleGross(money, i);
      const whole = gross > 0 ? gross : kind === "amount" ? Number.NaN : 1;
      if (sampleOff(money, kind, whole, i) > whole * 1.001 + 0.01) found.push(i);
    }
    return found;
  };
  const found = lines(mapping.discountKind);
  const first = found[0];
  if (first === undefined) return [];
  const fields = discountFields(mapping.columns);
  return [
    {
      note: dataMessage("note.discountTooLarge", {
        columns: fields.map((field) => mapping.header[mapping.columns[field]!]).join(", "),
        kind: dataMessage(`kind.${mapping.discountKind}`),
        count: found.length,
        lines: off.length,
        line: first + 1,
      }),
      columns: fields.map((field) => mapping.columns[field]!),
      answers: DISCOUNT_KINDS.filter((kind) => lines(kind).length < found.length).map((kind) => ({
        label: dataMessage("answer.discountKind", { kind: dataMessage(`kind.${kind}`) }),
        mapping: { ...mapping, discountKind: kind },
      })),
    },
  ];
}

/** Revenue reckoned from the other columns. */
function withoutRevenue(mapping: Mapping): DoubtAnswer {
  const { revenue: _, ...columns } = mapping.columns;
  const label: Message = dataMessage(columns.gross === undefined ? "answer.fromPrice" : "answer.fromGross");
  return { label, mapping: { ...mapping, columns } };
}

/** The column of the revenue holds amounts before the discount. */
function asGross(mapping: Mapping, column: string): DoubtAnswer {
  const { revenue, ...columns } = mapping.columns;
  return {
    label: dataMessage("answer.asGross", { column }),
    mapping: { ...mapping, columns: { ...columns, gross: revenue } },
  };
}

function columnsOfMoney({ columns }: Mapping): number[] {
  return NUMBER_FIELDS.flatMap((field) => columns[field] ?? []);
}
