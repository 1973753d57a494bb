// Test targets with some of their inputs taken from other targets, in the shape that a predictor reads.

import { createBatch } from "../../features/assembler.ts";
import { type Batch, SCALE_PERIODS, SCALES } from "../../features/batch.ts";
import { MEMORY_PARTS } from "../../features/memory/parts.ts";
import type { SampleSet } from "../../features/sampleSet.ts";
import { InternalError } from "../../lib/internalError.ts";
import { type Random, shuffle } from "../../lib/random.ts";
import type { Shuffle } from "./shuffles.ts";

/** A batch whose inputs named by `what` are shuffled; `base` stays as it is. `partner[row]` is the row that gave its inputs. */
export function shuffleBatch(base: Batch, what: Shuffle, rng: Random): { batch: Batch; partner: Uint32Array } {
  const batch = copyBatch(base);
  const { size, length } = base;
  const partner = shuffle(
    Uint32Array.from({ length: size }, (_, row) => row),
    rng,
  );
  if (what.products || what.steps) {
    const places: number[] = [];
    for (let row = 0; row < size; row++) for (let l = 0; l < base.lengths[row]!; l++) places.push(row * length + l);
    const from = shuffle(Uint32Array.from(places), rng);
    const width = base.steps.length / (size * length);
    for (const [i, to] of places.entries()) {
      if (what.products) batch.products[to] = base.products[from[i]!]!;
      for (const f of what.steps ?? []) batch.steps[to * width + f] = base.steps[from[i]! * width + f]!;
    }
  }
  for (const scale of what.periods?.scales ?? []) {
    const periods = SCALE_PERIODS[scale];
    const width = base.periods[scale].length / (size * periods);
    for (let row = 0; row < size; row++) {
      for (let k = 0; k < periods; k++) {
        for (const f of what.periods!.features) {
          const value = base.periods[scale][(partner[row]! * periods + k) * width + f]!;
          batch.periods[scale][(row * periods + k) * width + f] = value;
        }
      }
    }
  }
  const width = base.customer.length / size;
  for (const f of what.customer ?? []) {
    for (let row = 0; row < size; row++) batch.customer[row * width + f] = base.customer[partner[row]! * width + f]!;
  }
  if (what.province) batch.province.set(partner.map((row) => base.province[row]!));
  if (what.evidence) {
    const told = base.evidence.length / size;
    for (let row = 0; row < size; row++) {
      batch.evidence.set(base.evidence.subarray(partner[row]! * told, (partner[row]! + 1) * told), row * told);
    }
  }
  return { batch, partner };
}

/**
 * The samples as a predictor sees them with one shuffled batch in the place of what `assemble` would build for
 * `targets` [B], and the parts of the memory that `what` names from their partners, with what the second stage tells of the same
 * thing (visits beside recent, sales beside trend); only these targets may be asked for.
 */
export function withBatch(
  samples: SampleSet,
  targets: Uint32Array,
  what: Shuffle,
  { batch, partner }: { batch: Batch; partner: Uint32Array },
): SampleSet {
  const rows = new Map(Array.from(targets, (target, row) => [target, row]));
  const rowOf = (target: number): number => {
    const row = rows.get(target);
    if (row === undefined) throw new InternalError(`target ${target} is not among the ${targets.length} shuffled ones`);
    return row;
  };
  const partnerOf = (target: number): number => targets[partner[rowOf(target)]!]!;
  return {
    ...samples,
    assemble: (wanted) => takeRows(batch, Array.from(wanted, rowOf)),
    frequencies: (target) => samples.frequencies(what.memory?.includes(0) ? partnerOf(target) : target),
    memory(target) {
      const own = samples.memory(target);
      if (!what.memory) return own;
      const other = samples.memory(partnerOf(target));
      return own.map((shares, part) => (what.memory?.includes(part) ? other[part]! : shares));
    },
    lately(target, halfLives) {
      const own = samples.lately(target, halfLives);
      if (!what.memory) return own;
      const shuffled = (part: (typeof MEMORY_PARTS)[number]) => what.memory?.includes(MEMORY_PARTS.indexOf(part));
      const { evidence, visits, sales, related, relatedEver } = samples.lately(partnerOf(target), halfLives);
      return {
        ...own,
        ...(what.evidence && { evidence }),
        ...(shuffled("frequency") && { relatedEver }),
        ...(shuffled("recent") && { visits, related }),
        ...(shuffled("trend") && { sales }),
      };
    },
  };
}

type Column = Float32Array | Int32Array;

/** All columns of a batch, in one order. */
function columns({ products, steps, lengths, periods, customer, province, evidence, target }: Batch): Column[] {
  const scales = SCALES.map((scale) => periods[scale]);
  return [products, steps, lengths, ...scales, customer, province, evidence, ...Object.values(target)];
}

function copyBatch(base: Batch): Batch {
  return takeRows(
    base,
    Array.from({ length: base.size }, (_, row) => row),
  );
}

function takeRows(base: Batch, rows: readonly number[]): Batch {
  const batch = createBatch(rows.length, base.length, {
    stepFeatures: base.steps.length / (base.size * base.length),
    periodFeatures: base.periods.week.length / (base.size * SCALE_PERIODS.week),
    customerFeatures: base.customer.length / base.size,
  });
  const sources = columns(base);
  for (const [i, out] of columns(batch).entries()) {
    const source = sources[i]!;
    const width = source.length / base.size;
    for (const [at, row] of rows.entries()) out.set(source.subarray(row * width, (row + 1) * width), at * width);
  }
  return batch;
}
