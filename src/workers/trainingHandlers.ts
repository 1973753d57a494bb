// What the training worker can do, wired to the desks that do it. The engine (TensorFlow.js, kernels) is loaded with the
// first call that needs it, so that opening the worker and a stored data set is cheap.

import { openStorage } from "../storage/storage.ts";
import { AnalysisDesk } from "./analysisDesk.ts";
import { DataDesk } from "./dataDesk.ts";
import { Exclusive } from "./exclusive.ts";
import { ExploreDesk } from "./exploreDesk.ts";
import { ModelDesk } from "./modelDesk.ts";
import { PredictDesk } from "./predictDesk.ts";
import type { TrainingMethods } from "./protocol.ts";
import type { Handlers } from "./rpc.ts";
import { TrainDesk } from "./trainDesk.ts";

/** Handlers with a state of their own; `database` names the IndexedDB database. */
export function trainingHandlers(database?: string): Handlers<TrainingMethods> {
  const storage = openStorage(database);
  const data = new DataDesk(storage);
  const models = new ModelDesk(storage, data);
  const asking = new PredictDesk(data, models);
  const training = new TrainDesk(storage, data, models);
  // One at a time: these change what the worker holds, or use the whole device.
  const alone = new Exclusive();
  const analysis = new AnalysisDesk(data, models, alone);
  return {
    ...analysis.handlers,
    ...new ExploreDesk(data).handlers,
    backends: async () => (await import("../core/kernels/backends.ts")).listBackends(),
    openLines: (input, context) => alone.run(context.signal, () => data.openLines(input, context)),
    storeOpen: (input, context) => data.storeOpen(input, context),
    nameOpen: (input) => data.nameOpen(input),
    openStored: (input, context) => alone.run(context.signal, () => data.openStored(input, context)),
    assignProvinces: ({ changes }, { signal }) => alone.run(signal, () => data.assignProvinces(changes)),
    prepare: (input, context) => alone.run(context.signal, () => data.prepare(input.settings, context)),
    previewFormula: (input) => data.previewFormula(input),
    featureCorrelations: (input, context) => alone.run(context.signal, () => data.featureCorrelations(input, context)),
    estimate: (input, context) => alone.run(context.signal, () => training.estimate(input, context)),
    train: (input, context) => alone.run(context.signal, () => training.train(input, context)),
    unfinished: () => training.unfinished(),
    goOn: (input, context) => alone.run(context.signal, () => training.goOn(input, context)),
    discardUnfinished: (_, { signal }) => alone.run(signal, () => training.discardUnfinished()),
    pause: () => void training.control?.pause(),
    resume: () => void training.control?.resume(),
    stop: () => void training.control?.stop(),
    actualVersusPredicted: (input, context) => models.actualVersusPredicted(input, context),
    customers: (input) => data.customers(input),
    customerHistory: (input) => asking.customerHistory(input),
    products: (input) => asking.products(input),
    predict: (input) => asking.predict(input),
    whatIf: (input) => asking.whatIf(input),
    predictAll: (input, context) => asking.predictAll(input, context),
    bundle: () => models.bundle(),
    loadBundle: (input, context) => alone.run(context.signal, () => models.loadBundle(input)),
    loadRun: (input, context) => alone.run(context.signal, () => models.loadRun(input)),
  };
}
