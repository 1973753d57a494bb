// `samples`: a random choice of targets with everything known about them, as raw numbers for others to recompute.

import { parseArgs } from "node:util";
import { fitAndOpen } from "../core/features/open.ts";
import { rawSamples } from "../core/features/samples.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import type { Command } from "./command.ts";
import { FEATURE_HELP, parseFeatures } from "./featureOption.ts";
import { loadGeocode } from "./gazetteer.ts";
import { noteLeaks } from "./leakNotes.ts";
import { severalFiles, wholeNumber } from "./options.ts";
import { tryOutputs } from "./outputs.ts";
import { READING_HELP, READING_OPTIONS, readingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import { noteSampleSettings, parseSampleSettings, SAMPLE_SETTINGS_HELP } from "./settingsOption.ts";
import { writePieces } from "./writeResult.ts";

export const samplesCommand: Command = {
  name: "samples",
  summary: "write the raw features of some targets as NDJSON",
  help: `npm run studio -- samples FILE ... [--limit 500] [--seed 1] [--out samples.ndjson]

Writes one JSON object a line for a seeded random choice of targets: history, steps, periods, features and target, all
before log and scaling. Lines are data lines of the file, counted from 1.

  --limit N    how many targets (default 500)
  --seed S     which ones (default 1)
  --out FILE   where to write; without it they go to stdout
  --set KEY=VALUE  change how targets are split and histories made (split=customer); may be given several times
  --drop-walk-ins  short for --set dropWalkIns=true
  --feature "NAME = FORMULA"
               a feature of your own among the others; may be given several times

${FEATURE_HELP}

${READING_HELP}

${SAMPLE_SETTINGS_HELP}`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        limit: { type: "string", default: "500" },
        seed: { type: "string", default: "1" },
        out: { type: "string" },
        set: { type: "string", multiple: true, default: [] },
        "drop-walk-ins": { type: "boolean", default: false },
        feature: { type: "string", multiple: true, default: [] },
        ...READING_OPTIONS,
      },
    });
    const files = severalFiles(given);
    const limit = wholeNumber("--limit", values.limit, 1, 10_000_000);
    const seed = wholeNumber("--seed", values.seed, 0, 2_147_483_647);
    const chosen = parseSampleSettings(values.set);
    const customFeatures = parseFeatures(values.feature);
    await tryOutputs({ "--out": values.out }, files);
    const { lines, inspection } = await readLines(files, terminal, { choice: readingChoice(values) });
    const dropWalkIns = values["drop-walk-ins"] || chosen.dropWalkIns;
    noteSampleSettings(chosen, terminal);
    const settings = { ...chosen, dropWalkIns, customFeatures };
    const samples = fitAndOpen(lines, settings, {
      geocode: lines.place ? await loadGeocode() : undefined,
      onProgress: (share) => terminal.progress("Features", share),
    });
    noteLeaks(samples, inspection.mapping, terminal);
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
