// `predict`: what customers of a file buy next, by a model that `train` wrote.

import { parseArgs } from "node:util";
import { nextColumns, nextCsvHeader, nextCsvLines, nextRows } from "../core/artefact/nextCsv.ts";
import { dayAfterBulk } from "../core/data/lines/bulk.ts";
import { customersBefore } from "../core/data/lines/customersBefore.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import { parseDay, timeText } from "../core/lib/timeText.ts";
import type { Command } from "./command.ts";
import { CommandError } from "./commandError.ts";
import { noteGolden } from "./goldenNote.ts";
import { readModel } from "./modelFolder.ts";
import { modelAndFiles, wholeNumber } from "./options.ts";
import { tryOutputs } from "./outputs.ts";
import { READING_HELP, READING_OPTIONS, readingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import { shiftNotes } from "./shiftNotes.ts";
import { writePieces } from "./writeResult.ts";

/** Customers predicted at a time. */
const CHUNK = 512;

export const predictCommand: Command = {
  name: "predict",
  summary: "say what customers buy next, by a trained model",
  help: `npm run studio -- predict DIR FILE ... [--customer ID] [--top-k 5] [--date YYYY-MM-DD] [--out preds.csv] [--json]

DIR is the folder that train wrote (or the zip of the page), FILE the sale lines that tell the customers' past.
One line per customer: the likeliest products with probabilities and, of each, quantity, unit price, discount and amount
(medians; the amount also as a mean, which sums without bias, and as a range that holds 80% of such lines); then
quantity, revenue and discount of the next line before its product is known. Where the lines are
not those that the model was trained on, or the day lies beyond them, that is told first, in numbers.

  --customer ID      this customer only
  --top-k N          products per customer (default 5)
  --date YYYY-MM-DD  predict for this day, from what lies before it (default: the day after the last line, lines far from
                     all others left aside)
  --out FILE         write the CSV there; without it, it goes to stdout
  --json             JSON instead: "data" (what the lines differ by from the model's own), "date", and "customers" with
                     the columns of the CSV

Columns are read as the model's were, but as the file's own values ask where they prove otherwise; where these only
speak for other days, --date-format has to say which. Any of these options reads the columns anew instead.
${READING_HELP}`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        customer: { type: "string" },
        "top-k": { type: "string", default: "5" },
        date: { type: "string" },
        out: { type: "string" },
        json: { type: "boolean", default: false },
        ...READING_OPTIONS,
      },
    });
    const { folder, files } = modelAndFiles(given);
    const choice = readingChoice(values);
    const topK = wholeNumber("--top-k", values["top-k"], 1, 1000);
    const asked = values.date === undefined ? undefined : parseDay(values.date);
    await tryOutputs({ "--out": values.out }, [folder, ...files]);
    const packed = await readModel(folder);

    const [{ unpack }, { dataShift }, { openSamples }, { loadModel }, { chooseBackend }, { loadGeocode }] =
      await Promise.all([
        import("../core/artefact/unpack.ts"),
        import("../core/artefact/dataShift.ts"),
        import("../core/features/open.ts"),
        import("../core/model/predict.ts"),
        import("../core/kernels/backends.ts"),
        import("./gazetteer.ts"),
      ]);
    const model = unpack(packed);
    const { lines, inspection } = await readLines(files, terminal, { known: model.mapping, choice });
    const time = asked ?? dayAfterBulk(lines);
    const customers =
      values.customer === undefined ? customersBefore(lines, time) : [oneCustomer(lines, values.customer)];
    if (customers.length === 0) {
      throw new CommandError(`no customer has a line before ${timeText(time, false)}: choose a later --date`);
    }
    const samples = openSamples(lines, model.preprocess, { geocode: lines.place ? await loadGeocode() : undefined });
    const shift = dataShift(model, samples, time, inspection.mapping.currency, inspection.mapping);
    for (const note of shiftNotes(shift, time)) terminal.note(`Note: ${note}`);
    await chooseBackend("auto");
    const predictor = await loadModel(model.members);
    await noteGolden(model, predictor, terminal);
    const k = Math.min(topK, model.preprocess.products.length);
    const columns = nextColumns(k, predictor.amounts !== null);
    const json = (row: readonly unknown[]): string =>
      jsonText(Object.fromEntries(columns.map((column, i) => [column, row[i] ?? null])));
    const head = { data: shift, date: timeText(time, false) };
    const pieces = async function* (): AsyncGenerator<string> {
      yield values.json
        ? `${jsonText(head, 2).slice(0, -2)},\n  "customers": [`
        : nextCsvHeader(k, predictor.amounts !== null);
      for (let at = 0; at < customers.length; at += CHUNK) {
        const codes = Int32Array.from(customers.slice(at, at + CHUNK));
        const next = await predictor.predictNext(samples, codes, time, { topK: k });
        yield values.json
          ? `${at > 0 ? "," : ""}\n    ${nextRows(samples, codes, time, k, next).map(json).join(",\n    ")}`
          : nextCsvLines(samples, codes, time, k, next);
        if (values.out !== undefined) terminal.progress("Predicting", (at + codes.length) / customers.length);
      }
      if (values.json) yield "\n  ]\n}\n";
    };
    try {
      await writePieces(values.out, pieces(), terminal);
    } finally {
      predictor.dispose();
    }
    if (values.out !== undefined) {
      terminal.print(
        `${values.out}: ${customers.length.toLocaleString("en-US")} customers, for ${timeText(time, false)}`,
      );
    }
  },
};

function oneCustomer(lines: SaleLines, id: string): number {
  const code = lines.customer.values.indexOf(id);
  if (code >= 0) return code;
  const some = lines.customer.values.slice(0, 5).join(", ");
  throw new CommandError(`unknown customer "${id}": the file has ${lines.customer.values.length} (such as ${some})`);
}
