// `samples`: a random choice of targets with everything known about them, as raw numbers for others to recompute.

import { parseArgs } from "node:util";
import { SAMPLE_FOLDER_FILES } from "../core/artefact/samples/sampleFiles.ts";
import { fitAndOpen, openSamples } from "../core/features/open.ts";
import { checkDone } from "../core/features/parts/fitParts.ts";
import { fittedPreprocess } from "../core/features/parts/fitRounds.ts";
import { rawSamples } from "../core/features/samples.ts";
import { runToEnd } from "../core/lib/cooperativeTask.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import { featureSettings, PRESETS, type TrainingSettings } from "../core/training/settings.ts";
import type { Command } from "./command.ts";
import { FEATURE_HELP, parseFeatures } from "./featureOption.ts";
import { readState } from "./fit.ts";
import { loadGeocode } from "./gazetteer.ts";
import { noteLeaks } from "./leakNotes.ts";
import { severalFiles, wholeNumber } from "./options.ts";
import { tryFolder, tryOutputs } from "./outputs.ts";
import { parsePart, readPart } from "./partOption.ts";
import { READING_HELP, READING_OPTIONS, readingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import { writeSampleFolder, writeSamplePart } from "./samplesParquet.ts";
import {
  checkSettled,
  noteSampleSettings,
  parseSampleSettings,
  parseSettings,
  SAMPLE_SETTINGS_HELP,
} from "./settingsOption.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";
import { writePieces } from "./writeResult.ts";

/** Options of the one kind of output and of the other. */
const OF_PARQUET = ["shards", "preset", "fitted", "part"] as const;
const OF_TEXT = ["limit", "seed", "out"] as const;
const MOST_SHARDS = 10_000;

interface FittedRequest {
  files: readonly string[];
  parquet: string;
  fitted: string;
  part: string | undefined;
  shards: number;
  settings: TrainingSettings;
  /** What `--set` said. */
  changes: readonly string[];
}

/** The samples by what fit learned: of one part, or of all lines. */
async function writeFitted(
  { files, parquet, fitted, part, shards, settings: chosen, changes }: FittedRequest,
  terminal: Terminal,
): Promise<void> {
  const joined = await readState(fitted);
  checkDone(joined, true);
  const { mapping, state } = joined.value;
  const number = part === undefined ? { part: 1, parts: 1 } : parsePart(part);
  const preprocess = runToEnd(fittedPreprocess(state));
  checkSettled(changes, preprocess.settings);
  const { lines } = await readPart(files, number, terminal, { known: mapping });
  const samples = openSamples(lines, preprocess, {
    geocode: lines.place ? await loadGeocode() : undefined,
    onProgress: (share) => terminal.progress("Features", share),
  });
  const source = { preprocess, mapping, settings: { ...chosen, maxSeqLen: preprocess.settings.maxSeqLen } };
  if (part === undefined) return writeSampleFolder(parquet, samples, source, shards, terminal);
  return writeSamplePart(parquet, samples, source, number, terminal);
}

export const samplesCommand: Command = {
  name: "samples",
  summary: "write the raw features of some targets as NDJSON, or the tensors of all as Parquet",
  help: `npm run studio -- samples FILE ... [--limit 500] [--seed 1] [--out samples.ndjson]
       npm run studio -- samples FILE ... --parquet DIR [--shards N] [--preset NAME] [--set KEY=VALUE ...]

Writes one JSON object a line for a seeded random choice of targets: history, steps, periods, features and target, all
before log and scaling. Lines are data lines of the file, counted from 1.

  --limit N    how many targets (default 500)
  --seed S     which ones (default 1)
  --out FILE   where to write; without it they go to stdout
  --set KEY=VALUE  change how targets are split and histories made (split=customer); may be given several times
  --drop-walk-ins  short for --set dropWalkIns=true
  --feature "NAME = FORMULA"
               a feature of your own among the others; may be given several times

With --parquet the inputs and targets of all targets go to DIR/part-00000.parquet and so on, as the network is given them, for a
training elsewhere; beside them lie the preprocessing, the settings, the model's sizes and its starting weights.
docs/formats.md ("Samples as Parquet") has the columns.

  --parquet DIR  folder to write to (made when missing)
  --shards N     into how many files; a customer's targets lie in one of them (default 1)
  --preset NAME  ${PRESETS.join(", ")} (default quick): the settings of the training, and the length of histories; here --set
                 changes any setting of train
  --fitted F     the preprocessing that fit --merge wrote, in place of one learned from these files
  --part K/N     with --fitted: the file of this part alone; the last part that is written also writes samples.json

${FEATURE_HELP}

${READING_HELP}

${SAMPLE_SETTINGS_HELP}`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        limit: { type: "string" },
        seed: { type: "string" },
        out: { type: "string" },
        parquet: { type: "string" },
        shards: { type: "string" },
        preset: { type: "string" },
        fitted: { type: "string" },
        part: { type: "string" },
        set: { type: "string", multiple: true, default: [] },
        "drop-walk-ins": { type: "boolean", default: false },
        feature: { type: "string", multiple: true, default: [] },
        ...READING_OPTIONS,
      },
    });
    const files = severalFiles(given);
    const { parquet } = values;
    const wrong = (parquet === undefined ? OF_PARQUET : OF_TEXT).find((name) => values[name] !== undefined);
    if (wrong)
      throw new UsageError(`--${wrong} is for samples ${parquet === undefined ? "with" : "without"} --parquet`);
    const limit = wholeNumber("--limit", values.limit ?? "500", 1, 10_000_000);
    const seed = wholeNumber("--seed", values.seed ?? "1", 0, 2_147_483_647);
    if (values.part !== undefined && values.shards !== undefined)
      throw new UsageError("--shards and --part do not go together: each part writes one file");
    const shards = wholeNumber("--shards", values.shards ?? "1", 1, MOST_SHARDS);
    const trained = parquet === undefined ? null : parseSettings(values.preset ?? "quick", values.set);
    const chosen = trained ? featureSettings(trained.settings, trained.samples) : parseSampleSettings(values.set);
    const customFeatures = parseFeatures(values.feature);
    await tryOutputs({ "--out": values.out }, files);
    if (parquet !== undefined) await tryFolder("--parquet", parquet, SAMPLE_FOLDER_FILES, files);
    if (parquet !== undefined && trained && values.fitted !== undefined) {
      const settled = values["drop-walk-ins"] ? "drop-walk-ins" : values.feature.length > 0 ? "feature" : null;
      if (settled) throw new UsageError(`--${settled} was settled by fit: leave it out beside --fitted`);
      const { fitted, part, set: changes } = values;
      return writeFitted({ files, parquet, fitted, part, shards, settings: trained.settings, changes }, terminal);
    }
    if (values.part !== undefined) throw new UsageError("--part needs --fitted: name what fit --merge wrote");
    const { lines, inspection } = await readLines(files, terminal, { choice: readingChoice(values) });
    const dropWalkIns = values["drop-walk-ins"] || chosen.dropWalkIns;
    noteSampleSettings(chosen, terminal);
    const settings = { ...chosen, dropWalkIns, customFeatures };
    const samples = fitAndOpen(lines, settings, {
      geocode: lines.place ? await loadGeocode() : undefined,
      onProgress: (share) => terminal.progress("Features", share),
    });
    noteLeaks(samples, inspection.mapping, terminal);
    if (parquet !== undefined && trained) {
      const source = { preprocess: samples.preprocess, mapping: inspection.mapping, settings: trained.settings };
      return writeSampleFolder(parquet, samples, source, shards, terminal);
    }
    let written = 0;
    const texts = function* (): Generator<string> {
      for (const sample of rawSamples(samples, limit, seed)) {
        yield `${jsonText(sample)}\n`;
        written++;
      }
    };
    await writePieces(values.out, texts(), terminal);
    if (values.out !== undefined) {
      terminal.print(
        `${values.out}: ${written.toLocaleString("en-US")} of ${samples.targets.length.toLocaleString("en-US")} targets`,
      );
    }
  },
};
