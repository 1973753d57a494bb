// Data sets on disk: written whole or not at all, listed, renamed, reopened, deleted.

import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { throwIfAborted } from "../core/lib/abort.ts";
import { MessageError } from "../core/lib/message.ts";
import { deleteCheckpointsOf } from "./checkpoints.ts";
import { claim, claimed, unclaimed } from "./claims.ts";
import { bytesOf, type ColumnLayout, packLines, unpackLines } from "./columns.ts";
import type { DatasetInfo } from "./datasetInfo.ts";
import { deleteSearchesOf } from "./searches.ts";
import type { Storage } from "./storage.ts";
import { storageMessage } from "./storageMessages.ts";
import type { Place } from "./storedTable.ts";

/** Where the browser does not tell who writes, the rest of a write that was broken off is removed when it is older. */
const BROKEN_AFTER_MS = 3_600_000;

/** What is on disk of a data set that is not yet whole. */
export interface WrittenPart {
  id: string;
  layout: ColumnLayout[];
  pieces: number;
}

export interface SaveOptions {
  signal?: AbortSignal;
  /** Bytes written of all. */
  onProgress?: (done: number, total: number) => void;
  pieceBytes?: number;
}

/**
 * Keeps a data set under its info's id; says whether it will still be there after this visit. What is `written` under this
 * id, of these lines, is not written again while it is there.
 */
export async function saveDataset(
  storage: Storage,
  info: DatasetInfo,
  lines: SaleLines,
  { signal, onProgress, pieceBytes, written }: SaveOptions & { written?: WrittenPart | null } = {},
): Promise<Place> {
  const { id, createdAt } = info;
  let place: Place = "disk";
  const release = await claim(id);
  try {
    const before = written && (await isThere(storage, written)) ? written : { layout: [], pieces: 0 };
    const rest = packLines(lines, pieceBytes, before.layout);
    const layout = [...before.layout, ...rest.layout];
    const total = bytesOf(layout);
    let done = bytesOf(before.layout);
    let { pieces } = before;
    place = await storage.datasets.put({ id, createdAt, complete: false });
    for (const bytes of rest.pieces) {
      throwIfAborted(signal);
      const piece = { id: pieceId(id, pieces), bytes };
      // Once a piece is in memory the rest is too: a data set is whole in one place.
      place = place === "disk" ? await storage.pieces.put(piece) : storage.pieces.putInMemory(piece);
      pieces++;
      done += bytes.length;
      onProgress?.(done, total);
    }
    const record = { id, createdAt, complete: true, info, layout, pieces } as const;
    if (place === "disk") place = await storage.datasets.put(record);
    if (place === "memory") storage.datasets.putInMemory(record);
    // What lies half on disk is in use, and claimed, until the page is closed.
    if (place === "disk") release();
    return place;
  } catch (error) {
    await deleteDataset(storage, id);
    release();
    throw error;
  }
}

async function isThere(storage: Storage, { id, pieces }: WrittenPart): Promise<boolean> {
  const ids = new Set(await storage.pieces.idsOnDisk());
  for (let number = 0; number < pieces; number++) if (!ids.has(pieceId(id, number))) return false;
  return true;
}

/** The lines and the info of a stored data set. Throws when there is none of this id, or when it is damaged. */
export async function loadDataset(
  storage: Storage,
  id: string,
  { signal, onProgress }: SaveOptions = {},
): Promise<{ info: DatasetInfo; lines: SaleLines }> {
  const record = await storage.datasets.get(id);
  if (!record?.complete) throw new MessageError(storageMessage("storage.noDataset", { id }));
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
  const lost = await lostPieces(storage);
  const records = await storage.datasets.list();
  const writing = await claimed();
  const broken = records.filter(
    ({ id, createdAt, complete }) =>
      !complete && (writing ? !writing.has(id) : Date.now() - createdAt > BROKEN_AFTER_MS),
  );
  for (const id of [...lost, ...broken.map(({ id }) => id)]) await deleteDataset(storage, id);
  return records
    .flatMap((record) => (record.complete ? [{ ...record.info, bytes: bytesOf(record.layout) }] : []))
    .sort((a, b) => b.createdAt - a.createdAt);
}

/**
 * Removes what is being written at this moment if its writers end without finishing it: those of a page that was left are
 * still there for a moment when the next one makes its list.
 */
export async function sweepLater(storage: Storage): Promise<void> {
  const records = await storage.datasets.list();
  const sweep = async (id: string): Promise<void> => {
    if (!(await unclaimed(id))) return;
    if ((await storage.datasets.get(id))?.complete === false) await deleteDataset(storage, id);
  };
  await Promise.all(records.filter(({ complete }) => !complete).map(({ id }) => sweep(id)));
}

/** The data set that was read from a file of this name with this fingerprint; it may have been given another name. */
export async function findDataset(
  storage: Storage,
  fingerprint: string,
  fileName: string,
): Promise<DatasetInfo | undefined> {
  return (await listDatasets(storage)).find(
    (each) => each.fingerprint === fingerprint && each.inspection.file.name === fileName,
  );
}

/** Data sets without a record that pieces are there of: a worker ended between deleting and hearing of it. */
async function lostPieces(storage: Storage): Promise<Set<string>> {
  // In this order: a record is written before its pieces.
  const pieces = await storage.pieces.idsOnDisk();
  const records = await storage.datasets.idsOnDisk();
  if (!pieces || !records) return new Set();
  const known = new Set(records);
  return new Set(pieces.map((id) => id.slice(0, id.lastIndexOf("/"))).filter((id) => !known.has(id)));
}

export async function renameDataset(storage: Storage, id: string, name: string): Promise<void> {
  const record = await storage.datasets.get(id);
  if (!record?.complete) throw new MessageError(storageMessage("storage.unknownDataset", { id }));
  await storage.datasets.update({ ...record, info: { ...record.info, name } });
}

/** The data set with this currency, which is kept where it is another than before. */
export async function withCurrency(
  storage: Storage,
  info: DatasetInfo,
  currency: string | undefined,
): Promise<DatasetInfo> {
  const { inspection } = info;
  if (currency === undefined || inspection.mapping.currency === currency) return info;
  const changed = { ...info, inspection: { ...inspection, mapping: { ...inspection.mapping, currency } } };
  const record = await storage.datasets.get(info.id);
  if (record?.complete) await storage.datasets.update({ ...record, info: changed });
  return changed;
}

/** Deletes all there is of a data set, whole or not. */
export async function deleteDataset(storage: Storage, id: string): Promise<void> {
  await deleteCheckpointsOf(storage, id);
  await deleteSearchesOf(storage, id);
  await storage.datasets.delete(id);
  await storage.pieces.deleteAll(`${id}/`);
}

/** The ids of all pieces on disk of a data set, whole or not, in order. */
export async function piecesOf(storage: Storage, id: string): Promise<string[]> {
  return ((await storage.pieces.idsOnDisk()) ?? []).filter((piece) => piece.startsWith(`${id}/`)).sort();
}

export function pieceId(id: string, number: number): string {
  return `${id}/${String(number).padStart(6, "0")}`;
}
