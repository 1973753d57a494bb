// The last of the pipeline's three steps: pack(artefact) → files, alike for a folder and a zip.

import { writeSafetensors } from "../lib/safetensors.ts";
import { configToJson } from "../model/config.ts";
import type { Member } from "../training/member.ts";
import { amountsFile } from "./amountsFile.ts";
import {
  AMOUNTS_FILE,
  type Artefact,
  CARD_FILE,
  GOLDEN_FILE,
  INPUTS_FILE,
  MANIFEST_FILE,
  memberFolder,
  ORDERS_FILE,
} from "./artefact.ts";
import { cardText } from "./cardText.ts";
import { inputsFile } from "./inputsFile.ts";
import { jsonFile } from "./jsonFiles.ts";
import { manifestOf } from "./manifest.ts";
import { modelCard } from "./modelCard.ts";
import { ID_KEY, idOf, seal } from "./seal.ts";
import { textFile } from "./zip.ts";

/**
 * The artefact's files by path; `predictionsCsv` is the table of the test targets. The same artefact makes the same bytes, its
 * id included.
 */
export function pack(artefact: Artefact, extra: { predictionsCsv?: string } = {}): Map<string, Uint8Array> {
  const id = idOf(filesOf(artefact, extra, ""));
  return seal(filesOf(artefact, extra, id), id);
}

function filesOf(artefact: Artefact, extra: { predictionsCsv?: string }, id: string): Map<string, Uint8Array> {
  const { members, mapping, preprocess, metrics } = artefact;
  const files = new Map<string, Uint8Array>([
    [MANIFEST_FILE, jsonFile(manifestOf(artefact), 2)],
    ["preprocess.json", jsonFile({ ...preprocess, mapping })],
    ["metrics.json", jsonFile(metrics, 2)],
    [CARD_FILE, textFile(cardText(modelCard(artefact)))],
  ]);
  for (const [i, member] of members.entries()) {
    for (const [name, bytes] of memberFiles(member, id)) files.set(`${memberFolder(i + 1)}/${name}`, bytes);
  }
  if (artefact.orders) files.set(ORDERS_FILE, jsonFile(artefact.orders, 2));
  files.set(INPUTS_FILE, inputsFile(preprocess));
  if (artefact.golden) files.set(GOLDEN_FILE, jsonFile(artefact.golden));
  if (extra.predictionsCsv !== undefined) files.set("predictions.csv", textFile(extra.predictionsCsv));
  return files;
}

function memberFiles({ config, weights, history, experts, amounts }: Member, id: string): [string, Uint8Array][] {
  const sizes = configToJson(config);
  const metadata = new Map([
    ["format", "pt"],
    ["config", JSON.stringify(sizes)],
    [ID_KEY, id],
  ]);
  return [
    ["model.safetensors", writeSafetensors({ tensors: weights, metadata })],
    ["config.json", jsonFile(sizes, 2)],
    ["history.json", jsonFile(history)],
    ...(experts ? [["experts.json", jsonFile(experts, 2)] as [string, Uint8Array]] : []),
    ...(amounts ? [[AMOUNTS_FILE, amountsFile(amounts, id)] as [string, Uint8Array]] : []),
  ];
}
