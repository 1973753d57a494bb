// Quantity, price, amounts and discount of a line: columns that names propose, held against the equations between them.

import type { Message } from "../../lib/message.ts";
import { dataMessage } from "../dataMessages.ts";
import { stepBetween } from "./amountChain.ts";
import { amountsOfLine, type LineAmounts } from "./amountsOfLine.ts";
import { sideOfAmount } from "./beforeDiscount.ts";
import { type ColumnChoice, chooseColumns } from "./chooseColumns.ts";
import type { ColumnValues } from "./columnValues.ts";
import { certainMarks, chooseMarks, type Marks, type MoneyColumns, markOf, threeDigits } from "./decimalMarks.ts";
import { chooseDiscounts, discountKind, kindByEquation } from "./discountColumns.ts";
import { isTotal, isUnitPrice, type PriceVotes, priceVotes } from "./lineTotals.ts";
import {
  AMOUNT_FIELDS,
  type Decimal,
  DISCOUNT_FIELDS,
  type DiscountKind,
  type Field,
  type Mapping,
} from "./mapping.ts";
import { agreement, discountFields, type MoneySample, moneySample } from "./moneySample.ts";
import { type OrderColumn, orderColumns, orderReason } from "./orderColumns.ts";

/** What the values decided about money and a user may decide otherwise. */
export interface MoneyDecision {
  note: Message;
  columns: readonly number[];
  answers: readonly { label: Message; change: (mapping: Mapping) => Mapping }[];
}

export interface MoneyChoice {
  choice: ColumnChoice;
  marks: Marks;
  discountKind: DiscountKind;
  decisions: MoneyDecision[];
}

/** Chooses the columns of a file and how its money is read; `order` as in chooseColumns. */
export function chooseMoney(values: readonly ColumnValues[], order?: number): MoneyChoice {
  const named = chooseColumns(values, undefined, order);
  const decisions: MoneyDecision[] = [];
  const orders = amountsOfOrders(values, named);
  const excluded = new Map(orders.filter(({ of }) => of === "order").map((found) => [found.index, orderReason(found)]));
  const choice = excluded.size > 0 ? chooseColumns(values, excluded, order) : named;
  const { columns, reasons } = choice;
  decisions.push(...orders.flatMap((found) => orderDecision(values, found, named.columns, columns)));

  decisions.push(...lineTotals(values, choice));
  const { marks, decision } = marksOf(values, choice, [...excluded.keys()]);
  if (decision) decisions.push(decision);
  const numbersOf = (index: number) => values[index]!.numbers(markOf(marks, index));
  const product = productOf(numbersOf, columns);
  const chain = amountsOfLine(values, columns, choice.amounts, choice.discounts, numbersOf, product);
  set(columns, "revenue", chain.revenue);
  set(columns, "gross", chain.gross === chain.revenue ? undefined : chain.gross);
  for (const [index, reason] of chain.reasons) reasons[index] = reason;
  decisions.push(...amountDecisions(values, chain));
  const sample = () => moneySample(values, columns, (field) => markOf(marks, columns[field]!));
  if (product && columns.gross !== undefined) {
    const { agree, lines } = agreement(product, numbersOf(columns.gross));
    // On most lines it is another amount than quantity × unit price.
    if (agree * 2 < lines) {
      reasons[columns.gross] = dataMessage("column.orderTotal");
      delete columns.gross;
    }
  }

  const money = sample();
  const proven = chain.discount;
  const discounts = chooseDiscounts(choice.discounts, ({ index, values: column }) => {
    const mark = markOf(marks, index);
    return (
      index === proven ||
      kindByEquation({ ...money, off: column.parts(mark, "bare"), rate: column.parts(mark, "percent") }) !== null
    );
  });
  for (const { field, column, reason } of discounts.chosen) {
    columns[field] = column.index;
    reasons[column.index] = reason;
  }
  for (const { column, reason } of discounts.left) reasons[column.index] = reason;
  if (proven !== null && discountFields(columns).length === 0) {
    columns.discount = proven;
    reasons[proven] = dataMessage("column.offByEquation");
  }

  const first = discounts.chosen[0];
  const kind = !first
    ? null
    : chain.discountKind && first.column.index === proven
      ? { kind: chain.discountKind, reason: dataMessage("kindWhy.equation") }
      : discountKind(first.column, sample());
  if (kind)
    for (const field of discountFields(columns)) {
      const index = columns[field]!;
      const how = { kind: dataMessage(`kind.${kind.kind}`), why: kind.reason };
      reasons[index] = dataMessage("column.readAs", { reason: reasons[index]!, ...how });
    }
  const chosenKind = kind?.kind ?? "amount";
  const isTold = choice.amounts.some(({ index }) => {
    const { revenue } = columns;
    if (revenue === undefined || index === revenue) return false;
    const offs = discountFields(columns).map((field) => numbersOf(columns[field]!));
    return offs.some((off) => stepBetween(numbersOf(index), numbersOf(revenue), off, 1));
  });
  if (!isTold) decisions.push(...beforeOrAfter(values, choice, sample(), chosenKind));
  return { choice, marks, discountKind: chosenKind, decisions };
}

/** An amount beside a discount with no third column between them; changes the choice where the values say it is before. */
function beforeOrAfter(
  values: readonly ColumnValues[],
  { columns, reasons }: ColumnChoice,
  money: MoneySample,
  kind: DiscountKind,
): MoneyDecision[] {
  const { revenue, gross, unitPrice } = columns;
  const fields = discountFields(columns);
  if (revenue === undefined || gross !== undefined || unitPrice !== undefined || fields.length === 0) return [];
  const side = sideOfAmount(values, columns, money, kind);
  if (side === "after" || side === "no discount") return [];
  const column = values[revenue]!.header;
  const names = { column, discount: fields.map((field) => values[columns[field]!]!.header).join(", ") };
  const asNet = (mapping: Mapping): Mapping => {
    const { gross: _, ...others } = mapping.columns;
    return { ...mapping, columns: { ...others, revenue } };
  };
  const asGross = (mapping: Mapping): Mapping => {
    const { revenue: _, ...others } = mapping.columns;
    return { ...mapping, columns: { ...others, gross: revenue } };
  };
  const before = { label: dataMessage("answer.beforeDiscount", { column }), change: asGross };
  const after = { label: dataMessage("answer.afterDiscount", { column }), change: asNet };
  if (side === "before") {
    delete columns.revenue;
    columns.gross = revenue;
    reasons[revenue] = dataMessage("column.beforeDiscount", { discount: names.discount });
  }
  const note = dataMessage(side === "before" ? "note.beforeDiscount" : "note.beforeOrAfter", names);
  const about = [revenue, ...fields.map((field) => columns[field]!)];
  return [{ note, columns: about, answers: side === "before" ? [after] : [after, before] }];
}

/** The decimal marks of a choice, and what they leave open. */
function marksOf(
  values: readonly ColumnValues[],
  choice: ColumnChoice,
  ofOrders: readonly number[] = [],
): ReturnType<typeof quantityMark> {
  const { columns } = choice;
  const more = moneyColumns(choice, ofOrders);
  return quantityMark(values, columns, chooseMarks(values, columns, more), more);
}

function moneyColumns({ amounts, discounts }: ColumnChoice, ofOrders: readonly number[] = []): MoneyColumns {
  return {
    amounts: amounts.filter(({ concept }) => concept === "gross" || concept === "revenue").map(({ index }) => index),
    discounts: discounts.map(({ index }) => index),
    besides: [...amounts.filter(({ concept }) => concept === "tax").map(({ index }) => index), ...ofOrders],
    others: [...amounts.map(({ index }) => index), ...ofOrders],
  };
}

/** quantity × unit price of the first lines; null where the file has not both. */
function productOf(numbersOf: (index: number) => Float64Array, columns: Mapping["columns"]): Float64Array | null {
  if (columns.quantity === undefined || columns.unitPrice === undefined) return null;
  const price = numbersOf(columns.unitPrice);
  return numbersOf(columns.quantity).map((quantity, i) => quantity * price[i]!);
}

function amountsOfOrders(values: readonly ColumnValues[], choice: ColumnChoice): OrderColumn[] {
  const { columns } = choice;
  const { marks } = marksOf(values, choice);
  const numbersOf = (index: number) => values[index]!.numbers(markOf(marks, index));
  const votes = votesFor(values, choice, columns.quantity, columns.unitPrice);
  const product = votes && isTotal(votes) ? numbersOf(columns.unitPrice!) : productOf(numbersOf, columns);
  return orderColumns(values, choice, marks, product);
}

/** What the user should know about a column that holds, or may hold, amounts of orders. */
function orderDecision(
  values: readonly ColumnValues[],
  { index, evidence, of, open }: OrderColumn,
  before: Mapping["columns"],
  after: Mapping["columns"],
): MoneyDecision[] {
  const field = (["revenue", "gross", ...DISCOUNT_FIELDS] as const).find((each) => before[each] === index);
  const money = AMOUNT_FIELDS.some((each) => after[each] !== undefined);
  // What the values prove and other columns replace is certain; its reason stands beside the column.
  if (!open && money) return [];
  if (open && !field) return [];
  const column = values[index]!.header;
  const count = evidence.repeated + evidence.single;
  const note =
    of === "line"
      ? count === 0
        ? dataMessage("note.orderNamed", { column })
        : dataMessage("note.maybeOrder", { column, count })
      : count === 0
        ? dataMessage("note.orderByName", { column })
        : dataMessage("note.ofOrder", { column, count });
  const asLine = (mapping: Mapping): Mapping => ({
    ...mapping,
    columns: { ...mapping.columns, [field ?? "revenue"]: index },
  });
  const without = (mapping: Mapping): Mapping => {
    const columns = { ...mapping.columns };
    for (const each of Object.keys(columns) as Field[]) if (columns[each] === index) delete columns[each];
    return { ...mapping, columns };
  };
  return [
    {
      note,
      columns: [index],
      answers: [
        of === "order"
          ? { label: dataMessage("answer.ofLine", { column }), change: asLine }
          : { label: dataMessage("answer.ofOrder", { column }), change: without },
      ],
    },
  ];
}

/** What the equations leave open about the revenue. */
function amountDecisions(values: readonly ColumnValues[], { revenue, rival, taxed }: LineAmounts): MoneyDecision[] {
  if (revenue === undefined) return [];
  const column = values[revenue]!.header;
  const found: MoneyDecision[] = [];
  if (rival) {
    const { index, count, lines } = rival;
    const other = values[index]!.header;
    found.push({
      note: dataMessage("note.twoAmounts", { column, other, count, lines }),
      columns: [revenue, index],
      answers: [
        {
          label: dataMessage("answer.revenueIs", { column: other }),
          change: (mapping) => ({ ...mapping, columns: { ...mapping.columns, revenue: index } }),
        },
      ],
    });
  }
  if (taxed) found.push({ note: dataMessage("note.withTax", { column }), columns: [revenue], answers: [] });
  return found;
}

/** Prices that are totals of lines, and the other way round; changes the choice. */
function lineTotals(values: readonly ColumnValues[], choice: ColumnChoice): MoneyDecision[] {
  const { columns, reasons, discounts } = choice;
  const { quantity, unitPrice, revenue } = columns;
  const before = { quantity, unitPrice, revenue, gross: columns.gross };
  const undo = (mapping: Mapping): Mapping => {
    const restored = { ...mapping.columns };
    for (const field of ["quantity", "unitPrice", "revenue", "gross"] as const) set(restored, field, before[field]);
    return { ...mapping, columns: restored };
  };
  const header = (index: number) => values[index]!.header;
  const prices = votesFor(values, choice, quantity, unitPrice);
  if (prices && unitPrice !== undefined && isTotal(prices)) {
    delete columns.unitPrice;
    if (columns.gross === undefined && (revenue !== undefined || discounts.length > 0)) columns.gross = unitPrice;
    else if (revenue === undefined && columns.gross === undefined) columns.revenue = unitPrice;
    reasons[unitPrice] = dataMessage("column.lineTotal", { count: prices.total });
    return [
      {
        note: dataMessage("note.lineTotal", { column: header(unitPrice), count: prices.total }),
        columns: [unitPrice],
        answers: [{ label: dataMessage("answer.unitPrice", { column: header(unitPrice) }), change: undo }],
      },
    ];
  }
  if (quantity === undefined && unitPrice !== undefined && revenue !== undefined) {
    const units = votesFor(values, choice, revenue, unitPrice);
    if (!units || !isTotal(units) || !countsUnits(values[revenue]!)) return [];
    columns.quantity = revenue;
    columns.revenue = unitPrice;
    delete columns.unitPrice;
    reasons[revenue] = dataMessage("column.units", { column: header(unitPrice), count: units.total });
    reasons[unitPrice] = dataMessage("column.lineTotal", { count: units.total });
    return [
      {
        note: dataMessage("note.unitsAndTotal", {
          column: header(revenue),
          total: header(unitPrice),
          count: units.total,
        }),
        columns: [revenue, unitPrice],
        answers: [{ label: dataMessage("answer.byNames"), change: undo }],
      },
    ];
  }
  if (unitPrice === undefined && revenue !== undefined && columns.gross === undefined) {
    const amounts = votesFor(values, choice, quantity, revenue);
    if (!amounts || !isUnitPrice(amounts)) return [];
    columns.unitPrice = revenue;
    delete columns.revenue;
    reasons[revenue] = dataMessage("column.unitPrice", { count: amounts.unit });
    return [
      {
        note: dataMessage("note.unitPrice", { column: header(revenue), count: amounts.unit }),
        columns: [revenue],
        answers: [{ label: dataMessage("answer.lineTotal", { column: header(revenue) }), change: undo }],
      },
    ];
  }
  return [];
}

function votesFor(
  values: readonly ColumnValues[],
  choice: ColumnChoice,
  quantity: number | undefined,
  amount: number | undefined,
): PriceVotes | null {
  const { columns } = choice;
  const product = values[columns.product ?? columns.productName ?? -1];
  if (!product || quantity === undefined || amount === undefined) return null;
  const marks = chooseMarks(values, columns, moneyColumns(choice));
  const numbersOf = (index: number) => values[index]!.numbers(markOf(marks, index));
  return priceVotes(product.cells, numbersOf(quantity), numbersOf(amount));
}

/** Whole numbers, few of them different: pieces and not money. */
function countsUnits(column: ColumnValues): boolean {
  const numbers = column.numbers(".").filter((value) => !Number.isNaN(value));
  const different = new Set(numbers);
  return numbers.every((value) => value % 1 === 0) && different.has(1) && different.size <= 5 + numbers.length / 10;
}

/**
 * A quantity whose every value has three digits behind its mark ("2.000") and that no equation explains: registers and
 * scales write so, and nobody sells in thousands alone.
 */
function quantityMark(
  values: readonly ColumnValues[],
  columns: Mapping["columns"],
  marks: Marks,
  { amounts, others }: MoneyColumns,
): { marks: Marks; decision: MoneyDecision | null } {
  const index = columns.quantity;
  const untold = { marks, decision: null };
  if (index === undefined || marks.own.has(index)) return untold;
  if (columns.unitPrice !== undefined && amounts.length > 0) return untold;
  const column = values[index]!;
  const value = threeDigits(column);
  if (value === null) return untold;
  const mark: Decimal = value.includes(".") ? "." : ",";
  const other: Decimal = mark === "." ? "," : ".";
  // Columns that can only be read with the other mark say that this one parts thousands; those that can only be read
  // with this one that it does not.
  const certain = certainMarks(values, others);
  const thousands = mark === "." ? certain > 0 : certain < 0;
  const own = new Map(marks.own);
  if (!thousands && mark !== marks.file) own.set(index, mark);
  const chosen: Marks = { file: marks.file, own };
  if (certain !== 0 && !thousands) return { marks: chosen, decision: null };
  const number = (decimal: Decimal) => column.numbers(decimal).find((each) => !Number.isNaN(each)) ?? 0;
  const read = thousands ? other : mark;
  return {
    marks: chosen,
    decision: {
      note: dataMessage("note.quantityMark", { column: column.header, value, number: number(read) }),
      columns: [index],
      answers: [
        {
          label: dataMessage("answer.number", { value, number: number(read === mark ? other : mark) }),
          change: (mapping) => ({
            ...mapping,
            columnDecimals: { ...mapping.columnDecimals, quantity: read === mark ? other : mark },
          }),
        },
      ],
    },
  };
}

function set(columns: Partial<Record<Field, number>>, field: Field, index: number | undefined): void {
  if (index === undefined) delete columns[field];
  else columns[field] = index;
}
