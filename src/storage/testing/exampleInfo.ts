// The info of a data set, as the tests of storage want it.

import { exampleArtefact } from "../../core/artefact/testing/exampleArtefact.ts";
import type { DatasetInfo } from "../datasetInfo.ts";

/** Of a file with one line. */
export const exampleInfo = (id: string, createdAt = 1_000): DatasetInfo => ({
  id,
  name: `${id}.csv`,
  fingerprint: `print of ${id}`,
  createdAt,
  truth: null,
  inspection: {
    file: { name: `${id}.csv`, size: 10 },
    dialect: { encoding: "utf-8", delimiter: ",", newline: "\n", quote: '"', gzip: false },
    mapping: exampleArtefact().mapping,
    columns: [],
    notes: [],
    rows: 1,
    kept: 1,
    rejected: {},
    duplicates: 0,
    walkIns: 0,
    totals: { quantity: 1, revenue: 2, discountAmount: 0 },
    customers: 1,
    products: 1,
    orders: 1,
    first: "2025-01-01",
    last: "2025-01-02",
    seconds: 0.1,
    peakBytes: 0,
  },
});
