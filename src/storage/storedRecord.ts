// A record as it lies on the disk, and what a table of such records is: its version, its shape, what is stored of it.

import type { Format } from "../core/lib/versions.ts";
import type { z } from "../core/lib/zod.ts";

/** A record as it lies on the disk, of any version. */
export type StoredRecord = { id: string } & Readonly<Record<string, unknown>>;

export interface RecordKind<Value extends { id: string }> {
  format: Format;
  schema: z.ZodType<Value>;
  /** What of a record is stored otherwise than it is used: parts with a version of their own. */
  store?: (record: Value) => object;
}
