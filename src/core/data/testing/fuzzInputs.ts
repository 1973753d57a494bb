// What the three readers of CSV say of damaged files in random dialects: bytes, text, and parts in several threads.

import { isDeepStrictEqual } from "node:util";
import { messageOf } from "../../lib/message.ts";
import type { Verdict } from "../../lib/testing/damage.ts";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import type { Mapping } from "../mapping/mapping.ts";
import { divisible } from "./testFiles.ts";

/** Read alike by all readers, refused in a sentence by all, or wrong. */
export async function judgeInput(bytes: Uint8Array): Promise<Verdict> {
  const first = await told(async () => (await sniff(divisible(bytes).from)).mapping);
  if (first.kind !== "read") return first;
  const mapping = first.value as Mapping;
  const readings = [
    await told(() => reading(bytes, mapping, {})),
    await told(() => reading(bytes, mapping, { textOnly: true })),
    await told(() => reading(bytes, mapping, { parts: true })),
  ];
  for (const [i, each] of readings.entries()) {
    if (each.kind === "wrong") return each;
    if (!isDeepStrictEqual(each, readings[0])) {
      return { kind: "wrong", why: `the reader by ${["bytes", "text", "parts"][i]} differs from that by bytes` };
    }
  }
  return { kind: readings[0]!.kind } as Verdict;
}

async function reading(bytes: Uint8Array, mapping: Mapping, how: { textOnly?: boolean; parts?: boolean }) {
  const { from, threads } = divisible(bytes, 2);
  const { lines, inspection } = await ingest(from, mapping, {
    ...(how.textOnly && { textOnly: true }),
    ...(how.parts && { threads }),
  });
  return { lines, inspection: { ...inspection, seconds: 0, peakBytes: 0 } };
}

export type Told =
  | { kind: "read"; value: unknown }
  | { kind: "refused"; sentence: string }
  | { kind: "wrong"; why: string };

/** What came of reading: an error that is no sentence is wrong. */
export async function told(read: () => Promise<unknown>): Promise<Told> {
  try {
    return { kind: "read", value: await read() };
  } catch (error) {
    const sentence = messageOf(error);
    if (sentence) return { kind: "refused", sentence: sentence.text };
    return { kind: "wrong", why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
