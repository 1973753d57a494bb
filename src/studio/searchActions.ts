// What a user can do with searches for better settings: begin, pause, stop, go on, extend, delete, and take what was found.

import type { Outcome } from "../core/experiments/search/outcome.ts";
import type { SearchSpec, SearchState } from "../core/experiments/search/types.ts";
import type { Progress } from "../workers/protocol.ts";
import type { SearchNews, StoredSearch } from "../workers/searchProtocol.ts";
import type { CallOptions, Engine } from "./engine.ts";
import { describeError, isAbort } from "./problem.ts";
import { nextSearchPhase, type SearchPhaseEvent } from "./search.ts";
import type { SessionStore } from "./session.ts";
import type { Form } from "./settings.ts";
import type { FormStore } from "./studio.ts";
import type { TrainActions } from "./trainActions.ts";
import { isTraining } from "./training.ts";

export interface SearchActions {
  /** Looks for the searches of the open data set. */
  refresh(): Promise<void>;
  start(spec: SearchSpec, backend: Form["backend"]): Promise<void>;
  /** Goes on with a search, with another budget where one is given. */
  goOn(search: StoredSearch, backend: Form["backend"], budget?: SearchSpec["budget"]): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the trying of settings, then the re-runs of the best. */
  stop(): Promise<void>;
  /** What a search found so far; null before a trial has come to its end. */
  outcome(state: SearchState): Promise<Outcome | null>;
  remove(search: StoredSearch): Promise<void>;
  /** Brings back the search that was deleted last. */
  undoRemove(): Promise<void>;
  settleRemove(): void;
  /** Puts the settings of a trial into the form and trains a model with them, which the test part then judges. */
  take(search: StoredSearch, trial: number): Promise<void>;
  /** The form as it was before. */
  undoTake(): void;
}

/** Binds the actions to a session, its workers, the form, and the training that a search ends in. */
export function createSearchActions(
  session: SessionStore,
  engine: Engine,
  form: FormStore,
  train: Pick<TrainActions, "start" | "refreshUnfinished" | "pause" | "resume">,
): SearchActions {
  let running: AbortController | null = null;

  const dispatch = (event: SearchPhaseEvent): void =>
    session.setState((state) => {
      const search = nextSearchPhase(state.search, event);
      return search === state.search ? state : { search };
    });
  const openId = (): string | null => {
    const { data } = session.getState();
    return data.kind === "ready" ? data.info.id : null;
  };

  /** One search from its first event to its end. */
  async function run(
    asked: Extract<SearchPhaseEvent, { kind: "asked" }>,
    work: (options: CallOptions<SearchNews | Progress>) => Promise<StoredSearch>,
  ): Promise<void> {
    if (isTraining(session.getState())) return;
    const mine = new AbortController();
    running = mine;
    session.setState({ unfinished: [], elsewhere: false });
    dispatch(asked);
    try {
      await work({
        signal: mine.signal,
        onEvent: (event) => dispatch("kind" in event ? event : { kind: "progress", progress: event }),
      });
      dispatch({ kind: "ended" });
    } catch (error) {
      dispatch(isAbort(error) ? { kind: "ended" } : { kind: "failed", message: describeError(error) });
    } finally {
      running = null;
      void actions.refresh();
      void train.refreshUnfinished();
    }
  }

  const actions: SearchActions = {
    async refresh() {
      const id = openId();
      if (id === null || isTraining(session.getState())) return;
      try {
        const searches = await engine.training("searches", undefined);
        if (openId() === id) session.setState({ searches });
      } catch {
        // A worker that has just ended: it is asked again once the data set is open in the next.
      }
    },
    start: (spec, backend) =>
      run({ kind: "asked" }, (options) => engine.training("search", { spec, backend }, options)),
    goOn: ({ id, state }, backend, budget) =>
      run({ kind: "asked", id, state }, (options) =>
        engine.training("resumeSearch", { id, backend, ...(budget && { budget }) }, options),
      ),
    pause: train.pause,
    resume: train.resume,
    async stop() {
      const { search } = session.getState();
      // Before its first trial there is nothing to keep.
      if (search.kind === "searching" && (search.state?.trials.length ?? 0) === 0) return running?.abort();
      dispatch({ kind: "stopping" });
      await engine.training("stop", undefined);
    },
    outcome: (state) => engine.training("searchOutcome", { state }),
    async remove(search) {
      await engine.training("deleteSearch", { id: search.id });
      session.setState({ searchRemoved: search });
      await actions.refresh();
    },
    async undoRemove() {
      session.setState({ searchRemoved: null });
      await engine.training("undoDeleteSearch", undefined);
      await actions.refresh();
    },
    settleRemove: () => session.setState({ searchRemoved: null }),
    async take({ id, state }, number) {
      const trial = state.trials.find((each) => each.id === number);
      if (!trial || isTraining(session.getState())) return;
      const { featuresOf, settingsOf } = await import("../core/experiments/search/space.ts");
      const before = form.getState();
      const { maxSeqLen: _, customFeatures = [], ...samples } = featuresOf(state.spec, trial);
      const taken = { ...before, settings: settingsOf(state.spec, trial), samples: { ...samples, customFeatures } };
      form.setState(taken, true);
      session.setState({ taken: { search: id, trial: number, before } });
      await train.start(taken, { trial: { search: id, trial: number } });
    },
    undoTake() {
      const { taken } = session.getState();
      if (taken) form.setState(taken.before, true);
      session.setState({ taken: null });
    },
  };
  return actions;
}
