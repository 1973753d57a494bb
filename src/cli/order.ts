// `order`: the next order of customers, and lists of whom to visit with what.

import { parseArgs } from "node:util";
import { dayAfterBulk } from "../core/data/lines/bulk.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { ALL_LINES } from "../core/explore/lineFilter.ts";
import { PROVINCES } from "../core/geo/provinces.ts";
import { runToEnd } from "../core/lib/cooperativeTask.ts";
import { csvLine } from "../core/lib/csv.ts";
import { drain } from "../core/lib/drain.ts";
import type { SavedCell, SavedColumn, SavedTable } from "../core/lib/table/savedTable.ts";
import { parseDay, timeText } from "../core/lib/timeText.ts";
import { fittingCustomers } from "../core/orders/fittingCustomers.ts";
import type { NextOrder, OrderGap } from "../core/orders/nextOrder.ts";
import { byWorth, type ListedOrder, listed } from "../core/orders/orderList.ts";
import { orderMessage } from "../core/orders/orderMessages.ts";
import { reasonMessage } from "../core/orders/reason.ts";
import type { Command } from "./command.ts";
import { CommandError } from "./commandError.ts";
import { readModel } from "./modelFolder.ts";
import { modelAndFiles, oneOf, wholeNumber } from "./options.ts";
import { tryOutputs } from "./outputs.ts";
import { READING_HELP, READING_OPTIONS, readingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import { shiftNotes } from "./shiftNotes.ts";
import { UsageError } from "./usageError.ts";
import { writeWorkbook } from "./workbook.ts";
import { writeText } from "./writeResult.ts";

const GROUPS = ["salesperson", "route", "province"] as const;
type Group = (typeof GROUPS)[number];
/** Customers of a group that are shown without a file. */
const SHOWN = 10;

export const orderCommand: Command = {
  name: "order",
  summary: "say what is in customers' next orders, and list whom to visit with what",
  help: `npm run studio -- order DIR FILE ... [--customer ID] [--date YYYY-MM-DD] [--top 5] [--by salesperson] [--json | --csv] [--out FILE] [--xlsx FILE]

DIR is the folder that train wrote (or the zip of the page), FILE the sale lines that tell the customers' past.
An order is told as the products with the probability of being in it, the quantity, price, discount and amount of each,
how many different products it holds and what it comes to, with a range that holds 80 % of such orders. Walk-in customers, whom nobody can
visit, are left out of lists. Lists are sorted by what is at stake: the expected value of the order, whenever it comes.

  --customer ID      this customer only, with the reasons for each product and what is not due yet
  --date YYYY-MM-DD  orders of this day, from what lies before it (default: the day after the last line, lines far from
                     all others left aside)
  --top N            products per order (default 5)
  --by GROUP         salesperson, route or province: one list each; those of the customer's last line
  --csv              one line per customer and product
  --json             the orders whole, with the reasons as data
  --out FILE         write the CSV (or JSON) there; without it, it goes to stdout
  --xlsx FILE        write the CSV's table as an Excel workbook

Columns are read as the model's were; any of these options reads them anew instead.
${READING_HELP}`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        customer: { type: "string" },
        date: { type: "string" },
        top: { type: "string", default: "5" },
        by: { type: "string" },
        csv: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        out: { type: "string" },
        xlsx: { type: "string" },
        ...READING_OPTIONS,
      },
    });
    const { folder, files } = modelAndFiles(given);
    const top = wholeNumber("--top", values.top, 1, 100);
    const by = values.by === undefined ? null : oneOf("--by", values.by, GROUPS);
    if (values.csv && values.json) throw new UsageError("--csv and --json exclude each other");
    const asked = values.date === undefined ? undefined : parseDay(values.date);
    await tryOutputs({ "--out": values.out, "--xlsx": values.xlsx }, [folder, ...files]);
    const packed = await readModel(folder);
    const [
      { unpack },
      { dataShift },
      { openSamples },
      { loadModel },
      { chooseBackend },
      { loadGeocode },
      orders,
      judging,
    ] = await Promise.all([
      import("../core/artefact/unpack.ts"),
      import("../core/artefact/dataShift.ts"),
      import("../core/features/open.ts"),
      import("../core/model/predict.ts"),
      import("../core/kernels/backends.ts"),
      import("./gazetteer.ts"),
      import("../core/orders/orderWriter.ts"),
      import("../core/evaluation/baskets/judgeOrders.ts"),
    ]);
    const model = unpack(packed);
    const { lines, inspection } = await readLines(files, terminal, {
      known: model.mapping,
      choice: readingChoice(values),
    });
    const time = asked ?? dayAfterBulk(lines);
    const { customers, walkIns } =
      values.customer === undefined
        ? runToEnd(fittingCustomers(lines, ALL_LINES, {}, time))
        : { customers: [customerOf(lines, values.customer, time)], walkIns: 0 };
    if (customers.length === 0)
      throw new CommandError(orderMessage("order.noHistory", { date: timeText(time, false) }).text);
    const samples = openSamples(lines, model.preprocess, { geocode: lines.place ? await loadGeocode() : undefined });
    if (by && by !== "province" && !lines[by]) throw new CommandError(`the file has no column of the ${by}`);
    if (by === "province" && !lines.place) throw new CommandError("the file has no column of places");
    const shift = dataShift(model, samples, time, inspection.mapping.currency, inspection.mapping);
    for (const note of shiftNotes(shift, time)) terminal.note(`Note: ${note}`);
    if (walkIns > 0) terminal.note(`${walkIns.toLocaleString("en-US")} walk-in customers are left out`);
    await chooseBackend("auto");
    const predictor = await loadModel(model.members);
    try {
      const fitted = model.orders ?? (await drain(judging.fitOrdersOn(predictor, samples)));
      const source = { samples, predictor, orders: fitted };
      const gaps = orders.orderGaps(source);
      for (const gap of gaps) terminal.note(`Note: ${orderMessage(`order.gap.${gap}`).text}`);
      const found: NextOrder[] = [];
      const rows: ListedOrder[] = [];
      const whole = values.json || values.customer !== undefined;
      const options = {
        products: top,
        later: whole ? 10 : 0,
        onProgress: (done: number, total: number) => terminal.progress("Orders", done / total),
      };
      for await (const chunk of orders.nextOrders(source, customers, time, options)) {
        if (whole) found.push(...chunk);
        rows.push(...chunk.map(listed));
      }
      rows.sort(byWorth);
      const currency = inspection.mapping.currency ?? model.mapping.currency ?? null;
      if (values.xlsx !== undefined) {
        await writeWorkbook(values.xlsx, asTable(rows, by, currency, files, time));
        terminal.print(`${values.xlsx}: ${rows.length.toLocaleString("en-US")} customers`);
      }
      if (values.csv || values.json || values.out !== undefined) {
        const text = values.json ? asJson(found, rows, gaps, time, currency) : asCsv(rows, by);
        if (values.out === undefined) return terminal.print(text.trimEnd());
        const out = values.out;
        // The byte order mark makes Excel read UTF-8.
        await writeText(out, values.json ? text : `\ufeff${text}`);
        terminal.print(`${out}: ${rows.length.toLocaleString("en-US")} customers, for ${timeText(time, false)}`);
        return;
      }
      if (values.xlsx !== undefined) return;
      const [only] = found;
      terminal.print(
        values.customer !== undefined && only ? inWords(only, currency) : listsInWords(rows, by, time, currency),
      );
    } finally {
      predictor.dispose();
    }
  },
};

function customerOf(lines: SaleLines, id: string, time: number): number {
  const code = lines.customer.values.indexOf(id);
  const some = lines.customer.values.slice(0, 5).join(", ");
  if (code < 0)
    throw new CommandError(`unknown customer "${id}": the file has ${lines.customer.values.length} (such as ${some})`);
  const known = lines.time.some((at, i) => at < time && lines.customer.codes[i] === code);
  if (!known)
    throw new CommandError(`customer "${id}" has no line before ${timeText(time, false)}: choose a later --date`);
  return code;
}

const provinceName = (code: string | null): string | null => PROVINCES.find((each) => each.code === code)?.name ?? null;

function groupOf(order: ListedOrder, by: Group): string {
  return (by === "province" ? provinceName(order.province) : order[by]) ?? "–";
}

/** The groups, those with most at stake first, each with its orders. */
function groups(rows: readonly ListedOrder[], by: Group | null): [string, ListedOrder[]][] {
  if (!by) return [["", [...rows]]];
  const found = new Map<string, ListedOrder[]>();
  for (const row of rows) {
    const group = groupOf(row, by);
    const own = found.get(group);
    if (own) own.push(row);
    else found.set(group, [row]);
  }
  return [...found].sort(([, a], [, b]) => worth(b) - worth(a));
}

function worth(rows: readonly ListedOrder[]): number {
  return rows.reduce((sum, { value }) => sum + (value?.mean ?? 0), 0);
}

const COLUMNS: [title: string, kind: "text" | "number" | "share" | "money" | "date"][] = [
  ["customer", "text"],
  ["name", "text"],
  ["salesperson", "text"],
  ["route", "text"],
  ["province", "text"],
  ["last_order", "date"],
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
function tableRows(rows: readonly ListedOrder[], by: Group | null): SavedCell[][] {
  return groups(rows, by).flatMap(([, orders]) =>
    orders.flatMap((order) =>
      order.products.map((each) => [
        ...[order.customer, order.name, order.salesperson, order.route, provinceName(order.province), order.last],
        ...[order.lines, order.value?.mean ?? null, order.value?.range?.low ?? null, order.value?.range?.high ?? null],
        ...[each.product, each.name, each.probability, each.quantity, each.price, each.discount, each.amount],
        each.reason && reasonMessage(each.reason).text,
      ]),
    ),
  );
}

function asCsv(rows: readonly ListedOrder[], by: Group | null): string {
  const cell = (value: SavedCell, i: number): SavedCell => {
    if (typeof value !== "number") return value;
    return COLUMNS[i]![1] === "date" ? timeText(value, false) : Number(value.toPrecision(7));
  };
  const head = csvLine(COLUMNS.map(([title]) => title));
  return (
    head +
    tableRows(rows, by)
      .map((row) => csvLine(row.map(cell)))
      .join("")
  );
}

function asTable(
  rows: readonly ListedOrder[],
  by: Group | null,
  currency: string | null,
  files: readonly string[],
  time: number,
): SavedTable {
  const columns = COLUMNS.map(([title, kind]): SavedColumn => {
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
  return { title: "next orders", columns, rows: tableRows(rows, by), about };
}

function asJson(
  orders: readonly NextOrder[],
  rows: readonly ListedOrder[],
  gaps: readonly OrderGap[],
  time: number,
  currency: string | null,
): string {
  const place = new Map(rows.map(({ customer }, i) => [customer, i]));
  const sorted = [...orders].sort((a, b) => place.get(a.customer)! - place.get(b.customer)!);
  const told = sorted.map(({ time: _, ...order }) => ({
    ...order,
    last: order.last === null ? null : timeText(order.last, false),
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
  const head = { date: timeText(time, false), currency, sortedBy: "expected value of the order", gaps, orders: told };
  return `${JSON.stringify(head, null, 2)}\n`;
}

const number = (value: number | null | undefined): string =>
  value == null ? "–" : value.toLocaleString("en-US", { maximumFractionDigits: Math.abs(value) < 100 ? 1 : 0 });
const percent = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;

function valueText({ value }: Pick<ListedOrder, "value">, currency: string | null): string {
  if (!value) return "value unknown";
  const range = value.range ? ` (80 %: ${number(value.range.low)} to ${number(value.range.high)})` : "";
  return `${number(value.mean)}${currency ? ` ${currency}` : ""}${range}`;
}

/** One order, with its reasons. */
function inWords(order: NextOrder, currency: string | null): string {
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
function listsInWords(rows: readonly ListedOrder[], by: Group | null, time: number, currency: string | null): string {
  const text = [`Next orders as of ${timeText(time, false)}, by expected value:`];
  for (const [name, orders] of groups(rows, by)) {
    if (by) text.push("", `${by} ${name}: ${orders.length} customers, ${number(worth(orders))} in all`);
    for (const order of orders.slice(0, SHOWN)) {
      const products = order.products
        .slice(0, 3)
        .map((each) => `${each.name || each.product} ${percent(each.probability)}`)
        .join(", ");
      text.push(`  ${`${order.customer} ${order.name}`.trim()}: ${valueText(order, currency)}: ${products}`);
    }
    if (orders.length > SHOWN) text.push(`  … and ${orders.length - SHOWN} more: --csv, --json or --xlsx FILE`);
  }
  return text.join("\n");
}
