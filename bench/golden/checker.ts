// What golden files are held against, wherever it runs.

import type { BackendName } from "../../src/core/kernels/backendChoice.ts";
import type { GoldenGroup } from "../../src/core/training/testing/golden.ts";

/** A device that files are held against. */
export interface Checker {
  name: BackendName;
  detail: string;
  check(bytes: Uint8Array): Promise<GoldenGroup[]>;
  close(): Promise<void>;
}
