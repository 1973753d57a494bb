// Turns where data comes from (a dropped file, a generated sample) into a source of bytes, and what is known about it.

import { dataMessage } from "../core/data/dataMessages.ts";
import type { Doubt } from "../core/data/doubts/doubt.ts";
import { listed } from "../core/data/files/columnMatch.ts";
import { distributorSource } from "../core/data/generate/distributor.ts";
import { SHOP_CURRENCY, shopSource } from "../core/data/generate/shop.ts";
import { distributorTruth } from "../core/data/generate/truth.ts";
import type { Inspection, Sniff } from "../core/data/ingest/inspection.ts";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import { fingerprintMapping, fingerprintSource } from "../core/data/source/fingerprint.ts";
import { type ByteSource, filesSource } from "../core/data/source/source.ts";
import type { Message } from "../core/lib/message.ts";
import type { SampleTruth } from "../storage/datasetInfo.ts";
import { chosenFile } from "./chosenFile.ts";
import type { DataOrigin, SampleName } from "./protocol.ts";

/** The bytes of an origin. */
export function openOrigin(origin: DataOrigin): ByteSource {
  if (origin.kind === "file") {
    const { file, more = [] } = origin;
    return filesSource([file, ...more].map(chosenFile));
  }
  return sampleSource(origin.sample, origin.rows, origin.seed);
}

/** A generated file; its name says that it is synthetic. */
export function sampleSource(sample: SampleName, rows: number, seed: number): ByteSource {
  switch (sample) {
    case "distributor":
      return distributorSource({ rows, seed });
    case "shop":
      return shopSource({ rows, seed });
    default:
      return sample satisfies never;
  }
}

/** The known ceiling of a generated distributor; null for everything else. */
export function originTruth(origin: DataOrigin, signal?: AbortSignal): SampleTruth | null {
  if (origin.kind === "file" || origin.sample !== "distributor") return null;
  const { ceilingAccuracy, note } = distributorTruth({ rows: origin.rows, seed: origin.seed }, signal);
  return { ceilingAccuracy, note };
}

/** What is worth knowing of an origin whatever the mapping: files that came with those that are read and are no tables. */
export function originNotes(origin: DataOrigin): Message[] {
  const names = (origin.kind === "file" && origin.leftOut) || [];
  return names.length === 0 ? [] : [dataMessage("note.noTables", { count: names.length, names: listed(names) })];
}

/** The notes of an origin among the doubts of its file: nothing can be chosen about them. */
export function originDoubts(origin: DataOrigin): Doubt[] {
  return originNotes(origin).map((note) => ({ note, columns: [] }));
}

/** What an origin says beyond its bytes: a generated shop is known to count in pounds. */
export function asOriginTells(origin: DataOrigin, found: Sniff): Sniff {
  const notes = originNotes(origin);
  const told: Sniff = {
    ...found,
    notes: [...found.notes, ...notes.map(({ text }) => text)],
    noteSentences: [...(found.noteSentences ?? []), ...notes],
    doubts: [...found.doubts, ...originDoubts(origin)],
  };
  if (origin.kind === "file" || origin.sample !== "shop") return told;
  return {
    ...told,
    mapping: { ...found.mapping, currency: SHOP_CURRENCY },
    evidence: { ...found.evidence, currency: dataMessage("evidence.currencySample") },
  };
}

/** Tells data sets apart: what was read and how. */
export async function originFingerprint(
  origin: DataOrigin,
  source: ByteSource,
  { mapping, kept, totals }: Inspection,
  signal?: AbortSignal,
): Promise<string> {
  if (origin.kind === "file") return fileFingerprint(source, mapping, signal);
  // Generating it again only to hash it would double the time; the totals change when the generator does.
  const { sample, rows, seed } = origin;
  return `${sample}-${rows}-${seed}-${kept}-${totals.quantity}-${totals.revenue}-${fingerprintMapping(mapping)}`;
}

/** Tells a file read with this mapping apart; known before it is read. */
export async function fileFingerprint(source: ByteSource, mapping: Mapping, signal?: AbortSignal): Promise<string> {
  return `${await fingerprintSource(source, { signal })}-${fingerprintMapping(mapping)}`;
}
