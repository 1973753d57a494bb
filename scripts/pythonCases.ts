// What the studio makes of a file's lines, for another implementation to be held against: the canonical lines with the places
// that the geocoder found, the preprocessing, and the tensors and counted shares of a random choice of targets.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadGeocode } from "../src/cli/gazetteer.ts";
import { readLines } from "../src/cli/readLines.ts";
import { Terminal } from "../src/cli/terminal.ts";
import { inputsFile } from "../src/core/artefact/inputsFile.ts";
import type { SaleLines } from "../src/core/data/lines/saleLines.ts";
import { SCALES } from "../src/core/features/batch.ts";
import { DEFAULT_FEATURE_SETTINGS } from "../src/core/features/featureSettings.ts";
import type { Shares } from "../src/core/features/memory/parts.ts";
import { fitAndOpen } from "../src/core/features/open.ts";
import type { Geocode, SampleSet } from "../src/core/features/sampleSet.ts";
import { csvLine } from "../src/core/lib/csv.ts";
import { random } from "../src/core/lib/random.ts";
import { type SafeTensor, writeSafetensors } from "../src/core/lib/safetensors.ts";
import { timeText } from "../src/core/lib/timeText.ts";

const TARGETS = 1000;
/** Targets whose shares of all products are written. */
const SHARED = 50;
export const HALF_LIVES = { visits: 120, sales: 14 };

/** Writes lines.csv, preprocess.json, inputs.json and expected.safetensors to a folder; returns how many lines and targets there are. */
export async function writeCases(file: string, folder: string): Promise<{ lines: number; targets: number }> {
  mkdirSync(folder, { recursive: true });
  const quiet = { write: () => true };
  const { lines, inspection } = await readLines([file], new Terminal({ stdout: quiet, stderr: quiet }), {});
  const geocode = lines.place ? await loadGeocode() : undefined;
  const samples = fitAndOpen(lines, DEFAULT_FEATURE_SETTINGS, { geocode });
  writeFileSync(join(folder, "lines.csv"), Array.from(canonical(lines, geocode), (row) => csvLine(row)).join(""));
  const preprocess = { ...samples.preprocess, mapping: inspection.mapping };
  writeFileSync(join(folder, "preprocess.json"), JSON.stringify(preprocess));
  writeFileSync(join(folder, "inputs.json"), inputsFile(samples.preprocess));
  const chosen = choose(samples.targets.length);
  writeFileSync(
    join(folder, "expected.safetensors"),
    writeSafetensors({ tensors: expected(samples, chosen), metadata: new Map() }),
  );
  return { lines: lines.count, targets: chosen.length };
}

/** The lines under canonical names, a header first. */
function* canonical(lines: SaleLines, geocode: Geocode | undefined): Generator<(string | number | null)[]> {
  const { order, store, salesperson, source, walkIn, place } = lines;
  const points = place?.values.map((each) => geocode?.(each) ?? null) ?? [];
  yield [
    "customer",
    "time",
    "product",
    "family",
    "quantity",
    "revenue",
    "discount",
    "order",
    "store",
    "salesperson",
  ].concat(["source", "walkIn", "provinceId", "latitude", "longitude", "urban"]);
  const text = (column: typeof order, i: number) => column?.values[column.codes[i]!] ?? null;
  for (let i = 0; i < lines.count; i++) {
    const point = place ? points[place.codes[i]!] : null;
    yield [
      ...[text(lines.customer, i), timeText(lines.time[i]!, true), text(lines.product, i), text(lines.family, i)],
      ...[lines.quantity[i]!, lines.revenue[i]!, lines.discount[i]!, text(order, i), text(store, i)],
      ...[text(salesperson, i), text(source, i), walkIn?.[i] ?? null],
      ...[point?.province ?? 0, finite(point?.latitude), finite(point?.longitude), point?.urban ?? 0.5],
    ];
  }
}

const finite = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value;

/** Target indices, a seeded choice. */
function choose(count: number): Uint32Array {
  const rng = random(17);
  const all = Uint32Array.from({ length: count }, (_, i) => i);
  const size = Math.min(TARGETS, count);
  for (let i = 0; i < size; i++) {
    const other = i + Math.floor(rng.uniform() * (count - i));
    [all[i], all[other]] = [all[other]!, all[i]!];
  }
  return all.slice(0, size);
}

function expected(samples: SampleSet, chosen: Uint32Array): Map<string, SafeTensor> {
  const { sizes, preprocess } = samples;
  const batch = samples.assemble(chosen);
  const n = chosen.length;
  const tensors = new Map<string, SafeTensor>();
  const add = (name: string, shape: number[], values: Float32Array | Int32Array) =>
    tensors.set(name, { shape, values });
  add(
    "rows",
    [n],
    Int32Array.from(chosen, (target) => samples.targets[target]!),
  );
  add("products", [n, batch.length], batch.products);
  add("steps", [n, batch.length, sizes.stepFeatures], batch.steps);
  add("lengths", [n], batch.lengths);
  for (const scale of SCALES) {
    if (!preprocess.scales.includes(scale)) continue;
    const values = batch.periods[scale];
    add(scale, [n, values.length / n / sizes.periodFeatures, sizes.periodFeatures], values);
  }
  add("customer", [n, sizes.customerFeatures], batch.customer);
  add("province", [n], batch.province);
  add("evidence", [n, batch.evidence.length / n], batch.evidence);
  const some = Array.from(chosen.slice(0, SHARED));
  const dense = (shares: Shares[]): Float32Array[] => shares.map(({ ids, shares }) => scattered(ids, shares));
  const scattered = (ids: ArrayLike<number>, shares: Float32Array): Float32Array => {
    const values = new Float32Array(sizes.numProducts);
    for (let k = 0; k < ids.length; k++) values[ids[k]!] = shares[k]!;
    return values;
  };
  const counted = some.flatMap((target) => dense(samples.memory(target)));
  const lately = some.flatMap((target) => {
    const { visits, sales, related, relatedEver } = samples.lately(target, HALF_LIVES);
    const [one, two, three] = dense([visits, related, relatedEver]);
    return [one!, sales, two!, three!];
  });
  const joined = (rows: Float32Array[]) => Float32Array.from(rows.flatMap((row) => Array.from(row)));
  add("counted", [some.length, 5, sizes.numProducts], joined(counted));
  add("lately", [some.length, 4, sizes.numProducts], joined(lately));
  return tensors;
}
