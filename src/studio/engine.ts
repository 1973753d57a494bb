// Owns the two workers: each starts with the first call that needs it, and a new one replaces a worker that died.

import type { IngestMethods, TrainingMethods } from "../workers/protocol.ts";
import { type Call, type CallOptions, type Client, connect, type Methods } from "../workers/rpc.ts";
import { describeError, type LocalisedText } from "./problem.ts";

export type { CallOptions };

export interface Engine {
  ingest: Call<IngestMethods>;
  training: Call<TrainingMethods>;
  /** Tells when the training worker ended by itself, and with it the data set and model it held. */
  onTrainingLost(listener: (message: LocalisedText) => void): void;
}

/** The engine of one page. */
export function createEngine(): Engine {
  const lost = new Set<(message: LocalisedText) => void>();
  const ingest = lazily<IngestMethods>(
    () => new Worker(new URL("../workers/ingest.worker.ts", import.meta.url), { type: "module", name: "ingest" }),
    () => {},
  );
  const training = lazily<TrainingMethods>(
    () => new Worker(new URL("../workers/training.worker.ts", import.meta.url), { type: "module", name: "training" }),
    (error) => {
      for (const listener of lost) listener(describeError(error));
    },
  );
  return { ingest, training, onTrainingLost: (listener) => void lost.add(listener) };
}

function lazily<M extends Methods<M>>(start: () => Worker, onLost: (error: Error) => void): Call<M> {
  let client: Client<M> | null = null;
  return (name, input, options) => {
    if (!client) {
      const mine = connect<M>(start());
      client = mine;
      void mine.closed.then((error) => {
        if (client === mine) client = null;
        if (error) onLost(error);
      });
    }
    return client.call(name, input, options);
  };
}
