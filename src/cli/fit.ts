// `fit`: learns what makes inputs of lines, on several machines: parts of the customers add up, joining goes on from the sums.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { mappingSchema } from "../core/artefact/artefactSchemas.ts";
import { checkJson } from "../core/artefact/jsonFiles.ts";
import type { FeatureSettings } from "../core/features/featureSettings.ts";
import { writeFitFile } from "../core/features/parts/fitFile.ts";
import {
  checkDone,
  type FitPart,
  type JoinedFit,
  joinParts,
  type Named,
  type PartNumber,
  readFitPart,
  readJoinedFit,
} from "../core/features/parts/fitParts.ts";
import { beginFit, type FitState, ROUNDS, sumPart } from "../core/features/parts/fitRounds.ts";
import { runToEnd } from "../core/lib/cooperativeTask.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import { featureSettings, PRESETS } from "../core/training/settings.ts";
import type { Command } from "./command.ts";
import { FEATURE_HELP, parseFeatures } from "./featureOption.ts";
import { cannotRead } from "./fileErrors.ts";
import { loadGeocode } from "./gazetteer.ts";
import { severalFiles } from "./options.ts";
import { tryOutputs } from "./outputs.ts";
import { parsePart, readPart, sourceOf } from "./partOption.ts";
import { READING_HELP, READING_OPTIONS, readingChoice } from "./readingOptions.ts";
import { parseSettings } from "./settingsOption.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";
import { writeFilePieces } from "./writeResult.ts";

export const fitCommand: Command = {
  name: "fit",
  summary: "learn the preprocessing in parts, on several machines",
  help: `npm run studio -- fit FILE ... --part K/N --out F.K [--from F] [--preset NAME] [--set KEY=VALUE ...]
       npm run studio -- fit --merge F.1 F.2 ... --out F [--from F]

What train and samples learn of all lines before any training, divided by customers into N parts. There are ${ROUNDS} rounds: in each
every part adds up its customers, --merge joins the parts, and the next round goes on --from what they were joined to. The result is
that of one machine, to the last bit; samples --fitted goes on from it. FILE may be the folder that partition wrote.

  --part K/N     which part, from 1, of how many
  --merge        join the parts that are named
  --from F       what the round before was joined to; none for the first round
  --out F        where to write; a part that is there already, of the same files and settings, is kept
  --preset NAME  ${PRESETS.join(", ")} (default quick); in the first round, as all that follows
  --set KEY=VALUE  change a setting of the preset, as for train
  --drop-walk-ins  short for --set dropWalkIns=true
  --feature "NAME = FORMULA"
                 a feature of your own among the others; may be given several times

${FEATURE_HELP}

${READING_HELP}`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        part: { type: "string" },
        merge: { type: "boolean", default: false },
        from: { type: "string" },
        out: { type: "string" },
        preset: { type: "string" },
        set: { type: "string", multiple: true, default: [] },
        "drop-walk-ins": { type: "boolean", default: false },
        feature: { type: "string", multiple: true, default: [] },
        ...READING_OPTIONS,
      },
    });
    const files = severalFiles(given);
    const { out, part, merge } = values;
    if (out === undefined) throw new UsageError("--out is missing: name the file to write to");
    if (merge === (part !== undefined)) throw new UsageError("give either --part K/N or --merge");
    const number = part === undefined ? null : parsePart(part);
    await tryOutputs({ "--out": out }, values.from === undefined ? files : [...files, values.from]);
    const from = values.from === undefined ? null : await readState(values.from);
    if (from) checkDone(from, false);
    if (number === null) return joinFiles(files, from, out, terminal);
    const chosen = from ? from.value.state.settings : settingsOf(values);
    const request = { files, number, from, settings: chosen, out };
    if (await isThere(request)) return terminal.print(`${out}: is there already`);
    await writePart(request, { choice: readingChoice(values) }, terminal);
  },
};

interface PartRequest {
  files: readonly string[];
  number: PartNumber;
  from: (Named<JoinedFit> & { hash: string }) | null;
  settings: FeatureSettings;
  out: string;
}

/** A finished or unfinished fit, with the SHA-256 that its parts know it by. */
export async function readState(path: string): Promise<Named<JoinedFit> & { hash: string }> {
  const bytes = await bytesOf(path);
  const joined = readJoinedFit(path, bytes);
  checkJson(path, mappingSchema, joined.value.mapping, ["mapping"]);
  return { ...joined, hash: createHash("sha256").update(bytes).digest("hex") };
}

async function joinFiles(
  files: readonly string[],
  from: PartRequest["from"],
  out: string,
  terminal: Terminal,
): Promise<void> {
  const parts: Named<FitPart>[] = [];
  for (const path of files) parts.push(readFitPart(path, await bytesOf(path)));
  const before = {
    hash: from?.hash ?? "",
    state: from?.value.state ?? { round: 0, settings: parts[0]!.value.settings },
  };
  const joined = runToEnd(joinParts(parts, before));
  await writeFilePieces(out, [writeFitFile(joined)]);
  const { round } = joined.state;
  terminal.print(`${out}: round ${round} of ${ROUNDS} joined${round === ROUNDS ? "; the fit is done" : ""}`);
}

/** Whether the part was written before, by a run that was interrupted afterwards. */
async function isThere({ files, number, from, settings, out }: PartRequest): Promise<boolean> {
  const bytes = await readFile(out).catch(() => null);
  if (bytes === null) return false;
  let value: FitPart;
  try {
    value = readFitPart(out, bytes).value;
  } catch {
    return false;
  }
  return (
    value.part === number.part &&
    value.parts === number.parts &&
    value.before === (from?.hash ?? "") &&
    jsonText(value.settings) === jsonText(beginFit(settings).settings) &&
    value.source === (await sourceOf(files))
  );
}

async function writePart(
  { files, number, from, settings, out }: PartRequest,
  reading: Parameters<typeof readPart>[3],
  terminal: Terminal,
): Promise<void> {
  const source = await sourceOf(files);
  const state: FitState = from ? from.value.state : beginFit(settings);
  const { lines, mapping } = await readPart(files, number, terminal, from ? { known: from.value.mapping } : reading);
  const geocode = lines.place && state.round > 0 ? await loadGeocode() : undefined;
  const sums = runToEnd(sumPart(lines, state, geocode), {
    onProgress: (share) => terminal.progress("Adding up", share),
  });
  const part: FitPart = {
    kind: "part",
    ...number,
    source,
    mapping,
    before: from?.hash ?? "",
    settings: state.settings,
    sums,
  };
  await writeFilePieces(out, [writeFitFile(part)]);
  terminal.print(`${out}: part ${number.part} of ${number.parts}, round ${sums.round} of ${ROUNDS}`);
}

function settingsOf(values: {
  preset?: string | undefined;
  set: string[];
  "drop-walk-ins": boolean;
  feature: string[];
}): FeatureSettings {
  const { settings, samples } = parseSettings(values.preset ?? "quick", values.set);
  const dropWalkIns = values["drop-walk-ins"] || samples.dropWalkIns;
  return { ...featureSettings(settings, samples), dropWalkIns, customFeatures: parseFeatures(values.feature) };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw cannotRead(path, error);
  }
}
