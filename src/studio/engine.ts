// Owns the two workers: each starts with the first call that needs it, and a new one replaces a worker that died or fell
// silent.

import type { IngestMethods, TrainingMethods } from "../workers/protocol.ts";
import { type Call, type CallOptions, type Client, connect, type Methods, WorkerDiedError } from "../workers/rpc.ts";
import { workerMessage } from "../workers/workerMessages.ts";
import { listenTo } from "./heartbeat.ts";
import { describeError, type LocalisedText } from "./problem.ts";

export type { CallOptions };

export interface Engine {
  ingest: Call<IngestMethods>;
  training: Call<TrainingMethods>;
  /** Tells when the training worker ended by itself, and with it the data set and model it held. */
  onTrainingLost(listener: (message: LocalisedText) => void): void;
  /** Tells when a worker that is asked something stops answering, and when that is over. */
  onSilence(listener: (silent: boolean) => void): void;
  /** Gives up the workers that are silent. */
  replaceSilent(): void;
  /** Gives up the training worker, whatever it does. */
  replaceTraining(error: WorkerDiedError): void;
}

/** The engine of one page. */
export function createEngine(): Engine {
  const lost = new Set<(message: LocalisedText) => void>();
  const hearing = new Set<(silent: boolean) => void>();
  const silent = new Set<Lazy<never>["giveUp"]>();
  const tell = (giveUp: Lazy<never>["giveUp"], isSilent: boolean): void => {
    if (isSilent) silent.add(giveUp);
    else silent.delete(giveUp);
    for (const listener of hearing) listener(silent.size > 0);
  };
  const ingest = lazily<IngestMethods>(
    () => new Worker(new URL("../workers/ingest.worker.ts", import.meta.url), { type: "module", name: "ingest" }),
    () => {},
    tell,
  );
  const training = lazily<TrainingMethods>(
    () => new Worker(new URL("../workers/training.worker.ts", import.meta.url), { type: "module", name: "training" }),
    (error) => {
      for (const listener of lost) listener(describeError(error));
    },
    tell,
  );
  return {
    ingest: ingest.call,
    training: training.call,
    onTrainingLost: (listener) => void lost.add(listener),
    onSilence: (listener) => void hearing.add(listener),
    replaceSilent() {
      for (const giveUp of [...silent]) giveUp(new WorkerDiedError(workerMessage("worker.silent")));
    },
    replaceTraining: training.giveUp,
  };
}

interface Lazy<M extends Methods<M>> {
  call: Call<M>;
  /** Gives up the worker that there is now; the next call starts another. */
  giveUp(error: WorkerDiedError): void;
}

function lazily<M extends Methods<M>>(
  start: () => Worker,
  onLost: (error: Error) => void,
  onSilence: (giveUp: Lazy<never>["giveUp"], silent: boolean) => void,
): Lazy<M> {
  let client: Client<M> | null = null;
  const giveUp = (error: WorkerDiedError): void => client?.giveUp(error);
  return {
    giveUp,
    call: (name, input, options) => {
      if (!client) {
        const mine = connect<M>(start());
        client = mine;
        listenTo(mine, (silent) => onSilence(giveUp, silent));
        void mine.closed.then((error) => {
          if (client === mine) client = null;
          if (error) onLost(error);
        });
      }
      return client.call(name, input, options);
    },
  };
}
