// `order`: the next order of customers, and lists of whom to visit with what.

import { parseArgs } from "node:util";
import { dayAfterBulk } from "../core/data/lines/bulk.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { ALL_LINES } from "../core/explore/lineFilter.ts";
import { runToEnd } from "../core/lib/cooperativeTask.ts";
import { drain } from "../core/lib/drain.ts";
import { parseDay, timeText } from "../core/lib/timeText.ts";
import { fittingCustomers } from "../core/orders/fittingCustomers.ts";
import { type ListedOrder, listed } from "../core/orders/listedOrder.ts";
import type { NextOrder } from "../core/orders/nextOrder.ts";
import { byExpectedValue, orderChances } from "../core/orders/orderChances.ts";
import { orderMessage } from "../core/orders/orderMessages.ts";
import { HORIZONS } from "../core/retention/dueReport.ts";
import type { Command } from "./command.ts";
import { CommandError } from "./commandError.ts";
import { noteGolden } from "./goldenNote.ts";
import { readModel } from "./modelFolder.ts";
import { modelAndFiles, oneOf, wholeNumber } from "./options.ts";
import { asCsv, asJson, asTable, GROUPS, inWords, type List, listsInWords } from "./orderText.ts";
import { tryOutputs } from "./outputs.ts";
import { READING_HELP, READING_OPTIONS, readingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import { shiftNotes } from "./shiftNotes.ts";
import { UsageError } from "./usageError.ts";
import { writeWorkbook } from "./workbook.ts";
import { writeText } from "./writeResult.ts";

export const orderCommand: Command = {
  name: "order",
  summary: "say what is in customers' next orders, and list whom to visit with what",
  help: `npm run studio -- order DIR FILE ... [--customer ID] [--date YYYY-MM-DD] [--top 5] [--by salesperson]
                      [--within 7] [--json | --csv] [--out FILE] [--xlsx FILE]

DIR is the folder that train wrote (or the zip of the page), FILE the sale lines that tell the customers' past.
An order is told as the products with the probability of being in it, the quantity, price, discount and amount of each,
how many different products it holds and what it comes to, with a range that holds 80% of such orders. Walk-in customers, whom nobody can
visit, are left out of lists. Lists are sorted by expected value: the value of the order times the chance that the customer
orders within so many days, as due tells it from the same lines; where too few customers came back to tell it, by the value alone.

  --customer ID      this customer only, with the reasons for each product and what is not due yet
  --date YYYY-MM-DD  orders of this day, from what lies before it (default: the day after the last line, lines far from
                     all others left aside)
  --top N            products per order (default 5)
  --by GROUP         salesperson, route or province: one list each; those of the customer's latest line that names one
  --within N         days that the chance of an order is counted over: 7, 14 or 30 (default 7)
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
        within: { type: "string", default: String(HORIZONS[0]) },
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
    const within = HORIZONS.find((days) => String(days) === values.within);
    if (within === undefined) throw new UsageError(`--within ${values.within}: have ${HORIZONS.join(", ")} days`);
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
    const single = values.customer !== undefined;
    const looking = (share: number) => terminal.progress("Looking at customers", share);
    const chances = single ? null : runToEnd(orderChances(lines, time), { onProgress: looking });
    for (const note of chances?.notes ?? []) terminal.note(`Note: ${note.text}`);
    const horizon = chances?.horizons.includes(within) ? within : null;
    if (chances && horizon === null)
      terminal.note(
        `Note: no chance of an order within ${within} days can be told of this file: sorted by the expected order alone`,
      );
    await chooseBackend("auto");
    const predictor = await loadModel(model.members);
    try {
      await noteGolden(model, predictor, terminal);
      const fitted = model.orders ?? (await drain(judging.fitOrdersOn(predictor, samples)));
      const source = { samples, predictor, orders: fitted };
      const gaps = orders.orderGaps(source);
      for (const gap of gaps) terminal.note(`Note: ${orderMessage(`order.gap.${gap}`).text}`);
      const found: NextOrder[] = [];
      const rows: ListedOrder[] = [];
      const whole = values.json || single;
      const options = {
        products: top,
        later: whole ? 10 : 0,
        onProgress: (done: number, total: number) => terminal.progress("Orders", done / total),
      };
      for await (const chunk of orders.nextOrders(source, customers, time, options)) {
        if (whole) found.push(...chunk);
        for (const order of chunk) rows.push(listed(order, chances?.of.get(order.customer)));
      }
      rows.sort(byExpectedValue(horizon));
      const currency = inspection.mapping.currency ?? model.mapping.currency ?? null;
      const list: List = { by, horizon };
      if (values.xlsx !== undefined) {
        await writeWorkbook(values.xlsx, asTable(rows, list, currency, files, time));
        terminal.print(`${values.xlsx}: ${rows.length.toLocaleString("en-US")} customers`);
      }
      if (values.csv || values.json || values.out !== undefined) {
        const text = values.json ? asJson(found, rows, gaps, { time, currency, horizon, chances }) : asCsv(rows, list);
        if (values.out === undefined) return terminal.print(text.trimEnd());
        const out = values.out;
        // The byte order mark makes Excel read UTF-8.
        await writeText(out, values.json ? text : `\ufeff${text}`);
        terminal.print(`${out}: ${rows.length.toLocaleString("en-US")} customers, for ${timeText(time, false)}`);
        return;
      }
      if (values.xlsx !== undefined) return;
      const [only] = found;
      terminal.print(single && only ? inWords(only, currency) : listsInWords(rows, list, time, currency));
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
