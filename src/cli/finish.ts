// `finish`: a network that was trained outside the studio (python -m sales_studio.train) becomes a whole model, judged as any other.

import { parseArgs } from "node:util";
import { type Artefact, MODEL_FILES } from "../core/artefact/artefact.ts";
import type { JudgeEvent } from "../core/evaluation/judge.ts";
import type { SampleSet, SplitName } from "../core/features/sampleSet.ts";
import { SPLIT_NAMES } from "../core/features/split.ts";
import { drain } from "../core/lib/drain.ts";
import type { LoopEvent } from "../core/training/snapshot.ts";
import type { Command } from "./command.ts";
import { CommandError } from "./commandError.ts";
import { noteGoldenOf } from "./goldenNote.ts";
import { readModel, writeModel } from "./modelFolder.ts";
import { modelAndFiles } from "./options.ts";
import { tryFolder } from "./outputs.ts";
import { READING_HELP, READING_OPTIONS, readingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import { resultsText } from "./resultsText.ts";
import type { Terminal } from "./terminal.ts";

export const finishCommand: Command = {
  name: "finish",
  summary: "fit what stands on a network that was trained in Python, and judge it",
  help: `npm run studio -- finish DIR FILE ...

DIR is the folder that python -m sales_studio.train wrote, FILE what its samples were made of. Fits the second stage, the amounts and
the orders on the validation part, judges the model on its test part beside the baselines, and writes it anew, with metrics.json,
predictions.csv and MODEL_CARD.md. The network's weights stay as they are.

Columns are read as the samples' were; any of these options reads them anew instead.
${READING_HELP}`,

  async run(args, terminal) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: READING_OPTIONS });
    const { folder, files } = modelAndFiles(positionals);
    const choice = readingChoice(values);
    await tryFolder("DIR", folder, MODEL_FILES, files);
    const packed = await readModel(folder);
    const [{ unpack }, { openSamples }, { chooseBackend }, { loadGeocode }] = await Promise.all([
      import("../core/artefact/unpack.ts"),
      import("../core/features/open.ts"),
      import("../core/kernels/backends.ts"),
      import("./gazetteer.ts"),
    ]);
    const model = unpack(packed);
    await chooseBackend("auto");
    await noteGoldenOf(model, terminal);
    const { mapping, preprocess } = model;
    const { lines } = await readLines(files, terminal, { known: mapping, choice });
    const geocode = lines.place ? await loadGeocode() : undefined;
    const onProgress = (share: number) => terminal.progress("Features", share);
    const samples = openSamples(lines, preprocess, { geocode, onProgress });
    checkLines(model, samples, files);
    await writeFinished(folder, model, samples, terminal);
  },
};

async function writeFinished(folder: string, model: Artefact, samples: SampleSet, terminal: Terminal): Promise<void> {
  const [
    { fitOnNetworks },
    { withoutTest },
    { judge },
    { pack },
    { provenanceOf },
    { predictionsCsv },
    { makeGolden },
  ] = await Promise.all([
    import("../core/training/fit.ts"),
    import("../core/features/withoutTest.ts"),
    import("../core/evaluation/judge.ts"),
    import("../core/artefact/pack.ts"),
    import("../core/artefact/provenance.ts"),
    import("../core/artefact/predictionsCsv.ts"),
    import("../core/artefact/golden/makeGolden.ts"),
  ]);
  const report = (event: LoopEvent | JudgeEvent): void => {
    if (event.kind === "preparing") terminal.progress("Fitting the second stage", 0);
    else if (event.kind === "predicting") terminal.progress("Predicting the test targets", event.done / event.total);
    else if (event.kind === "judging") terminal.progress("Judging beside the baselines", 0);
  };
  const seen = withoutTest(samples);
  const members = await drain(fitOnNetworks(seen, model.members), report);
  const { metrics, predictions, predictor, orders } = await drain(
    judge(samples, members, "test", { orders: "fit" }),
    report,
  );
  const golden = await makeGolden(samples, members, predictor);
  predictor.dispose();
  const { mapping, preprocess } = model;
  const finished: Artefact = {
    members,
    mapping,
    preprocess,
    metrics,
    provenance: provenanceOf(samples, members[0], metrics, model.provenance.startedFrom),
    ...(orders && { orders }),
    golden,
  };
  await writeModel(folder, pack(finished, { predictionsCsv: predictionsCsv(samples, predictions) }));
  terminal.print(resultsText(metrics));
  terminal.print(`Written to ${folder}`);
}

/** Throws where these are not the lines that the network learnt from: it would be judged on what it has seen. */
function checkLines({ provenance }: Artefact, { lines, split }: SampleSet, files: readonly string[]): void {
  const { counts } = provenance.data;
  const told = (lines: number, parts: Record<SplitName, number>): string =>
    [lines, ...SPLIT_NAMES.map((part) => parts[part]!)].map((each) => each.toLocaleString("en-US")).join(", ");
  const here = told(lines.count, {
    train: split.train.length,
    validation: split.validation.length,
    test: split.test.length,
  });
  const learnt = told(counts.lines ?? lines.count, counts);
  if (here === learnt) return;
  throw new CommandError(
    `${files.join(", ")} is not what the samples of this model were made of (lines, and targets to train on, to validate and to test: ${here}; the model's: ${learnt}): name the same files`,
  );
}
