// The judging side of the training worker: what the current model's answers for its test targets say. The answers are
// made once per model and data set, and so is everything slow that is computed from them.

import { calibration, numberDeciles } from "../core/analysis/calibration.ts";
import { confusion, confusionRows } from "../core/analysis/confusion.ts";
import type { ImportanceReport } from "../core/analysis/importance.ts";
import { closestProducts, productFacts, productVectors } from "../core/analysis/productMap.ts";
import { errorGroups, numberResiduals } from "../core/analysis/residuals.ts";
import {
  type AnalysedNumber,
  describeRows,
  productName,
  type TestLine,
  type TestTable,
  testTable,
} from "../core/analysis/testTable.ts";
import { worstErrors } from "../core/analysis/worstErrors.ts";
import { evaluationMessage } from "../core/evaluation/evaluationMessages.ts";
import { MessageError } from "../core/lib/message.ts";
import { countedParts } from "../core/model/config.ts";
import type {
  AnalysisMethods,
  ByNumber,
  ImportanceInput,
  ProductMap,
  TestAttention,
  TestCalibration,
  TestConfusion,
  TestErrors,
} from "./analysisProtocol.ts";
import { attentionFor, attentionOnAverage } from "./attentionService.ts";
import type { DataService } from "./dataService.ts";
import type { ModelService, Tested } from "./modelService.ts";
import type { Mutex } from "./mutex.ts";
import { paced } from "./pace.ts";
import type { Progress } from "./protocol.ts";
import type { Context, Handlers } from "./rpc.ts";

type Work = Context<Progress>;

interface Kept {
  tested: Tested;
  table: TestTable;
  /** By what was asked for. */
  importance: Map<string, ImportanceReport>;
  maps: Map<string, ProductMap>;
  attention: TestAttention | null;
}

export class AnalysisService {
  readonly #data: DataService;
  readonly #models: ModelService;
  readonly #mutex: Mutex;
  #kept: Kept | null = null;

  constructor(data: DataService, models: ModelService, mutex: Mutex) {
    this.#data = data;
    this.#models = models;
    this.#mutex = mutex;
  }

  /** The methods as the worker offers them. */
  readonly handlers: Handlers<AnalysisMethods> = {
    testErrors: (_, context) => this.#errors(context),
    testLines: (input, context) => this.#lines(input, context),
    testLinesCsv: async ({ select }, context) => {
      const { testLinesCsv } = await import("../core/analysis/testLinesCsv.ts");
      const table = await this.#table(context);
      // The byte order mark makes Excel read UTF-8.
      const pieces = ["\ufeff", ...testLinesCsv(table, selectRows(table, select))];
      return { csv: new Blob(pieces, { type: "text/csv;charset=utf-8" }) };
    },
    confusion: ({ size }, context) => this.#confusion(size, context),
    calibration: (_, context) => this.#calibration(context),
    importance: (input, context) => this.#importance(input, context),
    attention: (_, context) => this.#attention(context),
    customerAttention: async ({ customer }, context) => {
      const { tested, table } = await this.#answers(context);
      return this.#mutex.run(context.signal, async () =>
        attentionFor(table, tested, await this.#models.predictorOf(tested), customer),
      );
    },
    productMap: (input, context) => this.#productMap(input, context),
    closestProducts: ({ at, limit }) => {
      const { vectors, d } = productVectors(this.#models.current.weights);
      return closestProducts(vectors, d, at, limit);
    },
  };

  /** The answers that are there, else made on the device when it is free. */
  async #table(context: Work): Promise<TestTable> {
    return (await this.#answers(context)).table;
  }

  async #answers(context: Work): Promise<Kept> {
    const { signal } = context;
    const tested =
      (await this.#models.knownTested()) ?? (await this.#mutex.run(signal, () => this.#models.tested(context)));
    if (this.#kept?.tested !== tested) {
      if (tested.predictions.targets.length === 0) throw new MessageError(evaluationMessage("judged.nothing"));
      const table = testTable(tested.samples, tested.predictions, await this.#data.provinces());
      this.#kept = { tested, table, importance: new Map(), maps: new Map(), attention: null };
    }
    return this.#kept;
  }

  async #errors(context: Work): Promise<TestErrors> {
    const table = await this.#table(context);
    return {
      count: table.count,
      numbers: byNumber(table, (task) => numberResiduals(table, task)),
      groups: {
        province: errorGroups(table, "province"),
        family: errorGroups(table, "family"),
        month: errorGroups(table, "month"),
      },
      families: table.source.lines.family.values,
    };
  }

  async #lines(
    { select, limit }: AnalysisMethods["testLines"]["input"],
    context: Work,
  ): Promise<{ lines: TestLine[]; total: number }> {
    const table = await this.#table(context);
    const rows = selectRows(table, select);
    return { lines: describeRows(table, rows.subarray(0, limit)), total: rows.length };
  }

  async #confusion(size: number, context: Work): Promise<TestConfusion> {
    const table = await this.#table(context);
    const found = confusion(table, size);
    return { ...found, products: Array.from(found.ids, (id) => productName(table, id)), count: table.count };
  }

  async #calibration(context: Work): Promise<TestCalibration> {
    const table = await this.#table(context);
    return {
      first: calibration(table, "first"),
      kept: calibration(table, "kept"),
      topK: table.predictions.topK,
      numbers: byNumber(table, (task) => numberDeciles(table, task)),
    };
  }

  async #importance(input: ImportanceInput, context: Work): Promise<ImportanceReport> {
    const { signal, emit } = context;
    const { tested, importance } = await this.#answers(context);
    const key = JSON.stringify([input.of, input.size, input.repeats, input.seed]);
    const known = importance.get(key);
    if (known) return known;
    const { permutationImportance } = await import("../core/analysis/importance.ts");
    const { featureShuffles, groupShuffles } = await import("../core/analysis/shuffles.ts");
    const { samples, bundle } = tested;
    const parts = countedParts(bundle.config.memory);
    const shuffles =
      input.of === "groups" ? groupShuffles(bundle.preprocess, parts) : featureShuffles(bundle.preprocess, parts);
    const report = await this.#mutex.run(signal, async () => {
      const predictor = await this.#models.predictorOf(tested);
      return permutationImportance(
        samples,
        samples.split.test,
        shuffles,
        (given, targets) => predictor.predictTargets(given, targets, { topK: 1, signal }),
        { ...input, signal, onProgress: paced("shuffling", emit) },
      );
    });
    importance.set(key, report);
    return report;
  }

  async #attention(context: Work): Promise<TestAttention> {
    const kept = await this.#answers(context);
    kept.attention ??= await this.#mutex.run(context.signal, async () =>
      attentionOnAverage(kept.tested, await this.#models.predictorOf(kept.tested), context),
    );
    return kept.attention;
  }

  async #productMap({ method, seed }: AnalysisMethods["productMap"]["input"], context: Work): Promise<ProductMap> {
    const { tested, maps } = await this.#answers(context);
    const key = `${method} ${seed}`;
    const known = maps.get(key);
    if (known) return known;
    const { vectors, d } = productVectors(tested.bundle.weights);
    const facts = productFacts(tested.bundle.preprocess, tested.samples.lines);
    const { principalComponents } = await import("../core/analysis/pca.ts");
    const { LEAST_POINTS, umap } = await import("../core/analysis/umap.ts");
    const isPca = method === "pca" || facts.codes.length < LEAST_POINTS;
    const components = isPca ? principalComponents(vectors, d, 2) : null;
    const { signal, emit } = context;
    const points =
      components?.coordinates ?? (await umap(vectors, d, { seed, signal, onProgress: paced("mapping", emit) }));
    const map: ProductMap = {
      ...facts,
      method: isPca ? "pca" : "umap",
      x: points.filter((_, i) => i % 2 === 0),
      y: points.filter((_, i) => i % 2 === 1),
      shares: components && [components.shares[0]!, components.shares[1]!],
    };
    maps.set(key, map);
    return map;
  }
}

function selectRows(table: TestTable, select: AnalysisMethods["testLines"]["input"]["select"]): Uint32Array {
  switch (select.kind) {
    case "worst":
      return worstErrors(table, select.task, table.count);
    case "cell":
      return confusionRows(table, select.ids, select.row, select.column);
    case "group": {
      const keys = table[select.grouping];
      return Uint32Array.from(keys.keys()).filter((row) => keys[row] === select.key);
    }
    default:
      return select satisfies never;
  }
}

function byNumber<T>(table: TestTable, make: (task: AnalysedNumber) => T): ByNumber<T> {
  const { tasks } = table.source.preprocess;
  const of = (task: AnalysedNumber) => (tasks[task] ? make(task) : null);
  return { quantity: of("quantity"), revenue: of("revenue"), discount: of("discount") };
}
