// What a user can do with a model: bring a downloaded one back, ask it, take it away.

import { cardText } from "../core/artefact/cardText.ts";
import type { DataShift } from "../core/artefact/dataShift.ts";
import type { TakeawayChoice } from "../core/artefact/takeawayChoice.ts";
import type { Mapping } from "../core/data/mapping/mapping.ts";
import type { Hypothesis } from "../core/features/hypothesis.ts";
import type { Message } from "../core/lib/message.ts";
import type {
  AllPredictions,
  CustomerHistory,
  CustomerHit,
  CustomerPrediction,
  ProductHit,
  WhatIfAnswer,
} from "../workers/predictProtocol.ts";
import type { ActualVersusPredicted, DataOrigin, Progress, SampleName } from "../workers/protocol.ts";
import { asBatch } from "./batches.ts";
import { download } from "./download.ts";
import type { CallOptions, Engine } from "./engine.ts";
import { describeError, isAbort } from "./problem.ts";
import type { Question } from "./question.ts";
import type { SessionStore } from "./session.ts";

/** How many of the likeliest next products are shown. */
export const SHOWN_TOP_K = 5;
const HITS = 20;
/** Lines of a customer that its time line shows, the latest. */
const HISTORY_LINES = 5000;
const SCATTER_POINTS = 4000;

export interface ModelActions {
  loadZip(zip: Blob): Promise<void>;
  /** Brings the model back into a new training worker after the last one ended; forgets it where that fails. */
  recover(): Promise<void>;
  /** Remembers what is asked, until the page is closed. */
  setQuestion(question: Question): void;
  customers(query: string, signal?: AbortSignal): Promise<CustomerHit[]>;
  predict(customer: string, time: number, signal?: AbortSignal): Promise<CustomerPrediction>;
  actualVersusPredicted(signal?: AbortSignal): Promise<ActualVersusPredicted>;
  /** What a customer bought; of very many lines the latest. */
  history(customer: string, signal?: AbortSignal): Promise<CustomerHistory>;
  products(query: string, signal?: AbortSignal): Promise<ProductHit[]>;
  whatIf(customer: string, time: number, hypothesis: Hypothesis, signal?: AbortSignal): Promise<WhatIfAnswer>;
  /** What the open data set differs by from the model's own, as of a day; null: the day after the data. */
  dataShift(time: number | null, signal?: AbortSignal): Promise<DataShift>;
  predictAll(time: number, options: CallOptions<Progress>): Promise<AllPredictions>;
  /** These four save a file. */
  savePredictions(all: AllPredictions): void;
  /** `say` gives the messages of the model card in the page's language. */
  saveModel(choice: TakeawayChoice, say: (message: Message) => string, options: CallOptions<Progress>): Promise<void>;
  saveSample(sample: SampleName, rows: number, seed: number, options: CallOptions<Progress>): Promise<void>;
  saveRejected(origin: DataOrigin, mapping: Mapping, options: CallOptions<Progress>): Promise<void>;
}

/** Binds the model actions to a session and its workers. */
export function createModelActions(session: SessionStore, engine: Engine): ModelActions {
  /** Settles when a new worker has the model again: questions wait for it. */
  let back: Promise<void> = Promise.resolve();

  async function bringBack(id: string): Promise<void> {
    try {
      await engine.training("loadRun", { id });
    } catch (error) {
      session.setState({ model: null, modelProblem: describeError(error) });
    }
  }

  return {
    setQuestion: (question) => session.setState({ question }),
    async loadZip(zip) {
      session.setState({ loading: { share: null }, modelProblem: null });
      try {
        const summary = await engine.training(
          "loadBundle",
          { zip },
          {
            onEvent: ({ done, total }) => session.setState({ loading: { share: total > 0 ? done / total : null } }),
          },
        );
        session.setState((state) => {
          const serial = (state.model?.serial ?? 0) + 1;
          return {
            model: { summary, origin: "loaded", serial },
            openedZip: zip instanceof File ? { serial, name: zip.name, savedAt: zip.lastModified } : null,
          };
        });
      } catch (error) {
        if (!isAbort(error)) session.setState({ modelProblem: describeError(error) });
      } finally {
        session.setState({ loading: null });
      }
    },
    async recover() {
      const { model } = session.getState();
      if (model) back = bringBack(model.summary.id);
      await back;
    },
    customers: (query, signal) => engine.training("customers", { query, limit: HITS }, { signal }),
    async history(customer, signal) {
      await back;
      return engine.training("customerHistory", { customer, limit: HISTORY_LINES }, { signal });
    },
    async products(query, signal) {
      await back;
      return engine.training("products", { query, limit: HITS }, { signal });
    },
    async whatIf(customer, time, hypothesis, signal) {
      await back;
      return engine.training("whatIf", { customer, time, topK: SHOWN_TOP_K, hypothesis }, { signal });
    },
    async dataShift(time, signal) {
      await back;
      return engine.training("dataShift", { time }, { signal });
    },
    async predictAll(time, options) {
      await back;
      return asBatch(session, () => engine.training("predictAll", { time, topK: SHOWN_TOP_K }, options));
    },
    async predict(customer, time, signal) {
      await back;
      return engine.training("predict", { customer, time, topK: SHOWN_TOP_K }, { signal });
    },
    async actualVersusPredicted(signal) {
      await back;
      return engine.training("actualVersusPredicted", { limit: SCATTER_POINTS }, { signal });
    },
    savePredictions: ({ csv, name }) => download(csv, name),
    async saveModel(choice, say, options) {
      const card = cardText(await engine.training("modelCard", {}), say);
      const { zip, name } = await engine.training("bundle", { ...choice, card, page: document.baseURI }, options);
      download(zip, name);
    },
    async saveSample(sample, rows, seed, options) {
      const { csv, name } = await engine.ingest("sampleCsv", { sample, rows, seed }, options);
      download(csv, name);
    },
    async saveRejected(origin, mapping, options) {
      const { csv, name } = await engine.ingest("rejectedCsv", { origin, mapping }, options);
      download(csv, name);
    },
  };
}
