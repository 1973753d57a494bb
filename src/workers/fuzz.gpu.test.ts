// A few of the files of `npm run fuzz` in the page's own reader: a worker in Chromium says of each what the same core says here,
// in lines or in a sentence, and lives on.

import { expect, test } from "vitest";
import { sniff } from "../core/data/dialect/sniff.ts";
import { ingest } from "../core/data/ingest/ingest.ts";
import { inputOf } from "../core/data/testing/seededFiles.ts";
import { tableOf } from "../core/data/testing/seededTables.ts";
import { source } from "../core/data/testing/testFiles.ts";
import { isMessage, type Message, messageOf } from "../core/lib/message.ts";
import { unpackLines } from "./linesParcel.ts";
import type { IngestMethods } from "./protocol.ts";
import { connect } from "./rpc.ts";

const FILES = 30;

/** Sums and codes, or the sentence of the error; anything else that is thrown is a fault. */
async function told(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    const sentence = messageOf(error) ?? sentenceIn(error);
    if (!sentence) throw error;
    return sentence.text;
  }
}

/** Of an error that came out of the worker. */
function sentenceIn(error: unknown): Message | null {
  return error instanceof Error && "sentence" in error && isMessage(error.sentence) ? error.sentence : null;
}

test("seeded files, most of them damaged, are read by the worker as by the core", async () => {
  const { call, close } = connect<IngestMethods>(
    new Worker(new URL("./ingest.worker.ts", import.meta.url), { type: "module" }),
  );
  let read = 0;
  for (let seed = 1; seed <= FILES; seed++) {
    const bytes = seed % 3 === 0 ? tableOf(seed, []).bytes : inputOf(seed);
    const file = new File([new Uint8Array(bytes)], "test.csv", { lastModified: seed });
    const inWorker = await told(async () => {
      const origin = { kind: "file", file } as const;
      const { mapping } = await call("sniff", { origin });
      const { lines, inspection } = await call("ingest", { origin, mapping });
      return { lines: await unpackLines(lines), rejected: inspection.rejected, notes: inspection.notes };
    });
    const here = await told(async () => {
      const { mapping } = await sniff(source(bytes));
      const { lines, inspection } = await ingest(source(bytes), mapping);
      return { lines, rejected: inspection.rejected, notes: inspection.notes };
    });
    expect(inWorker, `seed ${seed}`).toEqual(here);
    if (typeof inWorker === "object") read++;
  }
  close();
  expect(read).toBeGreaterThan(FILES / 3);
  expect(read).toBeLessThan(FILES);
});
