// What a user can do with training: see what it will take, start, pause, resume, stop.

import type { FormulaPreview } from "../core/features/formula/preview.ts";
import type { TrainEvent } from "../core/training/events.ts";
import type { ModelSummary, Progress, TrainingMethods } from "../workers/protocol.ts";
import { WorkerDiedError } from "../workers/rpc.ts";
import { workerMessage } from "../workers/workerMessages.ts";
import type { CallOptions, Engine } from "./engine.ts";
import { shortageOfLines, shortageOfTargets } from "./enough.ts";
import { BEAT_MS } from "./heartbeat.ts";
import { describeError, isAbort } from "./problem.ts";
import { isActive, nextPhase, type RunEvent } from "./run.ts";
import type { LogEvent, RunLog } from "./runLog.ts";
import type { Plan, SessionStore } from "./session.ts";
import { type Form, formFeatures } from "./settings.ts";
import type { Telemetry } from "./telemetry.ts";
import { isTraining } from "./training.ts";
import { headline } from "./verdict.ts";

/** What a training goes on from, where it does not start fresh: the weights of a stored run, or a trial of a search. */
export type TrainOrigin = Pick<TrainingMethods["train"]["input"], "startFrom" | "trial">;

export interface TrainActions {
  /** Prepares the samples and times a few steps for this form, a moment after the last call. */
  refreshPlan(form: Form): void;
  start(form: Form, origin?: TrainOrigin): Promise<void>;
  /** Goes on with an unfinished run of the open data set, on the form's backend. */
  resumeRun(id: string, how: "continue" | "lighter" | "finish", form: Form): Promise<void>;
  /** Looks for unfinished runs of the open data set. */
  refreshUnfinished(): Promise<void>;
  discardUnfinished(id: string): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
  /** How a formula would be distributed over training targets of the prepared samples. */
  previewFormula(formula: string, signal: AbortSignal): Promise<FormulaPreview>;
}

const SETTLE_MS = 700;
const ASK_AGAIN_MS = 5_000;
/** The step under way and the judging that follows tell something long before. */
const STOP_BEATS = 18;
/** Training targets that a preview looks at, at most. */
const PREVIEWED = 5000;

/** Binds the training actions to a session, its workers, the columns that charts read, and the log. */
export function createTrainActions(
  session: SessionStore,
  engine: Engine,
  telemetry: Telemetry,
  log: RunLog,
): TrainActions {
  let planning: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let preparedKey = "";
  let measuredKey = "";
  let running: AbortController | null = null;
  let stopping: ReturnType<typeof setInterval> | undefined;
  let askingAgain: ReturnType<typeof setTimeout> | undefined;
  /** Beats since the run told something. */
  let quiet = 0;

  const change = (plan: Partial<Plan>) => session.setState((state) => ({ plan: { ...state.plan, ...plan } }));
  const dispatch = (event: RunEvent) => {
    log.record(event);
    session.setState((state) => {
      const run = nextPhase(state.run, event);
      return run === state.run ? state : { run };
    });
  };

  const datasetKey = () => {
    const { data } = session.getState();
    return data.kind === "ready" && !shortageOfLines(data.info.inspection) ? data.info.id : null;
  };

  async function prepare(form: Form, signal: AbortSignal): Promise<void> {
    const settings = formFeatures(form);
    const key = `${datasetKey()} ${JSON.stringify(settings)}`;
    if (key === preparedKey && session.getState().plan.samples) return;
    preparedKey = "";
    change({ busy: "features", share: null, problem: null });
    const samples = await engine.training(
      "prepare",
      { settings },
      {
        signal,
        onEvent: (progress) => {
          if (signal.aborted) return;
          const share = progress.total > 0 ? progress.done / progress.total : null;
          if (isActive(session.getState().run)) dispatch({ kind: "progress", progress });
          change({ share });
        },
      },
    );
    preparedKey = key;
    change({ samples, busy: null, share: null });
  }

  async function plan(form: Form, signal: AbortSignal): Promise<void> {
    await prepare(form, signal);
    const { samples } = session.getState().plan;
    if (!samples || shortageOfTargets(samples)) return;
    const { settingNotes } = await import("../core/training/settingRules.ts");
    if (settingNotes(form.settings, form.samples).some(({ severity }) => severity === "error")) return;
    const key = `${preparedKey} ${JSON.stringify(form.settings)} ${form.backend}`;
    if (key === measuredKey && session.getState().plan.measured) return;
    change({ busy: "measuring", share: null });
    const { settings, backend } = form;
    const estimate = await engine.training("estimate", { settings, backend }, { signal });
    measuredKey = key;
    change({ busy: null, measured: { estimate, settings } });
  }

  /** One run from its first event to its model. */
  async function run(
    how: Extract<LogEvent, { kind: "asked" }>["how"],
    work: (options: CallOptions<TrainEvent | Progress> & { signal: AbortSignal }) => Promise<ModelSummary>,
  ): Promise<void> {
    if (isTraining(session.getState())) return;
    clearTimeout(timer);
    planning?.abort();
    planning = null;
    const mine = new AbortController();
    running = mine;
    telemetry.clear();
    session.setState({ unfinished: [], elsewhere: false });
    const { data } = session.getState();
    if (data.kind === "ready") {
      const { name, inspection } = data.info;
      log.ask({ kind: "asked", how, dataset: name, lines: inspection.kept });
    }
    dispatch({ kind: "asked" });
    try {
      const summary = await work({
        signal: mine.signal,
        onEvent: (event) => {
          quiet = 0;
          if ("kind" in event) {
            telemetry.record(event);
            dispatch(event);
          } else dispatch({ kind: "progress", progress: event });
        },
      });
      const { counts, product } = summary.metrics;
      const verdict = headline(summary.metrics);
      log.judged({ kind: "judged", targets: counts.test, hit10: product.hit10.value, verdict });
      dispatch({ kind: "answered" });
      session.setState((state) => ({
        model: { summary, origin: "trained", serial: (state.model?.serial ?? 0) + 1 },
        modelProblem: null,
      }));
    } catch (error) {
      dispatch(isAbort(error) ? { kind: "cancelled" } : { kind: "failed", message: describeError(error) });
    } finally {
      clearInterval(stopping);
      change({ busy: null, share: null });
      running = null;
      void actions.refreshUnfinished();
    }
  }

  /** A run that was told to stop and tells nothing more hangs in its device: another worker takes over. */
  function watchStop(): void {
    quiet = 0;
    clearInterval(stopping);
    stopping = setInterval(() => {
      if (++quiet < STOP_BEATS) return;
      clearInterval(stopping);
      const seconds = (STOP_BEATS * BEAT_MS) / 1000;
      engine.replaceTraining(new WorkerDiedError(workerMessage("worker.stuck", { seconds })));
    }, BEAT_MS);
  }

  const actions: TrainActions = {
    refreshPlan(form) {
      clearTimeout(timer);
      planning?.abort();
      if (datasetKey() === null || isTraining(session.getState())) return;
      const mine = new AbortController();
      planning = mine;
      timer = setTimeout(async () => {
        try {
          await plan(form, mine.signal);
        } catch (error) {
          if (planning !== mine) return;
          change({ busy: null, share: null, problem: isAbort(error) ? null : describeError(error) });
        } finally {
          if (planning === mine) planning = null;
        }
      }, SETTLE_MS);
    },
    start: (form, origin = {}) =>
      run(origin.startFrom === undefined ? "start" : "warm", async (options) => {
        await prepare(form, options.signal);
        const { settings, backend } = form;
        return engine.training("train", { settings, backend, ...origin }, options);
      }),
    resumeRun: (id, how, form) =>
      run(how, (options) => engine.training("resumeRun", { id, how, backend: form.backend }, options)),
    async refreshUnfinished() {
      const id = datasetKey();
      if (id === null || isTraining(session.getState())) return;
      try {
        const { runs, elsewhere } = await engine.training("unfinished", undefined);
        if (datasetKey() !== id) return;
        session.setState({ unfinished: runs, elsewhere });
        // A tab that was closed, or a worker that was given up, lets go of its run some seconds later.
        clearTimeout(askingAgain);
        if (elsewhere) askingAgain = setTimeout(() => void actions.refreshUnfinished(), ASK_AGAIN_MS);
      } catch {
        // A worker that has just ended: it is asked again once the data set is open in the next.
      }
    },
    async discardUnfinished(id) {
      await engine.training("discardUnfinished", { id });
      session.setState(({ unfinished }) => ({ unfinished: unfinished.filter((each) => each.id !== id) }));
    },
    previewFormula(formula, signal) {
      return engine.training("previewFormula", { formula, limit: PREVIEWED }, { signal });
    },
    async pause() {
      await engine.training("pause", undefined);
    },
    async resume() {
      await engine.training("resume", undefined);
    },
    async stop() {
      const { run } = session.getState();
      if (run.kind === "preparing") {
        running?.abort();
        return;
      }
      dispatch({ kind: "stopping" });
      watchStop();
      await engine.training("stop", undefined);
    },
  };
  return actions;
}
