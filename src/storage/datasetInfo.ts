// A data set as it is listed and reopened: everything but its columns.

import type { Inspection } from "../core/data/ingest/inspection.ts";

/** What a generated sample is known to allow; null for real files. */
export interface SampleTruth {
  /** Best possible next-product accuracy of any method, from the generating process. */
  ceilingAccuracy: number;
  note: string;
}

export interface DatasetInfo {
  id: string;
  name: string;
  /** Hash of the file's bytes (head, tail, size) and the mapping. */
  fingerprint: string;
  createdAt: number;
  /** Fingerprints that it had before files were added to it, the first one first; absent where none was. */
  grownFrom?: string[];
  inspection: Inspection;
  truth: SampleTruth | null;
  /** Bytes its columns take on this machine; told by the list of stored data sets. */
  bytes?: number;
}
