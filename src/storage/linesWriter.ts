// Writes a data set's columns while its file is still being read, block by block, beside the reading: memory holds one
// piece on its way to the disk, and what the disk is too slow for is left to whoever writes the rest.

import type { LineBlock, LineListener } from "../core/data/lines/lineBlock.ts";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import { claim } from "./claims.ts";
import { type ColumnLayout, PIECE_BYTES, packBlock } from "./columns.ts";
import { deleteDataset, pieceId, type WrittenPart } from "./datasets.ts";
import type { Storage } from "./storage.ts";

/** A block of so many lines is one piece: with all settled columns it has 81 bytes a line. */
const BLOCK_LINES = 196_608;

export interface WriterOptions {
  /** Whether lines read with this mapping are worth keeping. */
  wanted?: (mapping: Mapping) => Promise<boolean>;
  blockLines?: number;
  pieceBytes?: number;
}

export class LinesWriter implements LineListener {
  readonly blockLines: number;
  readonly #storage: Promise<Storage>;
  readonly #id: string;
  readonly #wanted: (mapping: Mapping) => Promise<boolean>;
  readonly #pieceBytes: number;
  #waiting: LineBlock[] = [];
  #layout: ColumnLayout[] = [];
  #pieces = 0;
  /** Whether blocks of this reading are written: not those of known lines, nor any after the disk refused one. */
  #writes = false;
  #release: (() => void) | null = null;
  /** One thing after another; never rejects. */
  #turn: Promise<void> = Promise.resolve();

  /** Writes under this data set id, which nobody else writes under meanwhile. */
  constructor(storage: Promise<Storage>, id: string, options: WriterOptions = {}) {
    this.#storage = storage;
    this.#id = id;
    this.#wanted = options.wanted ?? (async () => true);
    this.#pieceBytes = options.pieceBytes ?? PIECE_BYTES;
    this.blockLines = options.blockLines ?? BLOCK_LINES;
  }

  begin(mapping: Mapping): void {
    this.end();
    this.#then(async () => {
      await this.#clear();
      this.#writes = await this.#wanted(mapping);
    });
  }

  block(block: LineBlock): void {
    this.#waiting.push(block);
    this.#then(() => this.#writeNext());
  }

  end(): void {
    this.#waiting = [];
  }

  /**
   * What is on disk, when no more blocks come; null where that is nothing. It stays claimed until `release`, so that
   * somebody else can claim it meanwhile.
   */
  async written(): Promise<WrittenPart | null> {
    this.#then(async () => {
      if (this.#pieces === 0) await this.#clear();
    });
    await this.#turn;
    return this.#pieces > 0 ? { id: this.#id, layout: this.#layout, pieces: this.#pieces } : null;
  }

  /** Removes what was written. */
  async discard(): Promise<void> {
    this.end();
    this.#then(() => this.#clear());
    await this.#turn;
  }

  release(): void {
    this.#release?.();
    this.#release = null;
  }

  #then(work: () => Promise<void>): void {
    this.#turn = this.#turn.then(work).catch(() => {
      this.#writes = false;
    });
  }

  async #writeNext(): Promise<void> {
    if (!this.#writes || this.#waiting.length === 0) return;
    const storage = await this.#storage;
    if (!this.#release) {
      this.#release = await claim(this.#id);
      this.#writes = await storage.datasets.putOnDisk({ id: this.#id, createdAt: Date.now(), complete: false });
    }
    const block = this.#writes ? this.#waiting.shift() : undefined;
    if (!block) return;
    // Before anything else is waited for: `end` may be followed by emptying the block.
    const { layout, pieces } = packBlock(block, this.#pieceBytes);
    let number = this.#pieces;
    for (const bytes of pieces) {
      this.#writes = await storage.pieces.putOnDisk({ id: pieceId(this.#id, number++), bytes });
      if (!this.#writes) return;
    }
    this.#pieces = number;
    this.#layout.push(...layout);
  }

  async #clear(): Promise<void> {
    this.#pieces = 0;
    this.#layout = [];
    if (!this.#release) return;
    await deleteDataset(await this.#storage, this.#id);
    this.release();
  }
}
