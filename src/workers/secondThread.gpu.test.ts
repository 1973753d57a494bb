// A second worker in the page reads the end of a file: the same lines as one thread's.

import { expect, test } from "vitest";
import { ingest } from "../core/data/ingest.ts";
import { sniff } from "../core/data/sniff.ts";
import { openOrigin } from "./origin.ts";
import { secondThread } from "./secondThread.ts";

const rows = ["customer,product,date,quantity,price"];
for (let i = 0; i < 5000; i++) rows.push(`K${i % 91},"P ""${i % 37}""",${1 + (i % 28)}/02/2024,${i % 9},1.25`);
const file = new File([rows.join("\r\n")], "lines.csv");

test("two workers find what one finds", async () => {
  const source = openOrigin({ kind: "file", file });
  const { mapping } = await sniff(source);
  const { read } = secondThread(file);
  let tailRows = 0;
  const together = await ingest(source, mapping, {
    second: {
      smallest: 0,
      read: async (job, signal) => {
        const tail = await read(job, signal);
        tailRows = tail.rows;
        return tail;
      },
    },
  });
  const alone = await ingest(source, mapping);
  expect(tailRows).toBeGreaterThan(2000);
  expect(together.lines).toEqual(alone.lines);
  const measured = { seconds: 0, peakBytes: 0 };
  expect({ ...together.inspection, ...measured }).toEqual({ ...alone.inspection, ...measured });
});

test("the second worker ends when the reading is cancelled", async () => {
  const { mapping, dialect } = await sniff(openOrigin({ kind: "file", file }));
  const stopper = new AbortController();
  const tail = secondThread(file).read({ from: 0, mapping, dialect }, stopper.signal);
  stopper.abort();
  await expect(tail).rejects.toMatchObject({ name: "AbortError" });
});
