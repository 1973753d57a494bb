// `train`: a file in, a judged model out, as the page does it.

import { parseArgs } from "node:util";
import { type Artefact, MODEL_FILES } from "../core/artefact/artefact.ts";
import { fingerprintLines } from "../core/data/source/fingerprint.ts";
import type { JudgeEvent } from "../core/evaluation/judge.ts";
import { SPLIT_NAMES } from "../core/features/split.ts";
import { BACKENDS } from "../core/kernels/backendChoice.ts";
import { drain } from "../core/lib/drain.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import type { TrainEvent } from "../core/training/events.ts";
import { featureSettings, PRESETS, type TrainingSettings } from "../core/training/settings.ts";
import type { CountedVerdict } from "../core/training/watched.ts";
import type { Command } from "./command.ts";
import { addedText, countedText } from "./countedText.ts";
import { FEATURE_HELP, parseFeatures } from "./featureOption.ts";
import { noteGoldenOf } from "./goldenNote.ts";
import { Interrupts } from "./interrupts.ts";
import { readModel, writeModel } from "./modelFolder.ts";
import { severalFiles } from "./options.ts";
import { tryFolder } from "./outputs.ts";
import { READING_HELP, READING_OPTIONS, readingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import { resultsText } from "./resultsText.ts";
import { networkChanges, noteSampleSettings, parseSettings, SETTINGS_HELP } from "./settingsOption.ts";
import { duration, type Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";

export const trainCommand: Command = {
  name: "train",
  summary: "learn from a file, judge on its last weeks, write the model",
  help: `npm run studio -- train FILE ... --out DIR [--preset NAME] [--set KEY=VALUE ...] [--backend NAME] [--json]

Reads a CSV (plain or packed), an Excel workbook or a Parquet file, tells within seconds what counting alone finds on the
validation part, trains, judges the model on the last 5% of the
purchases beside simple baselines, and writes manifest.json, preprocess.json, metrics.json, predictions.csv,
MODEL_CARD.md and, for each of its networks, a folder members/1 ... with model.safetensors, config.json and history.json.
Ctrl+C ends the training early and keeps the networks that are done and the best weights of the one under way (none of
one in its first epoch beside others); a second Ctrl+C gives up.

  --out DIR          folder to write to (made when missing)
  --json             what counting alone finds on the validation part, and all metrics of the test part with intervals
  --resume           go on with the run whose state lies in DIR/checkpoint.safetensors, under its own settings and features
                     (of --set, only batchSize and accumulation count); that file is written every minute and after
                     every epoch, and removed when the run is done
  --members N        train N networks with the seeds from that of the settings on, and answer with their mean; short for
                     --set members=N. Takes N times as long
  --snapshots K      keep K networks of each training, its weights at the ends of K restart periods, at no extra time
  --start MODEL      start from the weights of this model, folder or zip, of the same sizes and of data that end no later;
                     each network from the model's network of the same number, those beyond its last afresh
  --preset NAME      ${PRESETS.join(", ")} (default quick)
  --set KEY=VALUE    change a setting of the preset, or how targets are split and histories made (split=customer);
                     may be given several times
  --backend NAME     auto, ${BACKENDS.join(", ")} (default auto)
  --drop-walk-ins    short for --set dropWalkIns=true
  --feature "NAME = FORMULA"
                     a feature of your own as one more input; may be given several times

${READING_HELP}

${SETTINGS_HELP}

${FEATURE_HELP}`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        preset: { type: "string", default: "quick" },
        set: { type: "string", multiple: true, default: [] },
        backend: { type: "string", default: "auto" },
        out: { type: "string" },
        "drop-walk-ins": { type: "boolean", default: false },
        feature: { type: "string", multiple: true, default: [] },
        resume: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        start: { type: "string" },
        members: { type: "string" },
        snapshots: { type: "string" },
        ...READING_OPTIONS,
      },
    });
    const files = severalFiles(given);
    const choice = readingChoice(values);
    const set = [...values.set, ...networkChanges(values.preset, values.set, values)];
    const chosen = parseSettings(values.preset, set);
    const asked = chosen.settings;
    const customFeatures = parseFeatures(values.feature);
    const wanted = (["auto", ...BACKENDS] as const).find((name) => name === values.backend);
    if (!wanted) throw new UsageError(`unknown backend "${values.backend}" (have: auto, ${BACKENDS.join(", ")})`);
    if (values.out === undefined) throw new UsageError("--out is missing: name the folder to write the model to");
    await tryFolder("--out", values.out, MODEL_FILES, files);

    // The engine is heavy: help and mistakes in the command line should not wait for it.
    const [
      { chooseBackend },
      { fitAndOpen, openSamples },
      { fit },
      { checkParts },
      { countedTask },
      { watchTask },
      { judge },
    ] = await Promise.all([
      import("../core/kernels/backends.ts"),
      import("../core/features/open.ts"),
      import("../core/training/fit.ts"),
      import("../core/training/checkParts.ts"),
      import("../core/evaluation/countedVerdict.ts"),
      import("../core/evaluation/createWatch.ts"),
      import("../core/evaluation/judge.ts"),
    ]);
    const { pack } = await import("../core/artefact/pack.ts");
    const { unpack } = await import("../core/artefact/unpack.ts");
    const { warmStarts } = await import("../core/training/warmStart.ts");
    const { provenanceOf } = await import("../core/artefact/provenance.ts");
    const { predictionsCsv } = await import("../core/artefact/predictionsCsv.ts");
    const { makeGolden } = await import("../core/artefact/golden/makeGolden.ts");
    const { loadGeocode } = await import("./gazetteer.ts");
    const { CheckpointWriter, checkKept, readCheckpoint } = await import("./checkpoint.ts");
    const kept = values.resume ? await readCheckpoint(values.out) : null;
    const learnt = values.start === undefined ? null : unpack(await readModel(values.start));
    const settings = kept ? resumed(kept.snapshot.settings, asked, values.set) : asked;
    const { noteLeaks } = await import("./leakNotes.ts");

    const { lines, inspection } = await readLines(files, terminal, { choice });
    const setAside = inspection.rows - inspection.kept;
    terminal.note(
      `${count(inspection.kept)} lines of ${count(inspection.customers)} customers and ${count(inspection.products)} products${setAside ? `, ${count(setAside)} set aside (see inspect)` : ""}`,
    );
    const geocode = lines.place ? await loadGeocode() : undefined;
    const dropWalkIns = values["drop-walk-ins"] || chosen.samples.dropWalkIns;
    const fingerprint = fingerprintLines(lines);
    if (kept) checkKept(kept.samples, fingerprint, values.out, terminal);
    const options = { geocode, onProgress: (share: number) => terminal.progress("Features", share) };
    const features = featureSettings(settings, { ...chosen.samples, customFeatures, dropWalkIns });
    const samples =
      kept && "preprocess" in kept.samples
        ? openSamples(lines, kept.samples.preprocess, options)
        : fitAndOpen(lines, features, options);
    noteSampleSettings(samples.preprocess.settings, terminal);
    const writer = new CheckpointWriter(values.out, { lines: fingerprint, preprocess: samples.preprocess });
    noteLeaks(samples, inspection.mapping, terminal);
    const backend = await chooseBackend(wanted);
    terminal.note(`Training on ${backend.name} (${backend.detail}): ${backend.reason}`);

    const interrupts = new Interrupts(
      terminal,
      "Stopping after this step and keeping the best weights. Ctrl+C again gives up.",
    );
    try {
      const { control, signal } = interrupts;
      checkParts(samples, SPLIT_NAMES);
      if (learnt) await noteGoldenOf(learnt, terminal);
      const starts = learnt ? warmStarts(samples, settings, learnt) : undefined;
      if (starts && starts.length < settings.members)
        terminal.note(
          `Networks beyond the first ${starts.length} start from fresh weights: the model has ${starts.length}, and ${settings.members} are asked for.`,
        );
      let counted: CountedVerdict | null = null;
      const fitting = fit(samples, settings, {
        backend,
        counted: countedTask,
        watch: watchTask,
        from: kept?.snapshot,
        starts,
        control,
        signal,
      });
      const members = await drain(fitting, (event) => {
        if (event.kind === "counted") ({ counted } = event);
        if (event.kind === "snapshot") writer.keep(event.snapshot);
        else if (event.kind !== "periodEnd") report(event, terminal);
      });
      const judging = judge(samples, members, "test", { signal, orders: "fit" });
      const { metrics, predictions, predictor, orders } = await drain(judging, (event) => report(event, terminal));
      const golden = await makeGolden(samples, members, predictor);
      predictor.dispose();
      const { preprocess } = samples;
      const before = learnt?.provenance.data;
      const provenance = provenanceOf(samples, members[0], metrics, before);
      const { mapping } = inspection;
      const model: Artefact = {
        members,
        mapping,
        preprocess,
        metrics,
        provenance,
        ...(orders && { orders }),
        golden,
      };
      await writeModel(values.out, pack(model, { predictionsCsv: predictionsCsv(samples, predictions) }));
      await writer.remove();
      if (values.json) terminal.print(jsonText({ counted, metrics, out: values.out }, 2));
      else {
        terminal.print(resultsText(metrics));
        terminal.print(`Written to ${values.out}`);
      }
    } catch (error) {
      await writer.settle();
      if (writer.written) terminal.note(`The state of the run is kept in ${values.out}: --resume goes on from there.`);
      throw error;
    } finally {
      interrupts.end();
    }
  },
};

/** The settings of an unfinished run; another batch size and accumulation may be asked for when memory ran out. */
function resumed(kept: TrainingSettings, asked: TrainingSettings, set: string[]): TrainingSettings {
  const settings = { ...kept };
  for (const name of ["batchSize", "accumulation"] as const) {
    if (set.some((pair) => pair.startsWith(`${name}=`))) settings[name] = asked[name];
  }
  return settings;
}

type RunEvent = TrainEvent | JudgeEvent;

const PREPARING = {
  counting: "Judging what counting alone finds",
  comparing: "Counting the baselines",
  compiling: "Compiling",
  initialising: "Preparing",
  experts: "Fitting the second stage",
};

function report(event: RunEvent, terminal: Terminal): void {
  switch (event.kind) {
    case "preparing":
      terminal.progress(PREPARING[event.what], 0);
      break;
    case "started":
      terminal.note(
        `${count(event.parameters)} parameters, ${event.epochs} epochs of ${count(event.samplesPerEpoch)} targets`,
      );
      break;
    case "steps": {
      const last = event.steps.at(-1);
      const loss = last ? `loss ${last.loss.total.toFixed(3)}, ` : "";
      const detail = `${loss}${Math.round(event.samplesPerSecond)} samples/s, ${duration(event.secondsLeft)} left`;
      terminal.progress("Training", event.progress, detail);
      break;
    }
    case "epoch": {
      const { epoch, train, validation, best, seconds, check } = event.report;
      const added = check?.added ? `, ${addedText(check.added)}` : "";
      terminal.note(
        `Epoch ${epoch}: train loss ${train.total.toFixed(4)}, validation loss ${validation.total.toFixed(4)}${best ? " (best)" : ""}${added}, ${duration(seconds)}`,
      );
      break;
    }
    case "finished":
      terminal.note(`Ended after ${duration(event.seconds)}: ${event.reason}; best epoch ${event.bestEpoch}`);
      break;
    case "predicting":
      terminal.progress("Predicting the test targets", event.total ? event.done / event.total : 1);
      break;
    case "judging":
      terminal.progress("Judging beside the baselines", 0);
      break;
    case "continued":
      terminal.note(`Going on after step ${count(event.step)}, in epoch ${event.epoch}`);
      break;
    case "recovered":
      terminal.note(
        `${event.fault.text} Going on after step ${count(event.step)} on ${event.backend.name} (${event.backend.detail}).`,
      );
      break;
    case "network":
      terminal.note(`Network ${event.number} of ${event.of} (seed ${event.seed})`);
      break;
    case "counted":
      terminal.note(countedText(event.counted));
      break;
    case "watching":
    case "untrained":
    case "paused":
    case "resumed":
      break;
    default:
      event satisfies never;
  }
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
