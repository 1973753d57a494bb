// `evaluate`: how good a model is on a file, beside the baselines, with every target's answer for other tools.

import { parseArgs } from "node:util";
import { verdictSentences } from "../core/artefact/verdict.ts";
import { dayAfterBulk } from "../core/data/lines/bulk.ts";
import type { Preprocess } from "../core/features/sampleSet.ts";
import { drain } from "../core/lib/drain.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import { timeText } from "../core/lib/timeText.ts";
import type { Command } from "./command.ts";
import { CommandError } from "./commandError.ts";
import { noteGolden } from "./goldenNote.ts";
import { readModel } from "./modelFolder.ts";
import { modelAndFiles, wholeNumber } from "./options.ts";
import { tryOutputs } from "./outputs.ts";
import { READING_HELP, READING_OPTIONS, readingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import { resultsText } from "./resultsText.ts";
import { shiftNotes } from "./shiftNotes.ts";
import { writeText } from "./writeResult.ts";

export const evaluateCommand: Command = {
  name: "evaluate",
  summary: "judge a trained model on a file, beside the baselines",
  help: `npm run studio -- evaluate DIR FILE ... [--json] [--targets OUT.csv] [--top-k 5]

DIR is the folder that train wrote (or the zip of the page). Where FILE is the model's own data (told by what its lines
say, whatever the file is called), the model is judged on its own test part. Any other file is judged on all purchases
after the last day of the model's data; each is predicted from what lies strictly before it in other orders. Give the
model's own file and the later one in a row, so that histories and baselines know the past.
The baselines are fitted on the file's lines up to the end of the model's training part.

  --json             what was judged, what the data differ by from the model's own, and all metrics with intervals
  --targets OUT.csv  one line per judged target: line in the file, customer, time, the product bought with its rank
                     (0: not known from training) and probability, the likeliest products, actual and predicted numbers
  --top-k N          likeliest products per line of that file (default 5)

Columns are read as the model's were; any of these options reads them anew instead.
${READING_HELP}`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        targets: { type: "string" },
        "top-k": { type: "string", default: "5" },
        ...READING_OPTIONS,
      },
    });
    const { folder, files } = modelAndFiles(given);
    const choice = readingChoice(values);
    const topK = wholeNumber("--top-k", values["top-k"], 1, 1000);
    await tryOutputs({ "--targets": values.targets }, [folder, ...files]);
    const packed = await readModel(folder);
    const [{ unpack }, shifts, { openSamples }, { judge }, { judgedPart }, { chooseBackend }, { loadGeocode }, csv] =
      await Promise.all([
        import("../core/artefact/unpack.ts"),
        import("../core/artefact/dataShift.ts"),
        import("../core/features/open.ts"),
        import("../core/evaluation/judge.ts"),
        import("../core/evaluation/judgedPart.ts"),
        import("../core/kernels/backends.ts"),
        import("./gazetteer.ts"),
        import("../core/artefact/predictionsCsv.ts"),
      ]);
    const model = unpack(packed);
    const { lines, inspection } = await readLines(files, terminal, { known: model.mapping, choice });
    const { lastDay } = model.provenance.data;
    const own = shifts.isOwnData(model, lines) === true;
    const { preprocess } = model;
    // Of a later file all that is judged lies behind what is counted, however the model's own targets were split.
    const settings = own ? preprocess.settings : { ...preprocess.settings, split: "time" as const };
    const opened = openSamples(
      lines,
      { ...preprocess, settings },
      { geocode: lines.place ? await loadGeocode() : undefined },
    );
    const { samples, part, from } = judgedPart(opened, own, lastDay);
    const { split } = samples;
    const { test } = split;
    if (test.length === 0) throw new CommandError(nothingToJudge(part, from));
    const at = dayAfterBulk(lines);
    const shift = shifts.dataShift(model, opened, at, inspection.mapping.currency, inspection.mapping);
    for (const note of shiftNotes(shift, at)) terminal.note(`Note: ${note}`);
    const timeOf = (target: number | undefined): string =>
      timeText(lines.time[samples.targets[target ?? 0] ?? 0] ?? Number.NaN, false);
    const judged = {
      on: part,
      targets: test.length,
      customers: new Set(Array.from(test, (target) => lines.customer.codes[samples.targets[target]!])).size,
      firstDay: timeOf(test[0]),
      lastDay: timeOf(test.at(-1)),
    };
    const words = judgedText(judged, from, lastDay === null);
    terminal.note(words);
    if (!own && split.train.length === 0) {
      terminal.note(
        "Note: the file holds no purchase of the model's training part, which the baselines are fitted on: they are weaker here than they would be. Give the model's own file and this one in a row.",
      );
    }
    await chooseBackend("auto");
    const judging = judge(
      own ? samples : { ...samples, preprocess: toldAs(samples.preprocess, words) },
      model.members,
      "test",
      { topK, orders: model.orders ?? "fit" },
    );
    const { metrics, predictions, predictor } = await drain(judging, (event) => {
      if (event.kind === "judging") terminal.progress("Judging beside the baselines", 0);
      else terminal.progress("Predicting the targets", event.total ? event.done / event.total : 1);
    });
    await noteGolden(model, predictor, terminal);
    predictor.dispose();
    if (values.targets !== undefined) {
      const text = csv.predictionsCsv(samples, predictions, { top: topK });
      await writeText(values.targets, text);
      terminal.note(`${values.targets}: ${test.length.toLocaleString("en-US")} targets`);
    }
    if (!values.json) {
      terminal.print(resultsText(metrics));
      return;
    }
    const verdicts = verdictSentences(metrics).map(({ text }) => text);
    const report = { judged: { ...judged, words }, data: shift, verdicts, metrics };
    terminal.print(jsonText(report, 2));
  },
};

/** With what is judged in the place of the protocol of the model's own test part. */
function toldAs({ protocolSentences: _, ...preprocess }: Preprocess, protocol: string): Preprocess {
  return { ...preprocess, protocol };
}

function judgedText(
  judged: { on: "own" | "later"; targets: number; customers: number; firstDay: string; lastDay: string },
  from: number,
  isOld: boolean,
): string {
  const count = (n: number): string => n.toLocaleString("en-US");
  const of = `${count(judged.targets)} purchases of ${count(judged.customers)} customers, ${judged.firstDay} to ${judged.lastDay}`;
  return judged.on === "own"
    ? `Judged on the model's own test part: ${of}.`
    : `Judged on all purchases from ${timeText(from, false)} on, after the model's ${isOld ? "training and validation parts (it is too old to tell its own data)" : "data"}: ${of}.`;
}

function nothingToJudge(part: "own" | "later", from: number): string {
  if (part === "own") return "the model's own data have no test part to judge it on";
  return `nothing to judge: these are not the model's own data, and no purchase from ${timeText(from, false)} on, after the model's data, has a history before it. Give the file that it was trained on, or a later one`;
}
