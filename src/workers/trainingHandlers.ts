// What the training worker can do, wired to the services that do it. The engine (TensorFlow.js, kernels) is loaded with the
// first call that needs it, so that opening the worker and a stored data set is cheap.

import { openStorage } from "../storage/storage.ts";
import { AnalysisService } from "./analysisService.ts";
import { DataService } from "./dataService.ts";
import { ExploreService } from "./exploreService.ts";
import { packLines, unpackLines } from "./linesParcel.ts";
import { ModelService } from "./modelService.ts";
import { Mutex } from "./mutex.ts";
import { OrderService } from "./orderService.ts";
import { PredictService } from "./predictService.ts";
import type { TrainingMethods } from "./protocol.ts";
import type { Handlers } from "./rpc.ts";
import { SearchService } from "./searchService.ts";
import { TrainService } from "./trainService.ts";

/** Handlers with a state of their own; `database` names the IndexedDB database. */
export function trainingHandlers(database?: string): Handlers<TrainingMethods> {
  const storage = openStorage(database);
  const data = new DataService(storage);
  const models = new ModelService(storage, data);
  const asking = new PredictService(data, models);
  const training = new TrainService(storage, data, models);
  const searching = new SearchService(storage, data);
  // One at a time: these change what the worker holds, or use the whole device.
  const mutex = new Mutex();
  const analysis = new AnalysisService(data, models, mutex);
  const explore = new ExploreService(data);
  return {
    ...analysis.handlers,
    ...explore.handlers,
    ...new OrderService(data, models, explore).handlers,
    backends: async () => (await import("../core/kernels/backends.ts")).listBackends(),
    async repeatedLines(input, { transfer }) {
      const lines = await unpackLines(input.lines);
      const found = data.repeatedLines(lines);
      const parcel = packLines(lines);
      transfer(parcel.port);
      return { ...found, lines: parcel };
    },
    async appendLines(input, context) {
      const lines = await unpackLines(input.lines);
      return mutex.run(context.signal, () => data.appendLines({ ...input, lines }, context));
    },
    async openLines(input, context) {
      const lines = await unpackLines(input.lines);
      return mutex.run(context.signal, () => data.openLines({ ...input, lines }, context));
    },
    storeOpen: (input, context) => data.storeOpen(input, context),
    nameOpen: (input) => data.nameOpen(input),
    openStored: (input, context) => mutex.run(context.signal, () => data.openStored(input, context)),
    assignProvinces: ({ changes }, { signal }) => mutex.run(signal, () => data.assignProvinces(changes)),
    prepare: (input, context) => mutex.run(context.signal, () => data.prepare(input.settings, context)),
    previewFormula: (input) => data.previewFormula(input),
    featureCorrelations: (input, context) => mutex.run(context.signal, () => data.featureCorrelations(input, context)),
    estimate: (input, context) => mutex.run(context.signal, () => training.estimate(input, context)),
    train: (input, context) => mutex.run(context.signal, () => training.train(input, context)),
    unfinished: () => training.unfinished(),
    resumeRun: (input, context) => mutex.run(context.signal, () => training.resumeRun(input, context)),
    discardUnfinished: (input, { signal }) => mutex.run(signal, () => training.discardUnfinished(input)),
    searches: () => searching.list(),
    search: (input, context) => mutex.run(context.signal, () => searching.start(input, context)),
    resumeSearch: (input, context) => mutex.run(context.signal, () => searching.goOn(input, context)),
    searchOutcome: (input) => searching.outcome(input),
    deleteSearch: (input, { signal }) => mutex.run(signal, () => searching.delete(input)),
    undoDeleteSearch: (_, { signal }) => mutex.run(signal, () => searching.undoDelete()),
    pause: () => void (training.control ?? searching.control)?.pause(),
    resume: () => void (training.control ?? searching.control)?.resume(),
    stop: () => void (training.control ? training.control.stop() : searching.stop()),
    actualVersusPredicted: (input, context) => models.actualVersusPredicted(input, context),
    customers: (input) => data.customers(input),
    customerHistory: (input) => asking.customerHistory(input),
    products: (input) => asking.products(input),
    predict: (input) => asking.predict(input),
    whatIf: (input) => asking.whatIf(input),
    dataShift: (input) => models.dataShift(input),
    predictAll: (input, context) => asking.predictAll(input, context),
    modelCard: () => models.modelCard(),
    bundle: (input) => models.bundle(input),
    loadBundle: (input, context) => mutex.run(context.signal, () => models.loadBundle(input)),
    compareRuns: async (input, context) =>
      (await import("./compareRuns.ts")).compareRuns(await storage, input, context),
    heldRuns: () => models.heldRuns(),
    heldZip: (input) => models.heldZip(input),
    describeHeld: (input) => models.describeHeld(input),
    keepHeld: (input, { signal }) => mutex.run(signal, () => training.keepHeld(input)),
    loadRun: (input, context) => mutex.run(context.signal, () => models.loadRun(input)),
  };
}
