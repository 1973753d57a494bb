// Other workers in the page read parts of a file: the same lines as one thread's.

import { expect, test } from "vitest";
import { sniff } from "../core/data/dialect/sniff.ts";
import { ingest } from "../core/data/ingest/ingest.ts";
import { openOrigin } from "./origin.ts";
import { workerPool } from "./workerPool.ts";

const rows = ["customer,product,date,quantity,price"];
for (let i = 0; i < 5000; i++) rows.push(`K${i % 91},"P ""${i % 37}""",${1 + (i % 28)}/02/2024,${i % 9},1.25`);
const file = new File([rows.join("\r\n")], "lines.csv");

test("three workers find what one finds", async () => {
  const source = openOrigin({ kind: "file", file });
  const { mapping } = await sniff(source);
  const { read } = workerPool(file);
  let chunkRows = 0;
  const together = await ingest(source, mapping, {
    threads: {
      count: 2,
      smallestPart: 1,
      read: async (job, signal) => {
        const chunk = await read(job, signal);
        chunkRows += chunk.rows;
        return chunk;
      },
    },
  });
  const alone = await ingest(source, mapping);
  expect(chunkRows).toBeGreaterThan(3000);
  expect(together.lines).toEqual(alone.lines);
  const measured = { seconds: 0, peakBytes: 0 };
  expect({ ...together.inspection, ...measured }).toEqual({ ...alone.inspection, ...measured });
});

test("another worker ends when the reading is cancelled", async () => {
  const { mapping, dialect } = await sniff(openOrigin({ kind: "file", file }));
  const stopper = new AbortController();
  const chunk = workerPool(file).read({ from: 0, to: file.size, mapping, dialect }, stopper.signal);
  stopper.abort();
  await expect(chunk).rejects.toMatchObject({ name: "AbortError" });
});
