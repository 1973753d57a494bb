// Finds lines that stand in two files, by the hash of each line: what an export repeats of the one before it.

import { type LineHashes, placeByChance } from "../lines/duplicateCounter.ts";

const ROOM = 65_536;

/**
 * Takes the lines of one file after the other. A line repeats another file's as often as it stood there: of two like lines
 * in one file and three in the next, one is new.
 */
export class RepeatFinder {
  /** 1 + entry by slot; 0 is free. */
  private slots = new Int32Array(2 * ROOM);
  private size = 0;
  private high = new Int32Array(ROOM);
  private low = new Int32Array(ROOM);
  /** How often the line was kept so far. */
  private kept = new Int32Array(ROOM);
  /** The file that had it first, the one that was seen last with it, and how often that one had it. */
  private first = new Int32Array(ROOM);
  private last = new Int32Array(ROOM);
  private times = new Int32Array(ROOM);
  private files = 0;
  private readonly place = placeByChance();

  /** The lines of the next file, by their index in it, that stand in a file before; with the first file that had each. */
  add(blocks: readonly LineHashes[]): { lines: number[]; files: number[] } {
    const file = this.files++;
    const found: { lines: number[]; files: number[] } = { lines: [], files: [] };
    let line = 0;
    for (const { high, low } of blocks) {
      for (let i = 0; i < high.length; i++, line++) {
        const entry = this.entryOf(high[i]!, low[i]!, file);
        if (this.last[entry] !== file) {
          this.last[entry] = file;
          this.times[entry] = 0;
        }
        const times = ++this.times[entry]!;
        if (times > this.kept[entry]!) this.kept[entry] = times;
        else {
          found.lines.push(line);
          found.files.push(this.first[entry]!);
        }
      }
    }
    return found;
  }

  private entryOf(high: number, low: number, file: number): number {
    if (this.size === this.high.length) this.grow();
    const mask = this.slots.length - 1;
    let slot = this.place(high, low) & mask;
    for (;;) {
      const entry = this.slots[slot]! - 1;
      if (entry < 0) break;
      if (this.low[entry] === low && this.high[entry] === high) return entry;
      slot = (slot + 1) & mask;
    }
    const entry = this.size++;
    this.slots[slot] = entry + 1;
    this.high[entry] = high;
    this.low[entry] = low;
    this.first[entry] = file;
    this.last[entry] = file;
    return entry;
  }

  private grow(): void {
    const doubled = (values: Int32Array): Int32Array<ArrayBuffer> => {
      const wider = new Int32Array(values.length * 2);
      wider.set(values);
      return wider;
    };
    this.high = doubled(this.high);
    this.low = doubled(this.low);
    this.kept = doubled(this.kept);
    this.first = doubled(this.first);
    this.last = doubled(this.last);
    this.times = doubled(this.times);
    this.slots = new Int32Array(this.high.length * 2);
    const mask = this.slots.length - 1;
    for (let entry = 0; entry < this.size; entry++) {
      let slot = this.place(this.high[entry]!, this.low[entry]!) & mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
      this.slots[slot] = entry + 1;
    }
  }
}
