// Where a model comes from: which data, which version of the studio, which device.

import { bulkOf } from "../data/lines/bulk.ts";
import { fingerprintLines } from "../data/source/fingerprint.ts";
import type { MetricsReport } from "../evaluation/report.ts";
import type { SampleSet } from "../features/sampleSet.ts";
import { PRODUCT_VERSION } from "../lib/productVersion.ts";
import { timeText } from "../lib/timeText.ts";
import { z } from "../lib/zod.ts";
import type { Member } from "../training/member.ts";
import { customerSet, customerSetSchema } from "./customerSet.ts";
import { driftSchema, ownDrift, trainingShares, trainingSharesSchema } from "./lineShares.ts";

const count = z.number().int().min(0);
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .nullable();
const name = z.string().max(1000);

/** null = unknown, as in models of version 1. */
export const provenanceSchema = z.object({
  data: z.object({
    /** Of what the lines say: who bought what when, how much of it, for how much. */
    fingerprint: name.nullable(),
    /** Of the bulk of the lines, YYYY-MM-DD. */
    firstDay: day,
    lastDay: day,
    /** Lines that were kept, and what became of them. */
    counts: z.object({
      lines: count.nullable(),
      customers: count,
      products: count,
      train: count,
      validation: count,
      test: count,
    }),
    /** What later files are held against; absent in models of older versions. */
    customers: customerSetSchema.optional(),
    training: trainingSharesSchema.optional(),
    /** Of the data's own last lines. */
    drift: driftSchema.optional(),
  }),
  /** Version of the studio that packed it. */
  product: name.nullable(),
  /** The device that the first member was trained on. */
  backend: name,
  /** The first member's. */
  seed: z.number().nullable(),
  /** The data of the model whose weights training started from; absent where it started from none. */
  startedFrom: z.object({ fingerprint: name.nullable(), lastDay: day }).optional(),
});

export type Provenance = z.infer<typeof provenanceSchema>;

/** Where members come from that were fitted on these samples, maybe from the weights of a model, and judged with these metrics. */
export function provenanceOf(
  samples: SampleSet,
  { settings, history }: Member,
  { counts }: MetricsReport,
  /** Of the data that the model had learnt. */
  before?: Pick<Provenance["data"], "fingerprint" | "lastDay">,
): Provenance {
  const { lines } = samples;
  const { first, last } = bulkOf(lines);
  const training = trainingShares(samples);
  const day = (time: number): string | null => (Number.isFinite(time) ? timeText(time, false) : null);
  return {
    data: {
      fingerprint: fingerprintLines(lines),
      firstDay: day(first),
      lastDay: day(last),
      counts: { ...counts, lines: lines.count },
      customers: customerSet(lines.customer.values),
      training,
      drift: ownDrift(samples, training),
    },
    product: PRODUCT_VERSION,
    backend: `${history.backend.name} (${history.backend.detail})`,
    seed: settings.seed,
    ...(before && { startedFrom: { fingerprint: before.fingerprint, lastDay: before.lastDay } }),
  };
}
