// Opens the pairs of samples: their lines as they are counted, for targets and for what may come next.

import type { CooperativeTask } from "../../lib/cooperativeTask.ts";
import { type CustomerColumns, customerAt } from "../customerColumns.ts";
import { History } from "../history.ts";
import { FIRST_PRODUCT } from "../productIds.ts";
import type { Preprocess } from "../sampleSet.ts";
import { type LineMeasures, measureLines } from "./measures.ts";
import { PairReader } from "./pairReader.ts";
import type { Pairs, ProductLevels } from "./pairs.ts";
import { MEASURE_COUNT } from "./parts.ts";
import { lineDeviations, type ProductSales, productSales } from "./productSales.ts";

export interface PairsSource {
  columns: CustomerColumns;
  /** [product codes] vocabulary ids. */
  productIds: Int32Array;
  /** [positions] 1 where the line belongs to the training part. */
  training: Uint8Array;
  positions: Int32Array;
  preprocess: Preprocess;
  /** The sales of other lines, with this source's product codes told in theirs. */
  elsewhere?: (() => CooperativeTask<{ sales: ProductSales; codeOf: Int32Array }>) | undefined;
}

/** Lays out the products' sales and opens the pairs; `known` levels stand in for products that the file does not have. */
export function* openPairs(source: PairsSource, known: ProductLevels | null): CooperativeTask<Pairs> {
  const { columns, productIds, training, positions, preprocess } = source;
  const elsewhere = source.elsewhere && (yield* source.elsewhere());
  const { lines, lineAt, time } = columns;
  const { settings, cuts } = preprocess;
  const measures = yield* measureLines(columns);
  const byTime = settings.split === "time";
  const sales = elsewhere?.sales ?? (yield* productSales(columns, measures, (p) => byTime || training[p] === 1));
  const codeOf = (p: number): number => {
    const code = lines.product.codes[lineAt[p]!]!;
    return elsewhere && code >= 0 ? elsewhere.codeOf[code]! : code;
  };
  const idOfCode = new Int32Array(sales.start.length - 1).fill(-1);
  const codeOfId = new Int32Array(preprocess.products.length + FIRST_PRODUCT).fill(-1);
  productIds.forEach((id, own) => {
    const code = elsewhere ? elsewhere.codeOf[own]! : own;
    if (code < 0) return;
    idOfCode[code] = id;
    if (id >= FIRST_PRODUCT) codeOfId[id] = code;
  });
  // Before the cut they would tell of what had not happened yet.
  const levelOf = (id: number, measure: number, at: number): number => {
    if (!known || id < FIRST_PRODUCT || at <= cuts.train) return Number.NaN;
    const place = id * MEASURE_COUNT + measure;
    return known.counts[place]! > 0 ? known.values[place]! : Number.NaN;
  };
  const levels = (code: number, measure: number, at: number): number => levelOf(idOfCode[code] ?? -1, measure, at);
  const deviations = yield* lineDeviations(columns, measures, sales, codeOf, levels);
  const reader = new PairReader({ columns, measures, sales, deviations, levels });
  const history = new History(columns);
  const locate = (target: number): number => {
    const position = positions[target]!;
    history.locate(position, customerAt(columns, position), settings.historyRule);
    return position;
  };
  const read = (product: number, out: Float64Array): void => {
    const code = codeOfId[product] ?? -1;
    reader.read(history, code, code < 0 ? -1 : reader.lastOwn(history, code), out);
  };
  return {
    sales,
    readTarget(target, out) {
      const position = locate(target);
      reader.read(history, codeOf(position), reader.earlierOwn(history, position), out);
    },
    readProduct(target, product, out) {
      locate(target);
      read(product, out);
    },
    readNext(customer, at, product, out) {
      history.locateAt(customer, at);
      read(product, out);
    },
    measuresOf(target, out) {
      const position = positions[target]!;
      out[0] = measures.quantity[position]!;
      out[1] = measures.price[position]!;
      out[2] = measures.discount[position]!;
    },
    levels: () => trainingLevels(measures, sales, codeOfId, (p) => training[p] === 1 && time[p]! <= cuts.train),
  };
}

const LEVEL_LINES = 40;

/** Medians of each known product's last LEVEL_LINES training lines. */
function trainingLevels(
  measures: LineMeasures,
  sales: ProductSales,
  codeOfId: Int32Array,
  trains: (position: number) => boolean,
): ProductLevels {
  const values = new Float32Array(codeOfId.length * MEASURE_COUNT);
  const counts = new Float32Array(codeOfId.length * MEASURE_COUNT);
  const columns = [measures.quantity, measures.price, measures.discount];
  for (let id = FIRST_PRODUCT; id < codeOfId.length; id++) {
    const code = codeOfId[id]!;
    if (code < 0) continue;
    for (const [m, column] of columns.entries()) {
      const held: number[] = [];
      for (let i = sales.start[code + 1]! - 1; i >= sales.start[code]! && held.length < LEVEL_LINES; i--) {
        const p = sales.positions[i]!;
        if (trains(p) && !Number.isNaN(column[p]!)) held.push(column[p]!);
      }
      held.sort((a, b) => a - b);
      if (held.length === 0) continue;
      values[id * MEASURE_COUNT + m] = held[(held.length - 1) >> 1]!;
      counts[id * MEASURE_COUNT + m] = held.length;
    }
  }
  return { values, counts };
}
