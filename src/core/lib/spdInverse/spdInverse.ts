// The inverse of a large symmetric positive definite matrix in place, block by block in WebAssembly: Cholesky's factor, its
// inverse, and that one's square. Golub and Van Loan, Matrix Computations (2013), 4.2.

import type { CooperativeTask } from "../cooperativeTask.ts";
import { binary } from "./spdInverse.generated.ts";

/** Rows of a block; assembly/index.ts has the same number. */
const BLOCK = 128;
const BLOCK_DOUBLES = BLOCK * BLOCK;
const PAGE_BYTES = 65_536;
/** Products of blocks between two pauses, well under a millisecond each. */
const STEP = 8;

/** A block: where it lies, and how many of its rows and columns are in use. */
interface Block {
  readonly address: number;
  readonly rows: number;
  readonly columns: number;
}

/** The exports of assembly/index.ts; addresses are byte offsets in the memory. */
interface BlockExports {
  memory: WebAssembly.Memory;
  blocks(): number;
  multiply(
    c: number,
    a: number,
    turnA: boolean,
    b: number,
    turnB: boolean,
    minus: boolean,
    accumulate: boolean,
    rows: number,
    columns: number,
    inner: number,
  ): void;
  invertFactor(block: number, size: number): number;
}

let compiled: WebAssembly.Module | null | undefined;

function compile(): WebAssembly.Module | null {
  if (typeof WebAssembly === "undefined") return null;
  const bytes = Uint8Array.from(atob(binary), (character) => character.charCodeAt(0));
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
}

/**
 * A symmetric matrix [n, n] of which the lower half is kept, in blocks: 4·n² bytes and a little. It lives in a WebAssembly
 * memory of its own, which goes with it.
 */
export class SymmetricMatrix {
  readonly n: number;
  readonly #exports: BlockExports;
  readonly #values: Float64Array;
  readonly #blocks: number;

  private constructor(n: number, module: WebAssembly.Module) {
    this.n = n;
    this.#blocks = Math.max(1, Math.ceil(n / BLOCK));
    this.#exports = new WebAssembly.Instance(module).exports as unknown as BlockExports;
    const doubles = ((this.#blocks * (this.#blocks + 1)) / 2) * BLOCK_DOUBLES;
    const { memory } = this.#exports;
    const first = this.#exports.blocks();
    const missing = first + 8 * doubles - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE_BYTES));
    this.#values = new Float64Array(memory.buffer, first, doubles);
  }

  /** A matrix of zeros; null where WebAssembly or its SIMD is missing. Throws a RangeError where the memory does not suffice. */
  static create(n: number): SymmetricMatrix | null {
    compiled ??= compile();
    return compiled && new SymmetricMatrix(n, compiled);
  }

  /** The entry of a row and a column, 0..n − 1 (not checked). */
  get(row: number, column: number): number {
    return this.#values[row >= column ? this.#index(row, column) : this.#index(column, row)]!;
  }

  /** Adds to the entry of a row and a column, and so to its mirror image. */
  add(row: number, column: number, value: number): void {
    this.#values[row >= column ? this.#index(row, column) : this.#index(column, row)]! += value;
  }

  /** Position of a lower entry: row ≥ column. */
  #index(row: number, column: number): number {
    const i = row >> 7;
    const j = column >> 7;
    return ((i * (i + 1)) / 2 + j) * BLOCK_DOUBLES + (row & (BLOCK - 1)) * BLOCK + (column & (BLOCK - 1));
  }

  #block(i: number, j: number): Block {
    const address = this.#values.byteOffset + ((i * (i + 1)) / 2 + j) * BLOCK_DOUBLES * 8;
    return { address, rows: this.#size(i), columns: this.#size(j) };
  }

  /** Rows in use of the blocks of a row: all but in the last, where they are filled up to a multiple of 4. */
  #size(i: number): number {
    return i + 1 < this.#blocks ? BLOCK : 4 * Math.ceil((this.n - i * BLOCK) / 4);
  }

  #multiply(c: Block, a: Block, turnA: boolean, b: Block, turnB: boolean, minus: boolean, accumulate: boolean): void {
    const { multiply } = this.#exports;
    const inner = turnA ? a.rows : a.columns;
    multiply(c.address, a.address, turnA, b.address, turnB, minus, accumulate, c.rows, c.columns, inner);
  }

  /**
   * Turns the matrix into its inverse: n³ operations, the sums in an order fixed by n alone. False where it is not positive
   * definite; it is spoilt then, as it is after a task that was not run to its end.
   */
  *invert(): CooperativeTask<boolean> {
    const blocks = this.#blocks;
    for (let row = this.n; row % 4 !== 0; row++) this.add(row, row, 1);
    const inFactor = (blocks * (blocks - 1)) / 2 + ((blocks - 1) * blocks * (blocks + 1)) / 6;
    const all = 2 * inFactor + (blocks * (blocks + 1) * (blocks + 2)) / 6;
    let done = 0;
    const pauses = (): boolean => ++done % STEP === 0;
    // L, with the inverse of its diagonal blocks in their place.
    for (let k = 0; k < blocks; k++) {
      const diagonal = this.#block(k, k);
      if (this.#exports.invertFactor(diagonal.address, diagonal.rows) === 0) return false;
      yield;
      for (let i = k + 1; i < blocks; i++) {
        this.#multiply(this.#block(i, k), this.#block(i, k), false, diagonal, true, false, false);
        if (pauses()) yield done / all;
      }
      for (let i = k + 1; i < blocks; i++) {
        for (let j = k + 1; j <= i; j++) {
          this.#multiply(this.#block(i, j), this.#block(i, k), false, this.#block(j, k), true, true, true);
          if (pauses()) yield done / all;
        }
      }
    }
    // X = L⁻¹, columns from the last to the first: X(i, j) = −(Σ X(i, k) · L(k, j)) · L(j, j)⁻¹ over k = j + 1 … i.
    for (let j = blocks - 2; j >= 0; j--) {
      for (let i = blocks - 1; i > j; i--) {
        const to = this.#block(i, j);
        // k = i first: it is the one that reads L(i, j), which the sum replaces.
        this.#multiply(to, this.#block(i, i), false, to, false, true, false);
        if (pauses()) yield done / all;
        for (let k = i - 1; k > j; k--) {
          this.#multiply(to, this.#block(i, k), false, this.#block(k, j), false, true, true);
          if (pauses()) yield done / all;
        }
        this.#multiply(to, to, false, this.#block(j, j), false, false, false);
        if (pauses()) yield done / all;
      }
    }
    // Xᵀ · X, rows from the first to the last: a row needs X of itself and of those below.
    for (let i = 0; i < blocks; i++) {
      for (let j = 0; j <= i; j++) {
        const to = this.#block(i, j);
        this.#multiply(to, this.#block(i, i), true, to, false, false, false);
        if (pauses()) yield done / all;
        for (let k = i + 1; k < blocks; k++) {
          this.#multiply(to, this.#block(k, i), true, this.#block(k, j), false, false, true);
          if (pauses()) yield done / all;
        }
      }
    }
    yield 1;
    return true;
  }
}
