// What a user can do with the runs kept on this machine.

import type { ComparedModel } from "../core/experiments/compare/compareModels.ts";
import { MessageError } from "../core/lib/message.ts";
import type { RunChange } from "../storage/runs.ts";
import { download } from "./download.ts";
import type { Engine } from "./engine.ts";
import type { HistoryForm } from "./historyForms.ts";
import { describeError, isAbort } from "./problem.ts";
import { type RunRow, rowOf } from "./runRows.ts";
import type { RunsState, SessionStore } from "./session.ts";
import type { StoredRuns } from "./storedRuns.ts";

export interface RunActions {
  refresh(): Promise<void>;
  describe(id: string, change: RunChange): Promise<void>;
  remove(id: string): Promise<void>;
  /** Brings back the run that was deleted last. */
  undoRemove(): Promise<void>;
  /** Forgets that it could be brought back. */
  settleRemove(): void;
  /** Makes a run's model the one that answers on the screens; true where it does now. */
  restore(id: string): Promise<boolean>;
  saveZip(id: string): Promise<void>;
  /** Every run but the first beside it, by their answers for test targets. */
  compare(ids: readonly string[], signal: AbortSignal): Promise<ComparedModel[]>;
  /** Saves the curves, metrics and settings of these runs, in this order. */
  saveHistories(ids: readonly string[], form: HistoryForm, language: string): Promise<void>;
  /** Tries again to keep a run that is in memory alone. */
  keepHeld(id: string): Promise<void>;
  clearProblem(): void;
}

/** Binds the run actions to a session, its workers and the storage. */
export function createRunActions(session: SessionStore, engine: Engine, stored: StoredRuns): RunActions {
  const change = (part: Partial<RunsState>): void => session.setState(({ runs }) => ({ runs: { ...runs, ...part } }));
  /** Does it, says what went wrong, and reads the list anew. */
  async function attempt(work: () => Promise<void>): Promise<void> {
    change({ problem: null });
    try {
      await work();
    } catch (error) {
      if (!isAbort(error)) change({ problem: describeError(error) });
    }
    await actions.refresh();
  }
  // A worker is asked for what it holds only where there may be something: asking starts one.
  let mayHold = false;
  session.subscribe(({ model }) => {
    mayHold ||= model?.summary.place === "memory";
  });
  const isHeld = (id: string): boolean => session.getState().runs.rows?.find((row) => row.id === id)?.held === true;
  async function heldRows(): Promise<RunRow[]> {
    if (!mayHold) return [];
    return (await engine.training("heldRuns", undefined)).map((run) => ({ ...rowOf(run), held: true }));
  }
  const actions: RunActions = {
    async refresh() {
      try {
        const [{ rows, odd }, held] = await Promise.all([stored.list(), heldRows()]);
        change({ rows: [...held, ...rows].sort((a, b) => b.createdAt - a.createdAt), odd });
      } catch (error) {
        change({ rows: [], problem: describeError(error) });
      }
    },
    describe: (id, described) =>
      attempt(async () => {
        if (isHeld(id)) await engine.training("describeHeld", { id, change: described });
        else await stored.describe(id, described);
      }),
    remove: (id) =>
      attempt(async () => {
        const name = session.getState().runs.rows?.find((row) => row.id === id)?.name ?? "";
        const undo = await stored.remove(id);
        change({ removed: { name, undo } });
      }),
    undoRemove: () =>
      attempt(async () => {
        const { removed } = session.getState().runs;
        change({ removed: null });
        await removed?.undo();
      }),
    settleRemove: () => change({ removed: null }),
    async restore(id) {
      let restored = false;
      session.setState({ loading: { share: null } });
      await attempt(async () => {
        const summary = await engine.training("loadRun", { id });
        session.setState(({ model }) => ({
          model: { summary, origin: "stored", serial: (model?.serial ?? 0) + 1 },
          modelProblem: null,
        }));
        restored = true;
      });
      session.setState({ loading: null });
      return restored;
    },
    saveZip: (id) =>
      attempt(async () => {
        const name = session.getState().runs.rows?.find((row) => row.id === id)?.name ?? "";
        const zip = isHeld(id) ? await engine.training("heldZip", { id }) : await stored.zip(id);
        download(zip, `${fileName(name) || "run"}.zip`);
      }),
    keepHeld: (id) =>
      attempt(async () => {
        const place = await engine.training("keepHeld", { id });
        session.setState(({ model }) =>
          model?.summary.id === id ? { model: { ...model, summary: { ...model.summary, place } } } : {},
        );
        if (place === "disk") return;
        const { storageMessage } = await import("../storage/storageMessages.ts");
        throw new MessageError(storageMessage("storage.stillRefused"));
      }),
    compare: (ids, signal) => engine.training("compareRuns", { ids }, { signal }),
    saveHistories: (ids, form, language) =>
      attempt(async () => {
        const records = [...(mayHold ? await engine.training("heldRuns", undefined) : []), ...(await stored.records())];
        const { historiesFile } = await import("./runHistories.ts");
        const wanted = ids.flatMap((id) => records.find((record) => record.id === id) ?? []);
        const { blob, name } = historiesFile(wanted, form, language);
        download(blob, name);
      }),
    clearProblem: () => change({ problem: null }),
  };
  return actions;
}

/** A run's name as a file name on any system. */
function fileName(name: string): string {
  return name
    .replace(/\.(csv|txt|tsv|gz|zip)$/i, "")
    .replace(/[^\p{L}\p{N} ._()-]+/gu, "_")
    .slice(0, 80)
    .trim();
}
