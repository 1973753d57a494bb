// A file whose order numbers start again each day: the visits of a customer are all there, and each target has its history.

import { expect, test } from "vitest";
import { sniff } from "../data/dialect/sniff.ts";
import { ingest } from "../data/ingest/ingest.ts";
import { csv } from "../data/testing/testFiles.ts";
import { runToEnd } from "../lib/cooperativeTask.ts";
import { segmentCustomers } from "./customerSegments.ts";
import { DEFAULT_FEATURE_SETTINGS } from "./featureSettings.ts";
import { fitAndOpen } from "./open.ts";

const DAILY = `Bill No,Date,Time,Customer ID,Item Code,Qty,Amount
1,2024-01-05,09:00,C1,A,1,10
2,2024-01-05,09:30,C2,B,1,10
1,2024-01-06,09:00,C1,B,1,10
2,2024-01-06,10:00,C1,C,1,10
1,2024-01-07,09:00,C1,A,1,10
1,2024-01-08,09:00,C1,C,1,10
`;

async function linesOf(text: string) {
  const source = csv(text);
  const { mapping } = await sniff(source);
  return ingest(source, mapping);
}

test("each day's number is an order of its own", async () => {
  const { lines, inspection } = await linesOf(DAILY);
  expect(inspection.orders).toBe(6);
  expect(inspection.noteSentences).toMatchObject([
    {
      code: "note.orderNumbers",
      values: {
        ...{ again: 2, numbers: 2, others: 1, later: 2, orders: 6, number: "“1”" },
        days: "2024-01-05, 2024-01-06, 2024-01-07 …",
      },
    },
  ]);
  const samples = fitAndOpen(lines, { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1 });
  expect([...samples.targets].map((line) => line + 1)).toEqual([3, 4, 5, 6]);
  const last = samples.rawSample(3);
  expect(last).toMatchObject({ line: 6, history: [1, 3, 4, 5], features: { frequency: 4 } });
  const customers = runToEnd(segmentCustomers(lines, { dropWalkIns: false, clusters: 0, seed: 1 }));
  expect(customers.map(({ frequency }) => frequency)).toEqual([5, 1]);
});

test("numbers that are met once give what a file without restarts gives", async () => {
  const unique = DAILY.split("\n")
    .map((row, i) => (i === 0 || row === "" ? row : `N${i}${row.slice(1)}`))
    .join("\n");
  const [restarting, plain] = [await linesOf(DAILY), await linesOf(unique)];
  expect(plain.inspection.orders).toBe(restarting.inspection.orders);
  expect(plain.inspection.notes).toEqual([]);
  const [a, b] = [restarting, plain].map(({ lines }) =>
    fitAndOpen(lines, { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1 }),
  );
  const all = Uint32Array.from(a!.targets.keys());
  expect(a!.preprocess).toEqual(b!.preprocess);
  expect(a!.assemble(all)).toEqual(b!.assemble(all));
});
