// The training side of the training worker: estimates a run, runs it, and lets it be paused and stopped.

import { TrainControl } from "../core/training/control.ts";
import type { TrainEvent } from "../core/training/events.ts";
import type { DataDesk } from "./dataDesk.ts";
import type { ModelDesk } from "./modelDesk.ts";
import type { Estimate, ModelSummary, Progress, TrainingMethods } from "./protocol.ts";
import type { Context } from "./rpc.ts";

export class TrainDesk {
  /** Of the run that is going on. */
  control: TrainControl | null = null;
  readonly #data: DataDesk;
  readonly #models: ModelDesk;

  constructor(data: DataDesk, models: ModelDesk) {
    this.#data = data;
    this.#models = models;
  }

  async estimate(
    { settings, backend: wanted }: TrainingMethods["estimate"]["input"],
    context: Context<Progress>,
  ): Promise<Estimate> {
    const samples = await this.#data.samplesFor(settings.maxSeqLen, context);
    const { chooseBackend } = await import("../core/kernels/backends.ts");
    const { estimateRun } = await import("../core/training/estimate.ts");
    const backend = await chooseBackend(wanted);
    return { backend, ...(await estimateRun({ samples, settings, signal: context.signal })) };
  }

  async train(
    { settings, backend: wanted }: TrainingMethods["train"]["input"],
    { signal, emit, transfer }: Context<TrainEvent | Progress>,
  ): Promise<ModelSummary> {
    const control = new TrainControl();
    this.control = control;
    // A paused run must hear that it was cancelled.
    signal.addEventListener("abort", () => control.stop(), { once: true });
    try {
      const samples = await this.#data.samplesFor(settings.maxSeqLen, { signal, emit, transfer });
      const { chooseBackend } = await import("../core/kernels/backends.ts");
      const { runTraining } = await import("../core/training/run.ts");
      const backend = await chooseBackend(wanted);
      const { info } = this.#data.current;
      const { mapping } = info.inspection;
      const run = runTraining({ samples, mapping, settings, backend, signal, control });
      let next = await run.next();
      for (; !next.done; next = await run.next()) {
        const event = next.value;
        if (event.kind === "predicting") emit({ phase: "predicting", done: event.done, total: event.total });
        else if (event.kind === "judging") emit({ phase: "predicting", done: 1, total: 1 });
        else emit(event);
      }
      return await this.#models.keep(info.name, info.fingerprint, samples, next.value);
    } finally {
      if (this.control === control) this.control = null;
    }
  }
}
