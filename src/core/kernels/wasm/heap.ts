// Memory inside the linear memory of the WASM kernels: blocks are reused by size class, split, and merged with their
// free neighbours, so that a training loop settles at its peak and stays there.

import { InternalError } from "../../lib/internalError.ts";
import { OutOfMemoryError } from "../outOfMemory.ts";

const PAGE = 65536;
const ALIGNMENT = 64;
/** Kernels may read (never write) a few bytes past a tensor: these stay unused at the memory's end. */
const GUARD = 256;
const GROWTH = 256; // pages, 16 MiB

interface Block {
  start: number;
  size: number;
  free: boolean;
  before: Block | undefined;
  after: Block | undefined;
}

export class Heap {
  /** Bytes handed out now (rounded up to the alignment), and the most there were at one time. */
  bytesInUse = 0;
  peakBytes = 0;
  private readonly blocks = new Map<number, Block>();
  private readonly bins: Set<Block>[] = [];
  private last: Block | undefined;
  private top: number;

  constructor(
    private readonly memory: WebAssembly.Memory,
    base: number,
  ) {
    this.top = Math.ceil(base / ALIGNMENT) * ALIGNMENT;
  }

  /** Bytes of the linear memory as it has grown so far. */
  get reservedBytes(): number {
    return this.memory.buffer.byteLength;
  }

  /** The address of a block of at least `bytes`, uninitialised. Throws when the memory cannot grow to hold it. */
  allocate(bytes: number): number {
    const size = Math.max(1, Math.ceil(bytes / ALIGNMENT)) * ALIGNMENT;
    const block = this.reuse(size) ?? this.append(size);
    block.free = false;
    this.bytesInUse += block.size;
    this.peakBytes = Math.max(this.peakBytes, this.bytesInUse);
    return block.start;
  }

  /** Gives a block back. */
  release(address: number): void {
    const block = this.blocks.get(address);
    if (!block || block.free) throw new InternalError(`no block in use at address ${address}: it was released before`);
    this.bytesInUse -= block.size;
    block.free = true;
    let merged = block;
    if (merged.before?.free) merged = this.join(merged.before, merged);
    if (merged.after?.free) merged = this.join(merged, merged.after);
    this.bin(merged.size).add(merged);
  }

  private reuse(size: number): Block | undefined {
    for (let c = sizeClass(size); c < this.bins.length; c++) {
      for (const block of this.bins[c] ?? []) {
        if (block.size < size) continue;
        this.bins[c]!.delete(block);
        this.split(block, size);
        return block;
      }
    }
    return undefined;
  }

  private split(block: Block, size: number): void {
    if (block.size - size < ALIGNMENT) return;
    const rest: Block = {
      start: block.start + size,
      size: block.size - size,
      free: true,
      before: block,
      after: block.after,
    };
    block.size = size;
    block.after = rest;
    if (rest.after) rest.after.before = rest;
    else this.last = rest;
    this.blocks.set(rest.start, rest);
    this.bin(rest.size).add(rest);
  }

  private join(a: Block, b: Block): Block {
    this.bin(a.size).delete(a);
    this.bin(b.size).delete(b);
    this.blocks.delete(b.start);
    a.size += b.size;
    a.after = b.after;
    if (b.after) b.after.before = a;
    else this.last = a;
    return a;
  }

  private append(size: number): Block {
    const tail = this.last?.free ? this.last : undefined;
    const start = tail ? tail.start : this.top;
    this.reserve(start + size);
    if (tail) {
      this.bin(tail.size).delete(tail);
      tail.size = size;
      this.top = start + size;
      return tail;
    }
    const block: Block = { start, size, free: false, before: this.last, after: undefined };
    if (this.last) this.last.after = block;
    this.last = block;
    this.blocks.set(start, block);
    this.top = start + size;
    return block;
  }

  private reserve(end: number): void {
    const missing = Math.ceil((end + GUARD - this.memory.buffer.byteLength) / PAGE);
    if (missing <= 0) return;
    for (const pages of [Math.max(missing, GROWTH), missing]) {
      try {
        this.memory.grow(pages);
        return;
      } catch {
        // too much at once, or no room at all
      }
    }
    const mebibytes = (bytes: number) => Math.round(bytes / 1048576);
    throw new OutOfMemoryError(
      `out of memory: the WASM kernels hold ${mebibytes(this.bytesInUse)} MiB and cannot get ` +
        `${mebibytes(missing * PAGE)} MiB more. Choose a smaller batch or a shorter sequence, or accumulate gradients.`,
    );
  }

  private bin(size: number): Set<Block> {
    const c = sizeClass(size);
    while (this.bins.length <= c) this.bins.push(new Set());
    return this.bins[c]!;
  }
}

/** Eight classes per power of two. */
function sizeClass(size: number): number {
  const units = size / ALIGNMENT;
  const power = Math.floor(Math.log2(units));
  return power * 8 + Math.floor((units / 2 ** power - 1) * 8);
}
