// The byte reader's inner loops in WebAssembly, where it has SIMD; each has its counterpart in JavaScript, which decides what is right.

import { type CodeTable, type HashSeed, hashSeed } from "./byteCodes.ts";
import { binary } from "./byteScanner.generated.ts";

/** The exports of assembly/index.ts; addresses are byte offsets in the memory. */
export interface ScannerExports {
  memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  plainTo(from: number, to: number, utf8: number): number;
  next(at: number, limit: number, delimiter: number): number;
  fields(): number;
  startsAt(): number;
  endsAt(): number;
  hash(fields: number): number;
  hashHigh(): number;
  /** Six words of 32 bits that the hash of runs of bytes depends on; before the first table. */
  seed(a: number, b: number, c: number, d: number, e: number, f: number): void;
  /** 32 bits, signed. */
  hashOf(start: number, end: number): number;
  newTable(): number;
  /** Gives back what the table holds. */
  dropTable(table: number): void;
  find(table: number, start: number, end: number): number;
  add(table: number, start: number, end: number, code: number): void;
}

let compiled: WebAssembly.Module | null | undefined;

/**
 * A scanner with a memory of its own; null where WebAssembly or its SIMD is missing. Its tables hash by `seed`, which nobody
 * who writes a file can know: no code depends on it.
 */
export function createScanner(seed: HashSeed = hashSeed()): ScannerExports | null {
  compiled ??= compile();
  if (!compiled) return null;
  const scanner = new WebAssembly.Instance(compiled).exports as unknown as ScannerExports;
  scanner.seed(...seed);
  return scanner;
}

function compile(): WebAssembly.Module | null {
  if (typeof WebAssembly === "undefined") return null;
  const bytes = Uint8Array.from(atob(binary), (character) => character.charCodeAt(0));
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
}

/** A ByteCodes in the scanner's memory. */
export class ScannedCodes implements CodeTable {
  size = 0;
  private readonly scanner: ScannerExports;
  private readonly table: number;
  private readonly grown: () => void;

  /** `grown` is called after the memory may have grown. */
  constructor(scanner: ScannerExports, grown: () => void) {
    this.scanner = scanner;
    this.grown = grown;
    this.table = scanner.newTable();
    grown();
  }

  find(_bytes: DataView, start: number, end: number): number {
    return this.scanner.find(this.table, start, end);
  }

  add(_bytes: DataView, start: number, end: number, code: number): void {
    this.scanner.add(this.table, start, end, code);
    this.size++;
    this.grown();
  }

  release(): void {
    this.scanner.dropTable(this.table);
  }
}
