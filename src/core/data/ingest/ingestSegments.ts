// A file of any length as sale lines some at a time: each is judged as `ingest` judges it, and none is kept.

import { LineReading } from "../lines/lineReading.ts";
import type { SaleLines } from "../lines/saleLines.ts";
import type { Mapping } from "../mapping/mapping.ts";
import type { RecordBlock } from "../records/lineCells.ts";
import { readMapped } from "../records/openRecords.ts";
import type { ReadOptions } from "../source/encoding.ts";
import type { ByteSource } from "../source/source.ts";

/** Records of a segment, about. */
const SEGMENT = 500_000;

export interface SegmentListener {
  /** The file is read from its start, maybe again: what came before does not count. */
  begin(): Promise<void>;
  take(lines: SaleLines): Promise<void>;
}

/** Reads the whole file; answers with the mapping as used, and how many records there were and were kept. */
export async function ingestSegments(
  source: ByteSource,
  mapping: Mapping,
  options: ReadOptions,
  listener: SegmentListener,
): Promise<{ mapping: Mapping; rows: number; kept: number }> {
  const { result, pass } = await readMapped(source, mapping, options, async (current) => {
    await listener.begin();
    const blocks = new BlockCutter(current.blocks);
    let [rows, kept] = [0, 0];
    while (!blocks.done) {
      const reading = new LineReading(current.mapping, undefined, current.repeats);
      await reading.read(blocks.segment(), current.judge, () => blocks.count(reading.rows));
      const lines = reading.builder.finish(current.judge);
      reading.builder.release();
      rows += reading.rows;
      kept += lines.count;
      await listener.take(lines);
    }
    return { rows, kept };
  });
  return { mapping: pass.mapping, ...result };
}

/** Blocks up to about `SEGMENT` records at a time. */
class BlockCutter {
  done = false;
  #rows = 0;
  readonly #blocks: AsyncGenerator<RecordBlock>;

  constructor(blocks: AsyncGenerator<RecordBlock>) {
    this.#blocks = blocks;
  }

  /** How many records of the segment were read. */
  count(rows: number): void {
    this.#rows = rows;
  }

  async *segment(): AsyncGenerator<RecordBlock> {
    this.#rows = 0;
    while (this.#rows < SEGMENT) {
      const next = await this.#blocks.next();
      if (next.done) {
        this.done = true;
        return;
      }
      yield next.value;
    }
  }
}
