// What a user can do with places: see the sales by province, say where a place lies, take that back.

import type { LineFilter } from "../core/explore/lineFilter.ts";
import type { Progress, ProvinceChange, TrainingMethods } from "../workers/protocol.ts";
import type { Call } from "../workers/rpc.ts";
import { describeError, isAbort } from "./problem.ts";
import { NO_PLAN, type Places, type SessionStore } from "./session.ts";

export interface PlacesActions {
  /** Adds up the sales of the lines that fit the session's filter by province, unless that was done. */
  show(): Promise<void>;
  cancel(): void;
  /** Remembers provinces by hand (null takes one back), for this and all data sets. */
  assign(changes: ProvinceChange[]): Promise<void>;
  /** Takes the last step back. */
  undo(): Promise<void>;
}

/** What is asked of the training worker. */
export type PlacesMethods = Pick<TrainingMethods, "places" | "assignProvinces">;

/** Binds the places to a session and its workers. */
export function createPlacesActions(session: SessionStore, call: Call<PlacesMethods>): PlacesActions {
  let controller: AbortController | null = null;
  /** Of the report under way. */
  let asked: LineFilter | null = null;

  const change = (places: Partial<Places>) =>
    session.setState((state) => (state.places ? { places: { ...state.places, ...places } } : state));

  async function work(run: (signal: AbortSignal) => Promise<Partial<Places>>): Promise<void> {
    controller?.abort();
    const mine = new AbortController();
    controller = mine;
    change({ busy: { progress: null }, stopped: false, problem: null });
    try {
      const done = await run(mine.signal);
      if (controller === mine) change(done);
    } catch (error) {
      if (controller !== mine) return;
      change(isAbort(error) ? { stopped: true } : { problem: describeError(error) });
    } finally {
      if (controller === mine) {
        controller = null;
        change({ busy: null });
      }
    }
  }

  async function report(signal: AbortSignal): Promise<Partial<Places>> {
    const { filter } = session.getState();
    asked = filter;
    const onEvent = (progress: Progress) => {
      if (!signal.aborted) change({ busy: { progress } });
    };
    return { report: await call("places", { filter }, { signal, onEvent }), of: filter };
  }

  /** Assigns and reports; `after` makes the list of steps to take back. */
  const assign = (changes: ProvinceChange[], after: (before: ProvinceChange[]) => ProvinceChange[][]) =>
    work(async (signal) => {
      const before = await call("assignProvinces", { changes });
      change({ undo: after(before) });
      // Samples know where customers are: those prepared before are of no use.
      session.setState({ plan: NO_PLAN });
      return report(signal);
    });

  return {
    async show() {
      const { data, places, filter } = session.getState();
      if (data.kind !== "ready") return;
      const known = places?.dataset === data.info.id ? places : null;
      if (known?.busy ? asked === filter : known?.report && known.of === filter && !known.problem) return;
      const { report: earlier = null, of = filter, undo = [] } = known ?? {};
      const shown: Pick<Places, "dataset" | "report" | "of"> = { dataset: data.info.id, report: earlier, of };
      session.setState({ places: { ...shown, undo, busy: null, stopped: false, problem: null } });
      await work(report);
    },
    cancel() {
      controller?.abort();
    },
    assign: (changes) => assign(changes, (before) => [...(session.getState().places?.undo ?? []), before]),
    async undo() {
      const steps = session.getState().places?.undo ?? [];
      const last = steps.at(-1);
      if (last) await assign(last, () => steps.slice(0, -1));
    },
  };
}
