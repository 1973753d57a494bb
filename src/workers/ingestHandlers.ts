// What the ingest worker can do: look at a file, read it, write samples and rejected lines.

import { appendDoubts } from "../core/data/append/appendDoubts.ts";
import { firstLookDoubts } from "../core/data/doubts/firstLookDoubts.ts";
import { ingest } from "../core/data/ingest/ingest.ts";
import { rejectedLines } from "../core/data/lines/rejectedLines.ts";
import { fitMapping } from "../core/data/mapping/fitMapping.ts";
import { piecesOf } from "../core/data/source/source.ts";
import { yieldToEvents } from "../core/lib/yieldToEvents.ts";
import { earlyWriter } from "./earlyWriter.ts";
import { LastLook } from "./lastLook.ts";
import { packLines } from "./linesParcel.ts";
import {
  asOriginTells,
  openOrigin,
  originDoubts,
  originFingerprint,
  originNotes,
  originTruth,
  sampleSource,
} from "./origin.ts";
import type { IngestMethods } from "./protocol.ts";
import type { Handlers } from "./rpc.ts";
import { throttledProgress } from "./throttledProgress.ts";
import { workerPool } from "./workerPool.ts";

const CSV = "text/csv;charset=utf-8";
const lastLook = new LastLook();

export const ingestHandlers: Handlers<IngestMethods> = {
  async sniff({ origin, dialect }, { signal }) {
    const { sniff } = await lastLook.at(origin, dialect, signal);
    return { ...asOriginTells(origin, sniff), truth: originTruth(origin, signal) };
  },

  async doubts({ origin, mapping, saved }, { signal }) {
    const { look } = await lastLook.at(origin, mapping.dialect, signal);
    return [...firstLookDoubts({ ...look, mapping, saved }), ...originDoubts(origin)];
  },

  async differences({ origin, mapping: saved }, { signal }) {
    const { look } = await lastLook.at(origin, saved.dialect, signal);
    // Whether lines are kept twice was said of the files that were read together.
    const { keepRepeats: _, ...mapping } = fitMapping(saved, look.table.header);
    return { mapping, doubts: appendDoubts({ ...look, mapping, saved }) };
  },

  async ingest({ origin, mapping, keepAs, saved, there }, { signal, emit, transfer }) {
    const source = openOrigin(origin);
    const onProgress = throttledProgress(origin.kind === "file" ? "reading" : "generating", emit);
    const writer = origin.kind === "file" && keepAs !== undefined ? earlyWriter(keepAs, source) : undefined;
    try {
      const { lines, inspection } = await ingest(source, mapping, {
        signal,
        onProgress,
        listener: writer,
        saved,
        there,
        ...(origin.kind === "file" && !origin.more && { threads: workerPool(origin.file) }),
      });
      const fingerprint = await originFingerprint(origin, source, inspection, signal);
      const truth = originTruth(origin, signal);
      for (const note of originNotes(origin)) {
        inspection.notes.push(note.text);
        inspection.noteSentences?.push(note);
      }
      const written = (await writer?.written()) ?? null;
      const parcel = packLines(lines);
      transfer(parcel.port);
      return { lines: parcel, inspection, fingerprint, truth, written };
    } catch (error) {
      await writer?.discard();
      throw error;
    }
  },

  async sampleCsv({ sample, rows, seed }, { signal, emit }) {
    const source = sampleSource(sample, rows, seed);
    const onProgress = throttledProgress("generating", emit);
    const pieces: BlobPart[] = [];
    let done = 0;
    for await (const piece of piecesOf(source.stream(), signal)) {
      pieces.push(new Uint8Array(piece));
      done += piece.length;
      onProgress(Math.min(done, source.size - 1), source.size);
      await yieldToEvents();
    }
    onProgress(source.size, source.size);
    return { csv: new Blob(pieces, { type: CSV }), name: source.name };
  },

  async rejectedCsv({ origin, mapping }, { signal, emit }) {
    const source = openOrigin(origin);
    const pieces = await rejectedLines(source, mapping, { signal, onProgress: throttledProgress("reading", emit) });
    return { csv: new Blob(pieces, { type: CSV }), name: rejectedName(source.name) };
  },
};

/** Under the file's name, where that is a text's; a workbook's ending, or none, would not open as what it is. */
function rejectedName(name: string): string {
  const unpacked = name.replace(/\.(?:gz|zst|zip)$/i, "");
  return `rejected_${/\.(?:csv|txt|tsv|tab)$/i.test(unpacked) ? unpacked : `${unpacked}.csv`}`;
}
