// Next orders and lists of them as the shell writes them: tables, CSV, JSON and words.

import { PROVINCES } from "../core/geo/provinces.ts";
import { DAY_MS } from "../core/lib/calendar.ts";
import { csvLine } from "../core/lib/csv.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import type { SavedCell, SavedColumn, SavedTable } from "../core/lib/table/savedTable.ts";
import { timeText } from "../core/lib/timeText.ts";
import type { ListedOrder } from "../core/orders/listedOrder.ts";
import type { NextOrder, OrderGap } from "../core/orders/nextOrder.ts";
import { expectedValueOf, type Horizon, type OrderChances } from "../core/orders/orderChances.ts";
import { reasonMessage } from "../core/orders/reason.ts";
import { HORIZONS } from "../core/retention/dueReport.ts";

export const GROUPS = ["salesperson", "route", "province"] as const;
export type Group = (typeof GROUPS)[number];
/** Customers of a group that are shown without a file. */
const SHOWN = 10;

const provinceName = (code: string | null): string | null => PROVINCES.find((each) => each.code === code)?.name ?? null;

function groupOf(order: ListedOrder, by: Group): string {
  return (by === "province" ? provinceName(order.province) : order[by]) ?? "–";
}

/** How lists are cut, and over how many days the chance of an order counts; null where it cannot be told. */
export interface List {
  by: Group | null;
  horizon: Horizon | null;
}

/** The groups, those of most expected value first, each with its orders. */
function groups(rows: readonly ListedOrder[], { by, horizon }: List): [string, ListedOrder[]][] {
  if (!by) return [["", [...rows]]];
  const found = new Map<string, ListedOrder[]>();
  for (const row of rows) {
    const group = groupOf(row, by);
    const own = found.get(group);
    if (own) own.push(row);
    else found.set(group, [row]);
  }
  const stake = (own: readonly ListedOrder[]): number => worth(own, horizon);
  return [...found].sort(([, a], [, b]) => stake(b) - stake(a));
}

/** What the orders come to, or of it what comes within the horizon. */
function worth(rows: readonly ListedOrder[], horizon: Horizon | null): number {
  return rows.reduce(
    (sum, row) => sum + ((horizon === null ? row.value?.mean : expectedValueOf(row, horizon)) ?? 0),
    0,
  );
}

type Column = [title: string, kind: "text" | "number" | "share" | "money" | "date"];
const columnsOf = ({ horizon }: List): Column[] => [
  ["customer", "text"],
  ["name", "text"],
  ["salesperson", "text"],
  ["route", "text"],
  ["province", "text"],
  ["address", "text"],
  ["last_order", "date"],
  ...(horizon === null ? [] : ([["expected_value", "money"]] satisfies Column[])),
  ...HORIZONS.map((days): Column => [`within_${days}_days`, "share"]),
  ["lines", "number"],
  ["order_value", "money"],
  ["order_low", "money"],
  ["order_high", "money"],
  ["product", "text"],
  ["product_name", "text"],
  ["probability", "share"],
  ["quantity", "number"],
  ["price", "money"],
  ["discount", "share"],
  ["amount", "money"],
  ["why", "text"],
];

/** A row per customer and product. */
function tableRows(rows: readonly ListedOrder[], list: List): SavedCell[][] {
  const { horizon } = list;
  return groups(rows, list).flatMap(([, orders]) =>
    orders.flatMap((order) =>
      order.products.map((each) => [
        ...[order.customer, order.name, order.salesperson, order.route, provinceName(order.province), order.address],
        ...[order.last, ...(horizon === null ? [] : [expectedValueOf(order, horizon)]), ...order.within],
        ...[order.lines, order.value?.mean ?? null, order.value?.range?.low ?? null, order.value?.range?.high ?? null],
        ...[each.product, each.name, each.probability, each.quantity, each.price, each.discount, each.amount],
        each.reason && reasonMessage(each.reason).text,
      ]),
    ),
  );
}

export function asCsv(rows: readonly ListedOrder[], list: List): string {
  const columns = columnsOf(list);
  const cell = (value: SavedCell, i: number): SavedCell => {
    if (typeof value !== "number") return value;
    return columns[i]![1] === "date" ? timeText(value, false) : Number(value.toPrecision(7));
  };
  const head = csvLine(columns.map(([title]) => title));
  return (
    head +
    tableRows(rows, list)
      .map((row) => csvLine(row.map(cell)))
      .join("")
  );
}

export function asTable(
  rows: readonly ListedOrder[],
  list: List,
  currency: string | null,
  files: readonly string[],
  time: number,
): SavedTable {
  const columns = columnsOf(list).map(([title, kind]): SavedColumn => {
    if (kind === "money") return { title, kind, currency };
    return kind === "number" ? { title, kind, digits: 1 } : { title, kind };
  });
  const about = {
    title: "about",
    rows: [
      ["files", files.join(", ")],
      ["day", timeText(time, false)],
    ] as const,
  };
  return { title: "next orders", columns, rows: tableRows(rows, list), about };
}

export interface Told {
  time: number;
  currency: string | null;
  horizon: Horizon | null;
  chances: OrderChances | null;
}

export function asJson(
  orders: readonly NextOrder[],
  rows: readonly ListedOrder[],
  gaps: readonly OrderGap[],
  { time, currency, horizon, chances }: Told,
): string {
  const place = new Map(rows.map(({ customer }, i) => [customer, i]));
  const sorted = [...orders].sort((a, b) => place.get(a.customer)! - place.get(b.customer)!);
  const told = sorted.map(({ time: _, ...order }) => ({
    ...order,
    last: order.last === null ? null : timeText(order.last, false),
    ...(chances && soonOf(rows[place.get(order.customer)!]!, horizon)),
    products: order.products.map((each) => ({
      ...each,
      own: each.own && { ...each.own, last: timeText(each.own.last, false) },
      reasons: each.reasons.map((reason) => ({ ...reason, words: reasonMessage(reason).text })),
    })),
    later: order.later.map((each) => ({
      ...each,
      own: { ...each.own, last: timeText(each.own.last, false) },
      due: timeText(each.due, false),
    })),
  }));
  const head = {
    date: timeText(time, false),
    currency,
    sortedBy: `expected value of the order${horizon === null ? "" : ` times the chance of an order within ${horizon} days`}`,
    ...(chances && { chances: { after: timeText(chances.date - DAY_MS, false), model: chances.model, horizon } }),
    gaps,
    orders: told,
  };
  return `${jsonText(head, 2)}\n`;
}

/** What a customer's chances are, by days, and the expected value within the horizon. */
function soonOf(row: ListedOrder, horizon: Horizon | null): Record<string, unknown> {
  return {
    within: Object.fromEntries(HORIZONS.map((days, h) => [days, row.within[h]])),
    expectedValue: horizon === null ? null : expectedValueOf(row, horizon),
  };
}

const number = (value: number | null | undefined): string =>
  value == null ? "–" : value.toLocaleString("en-US", { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 });
const percent = (share: number): string => (share > 0.99 ? ">99%" : `${(100 * share).toFixed(share < 0.1 ? 1 : 0)}%`);

function valueText({ value }: Pick<ListedOrder, "value">, currency: string | null): string {
  if (!value) return "value unknown";
  const range = value.range ? ` (80%: ${number(value.range.low)} to ${number(value.range.high)})` : "";
  return `${number(value.mean)}${currency ? ` ${currency}` : ""}${range}`;
}

/** One order, with its reasons. */
export function inWords(order: NextOrder, currency: string | null): string {
  const last = order.last === null ? "" : `, the last on ${timeText(order.last, false)}`;
  const text = [
    `${order.customer} ${order.name}: ${order.orders} orders so far${last}`.trim(),
    `Next order, as of ${timeText(order.time, false)}: about ${number(order.lines)} products, ${valueText(order, currency)}`,
  ];
  if (order.walkIn) text.push("Many people under one code: nobody that can be visited.");
  for (const { product, name, probability, amounts, reasons } of order.products) {
    const amount = amounts?.amount
      ? `, ${number(amounts.quantity?.median)} × ${number(amounts.price)} = ${number(amounts.amount.median)}`
      : "";
    const why = reasons.map((reason) => reasonMessage(reason).text).join("; ");
    text.push(`  ${percent(probability).padStart(6)}  ${product} ${name}${amount}${why && `\n          ${why}`}`);
  }
  if (order.later.length > 0) text.push("Usually taken, not due yet:");
  for (const { product, name, own, due } of order.later) {
    text.push(`  ${timeText(due, false)}  ${product} ${name}, every ${number(own.everyDays)} days`);
  }
  return text.join("\n");
}

/** Lists of whom to visit with what. */
export function listsInWords(rows: readonly ListedOrder[], list: List, time: number, currency: string | null): string {
  const { by, horizon } = list;
  const what =
    horizon === null ? "expected value" : `expected value times the chance of an order within ${horizon} days`;
  const text = [`Next orders as of ${timeText(time, false)}, by ${what}:`];
  for (const [name, orders] of groups(rows, list)) {
    if (by) {
      const soon = horizon === null ? "" : `, ${number(worth(orders, horizon))} of it within ${horizon} days`;
      text.push("", `${by} ${name}: ${orders.length} customers, ${number(worth(orders, null))} in all${soon}`);
    }
    for (const order of orders.slice(0, SHOWN)) {
      const products = order.products
        .slice(0, 3)
        .map((each) => `${each.name || each.product} ${percent(each.probability)}`)
        .join(", ");
      const chance = horizon === null ? null : order.within[HORIZONS.indexOf(horizon)];
      const soon = chance == null ? "" : `${percent(chance)} likely within ${horizon} days: `;
      text.push(`  ${`${order.customer} ${order.name}`.trim()}: ${soon}${valueText(order, currency)}: ${products}`);
    }
    if (orders.length > SHOWN) text.push(`  … and ${orders.length - SHOWN} more: --csv, --json or --xlsx FILE`);
  }
  return text.join("\n");
}
