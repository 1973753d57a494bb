// Data sets on disk: written whole or not at all, listed, renamed, reopened, deleted.

import type { SaleLines } from "../core/data/saleLines.ts";
import { throwIfAborted } from "../core/lib/abort.ts";
import { SentenceError } from "../core/lib/sentence.ts";
import { deleteCheckpoint } from "./checkpoints.ts";
import { claim, claimed } from "./claims.ts";
import { type ColumnLayout, packLines, unpackLines } from "./columns.ts";
import type { DatasetInfo } from "./datasetInfo.ts";
import type { Place } from "./shelf.ts";
import type { Storage } from "./storage.ts";
import { say } from "./storageSentences.ts";

/** Where the browser does not tell who writes, the rest of a write that was broken off is removed when it is older. */
const BROKEN_AFTER_MS = 3_600_000;

export interface SaveOptions {
  signal?: AbortSignal;
  /** Bytes written of all. */
  onProgress?: (done: number, total: number) => void;
  pieceBytes?: number;
}

/** Keeps a data set under its info's id; says whether it will still be there after this visit. */
export async function saveDataset(
  storage: Storage,
  info: DatasetInfo,
  lines: SaleLines,
  { signal, onProgress, pieceBytes }: SaveOptions = {},
): Promise<Place> {
  const { layout, pieces } = packLines(lines, pieceBytes);
  const total = bytesOf(layout);
  const { id, createdAt } = info;
  let written = 0;
  let done = 0;
  let place: Place = "disk";
  const record = (complete: boolean) => ({ id, createdAt, complete, info, layout, pieces: written });
  const release = await claim(id);
  try {
    place = await storage.datasets.put(record(false));
    for (const bytes of pieces) {
      throwIfAborted(signal);
      const piece = { id: pieceId(id, written), bytes };
      // Once a piece is in memory the rest is too: a data set is whole in one place.
      place = place === "disk" ? await storage.pieces.put(piece) : storage.pieces.putInMemory(piece);
      written++;
      done += bytes.length;
      onProgress?.(done, total);
    }
    if (place === "disk") place = await storage.datasets.put(record(true));
    if (place === "memory") storage.datasets.putInMemory(record(true));
    // What lies half on disk is in use, and claimed, until the page is closed.
    if (place === "disk") release();
    return place;
  } catch (error) {
    await remove(storage, id, written);
    release();
    throw error;
  }
}

/** The lines and the info of a stored data set. Throws when there is none of this id, or when it is damaged. */
export async function loadDataset(
  storage: Storage,
  id: string,
  { signal, onProgress }: SaveOptions = {},
): Promise<{ info: DatasetInfo; lines: SaleLines }> {
  const record = await storage.datasets.get(id);
  if (!record?.complete) throw new SentenceError(say("storage.noDataset", { id }));
  const { layout, pieces, info } = record;
  const total = bytesOf(layout);
  async function* read(): AsyncGenerator<Uint8Array> {
    let done = 0;
    for (let number = 0; number < pieces; number++) {
      throwIfAborted(signal);
      const piece = await storage.pieces.get(pieceId(id, number));
      // A missing piece shows up as a layout that is not filled.
      if (!piece) return;
      done += piece.bytes.length;
      onProgress?.(done, total);
      yield piece.bytes;
    }
  }
  return { info, lines: await unpackLines(layout, read()) };
}

/** All data sets, newest first. Rests of broken writes are removed on the way. */
export async function listDatasets(storage: Storage): Promise<DatasetInfo[]> {
  const records = await storage.datasets.list();
  const writing = await claimed();
  for (const { id, createdAt, complete } of records) {
    const broken = writing ? !writing.has(id) : Date.now() - createdAt > BROKEN_AFTER_MS;
    if (!complete && broken) await deleteDataset(storage, id);
  }
  return records
    .filter(({ complete }) => complete)
    .map(({ info, layout }) => ({ ...info, bytes: bytesOf(layout) }))
    .sort((a, b) => b.createdAt - a.createdAt);
}

export async function renameDataset(storage: Storage, id: string, name: string): Promise<void> {
  const record = await storage.datasets.get(id);
  if (!record) throw new SentenceError(say("storage.unknownDataset", { id }));
  await storage.datasets.update({ ...record, info: { ...record.info, name } });
}

export async function deleteDataset(storage: Storage, id: string): Promise<void> {
  const record = await storage.datasets.get(id);
  if (!record) return;
  // A write that was broken off does not know how many pieces it left: the layout bounds them.
  await remove(storage, id, record.complete ? record.pieces : Math.ceil(bytesOf(record.layout) / 1024 / 1024));
}

async function remove(storage: Storage, id: string, pieces: number): Promise<void> {
  await deleteCheckpoint(storage, id);
  await storage.datasets.delete(id);
  await storage.pieces.delete(...Array.from({ length: pieces }, (_, number) => pieceId(id, number)));
}

function bytesOf(layout: readonly ColumnLayout[]): number {
  return layout.reduce((sum, { bytes }) => sum + bytes, 0);
}

function pieceId(id: string, number: number): string {
  return `${id}/${String(number).padStart(6, "0")}`;
}
