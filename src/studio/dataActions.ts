// What a user can do with data: choose a file or a sample, check its columns, read it, reopen and delete stored sets.

import type { Mapping } from "../core/data/mapping.ts";
import type { DataOrigin, DatasetInfo } from "../workers/protocol.ts";
import { type DataPhase, originName } from "./data.ts";
import type { Engine } from "./engine.ts";
import { isAbort, messageOf, type Said } from "./problem.ts";
import { NO_PLAN, type SessionStore } from "./session.ts";
import type { StoredData } from "./storedData.ts";
import { buffersOf } from "./transfer.ts";

export interface DataActions {
  /** Looks at the head of the file; with `straight` reads it at once with the proposed columns (samples). */
  choose(origin: DataOrigin, straight?: boolean): Promise<void>;
  changeMapping(mapping: Mapping): void;
  /** Reads the whole file with the chosen columns. */
  read(): Promise<void>;
  /** Back from a read file to its columns. */
  reviseColumns(): void;
  /** Leaves the columns of a file that was not read. */
  discard(): void;
  cancel(): void;
  refreshStored(): Promise<void>;
  reopen(info: DatasetInfo): Promise<void>;
  remove(id: string): Promise<void>;
  /** The training worker ended and lost its data set: opens it again in the next one, and says so. */
  recover(message: Said): Promise<void>;
}

/** Binds the data actions to a session and its workers. */
export function createDataActions(session: SessionStore, engine: Engine, stored: StoredData): DataActions {
  let controller: AbortController | null = null;
  let settled: DataPhase = { kind: "empty" };

  const show = (data: DataPhase) => session.setState({ data });

  /** Runs one long piece of work; when it fails the page falls back to the last phase that was whole. */
  async function attempt(work: (signal: AbortSignal) => Promise<DataPhase>): Promise<void> {
    controller?.abort();
    const mine = new AbortController();
    controller = mine;
    session.setState({ dataProblem: null });
    try {
      const next = await work(mine.signal);
      if (controller !== mine) return;
      settled = next;
      show(next);
    } catch (error) {
      if (controller !== mine) return;
      session.setState({
        data: settled,
        dataProblem: isAbort(error) ? null : { message: messageOf(error), kind: "file" },
      });
    } finally {
      if (controller === mine) controller = null;
    }
  }

  async function readLines(phase: Extract<DataPhase, { kind: "mapping" }>, signal: AbortSignal): Promise<DataPhase> {
    const { origin, sniff, mapping } = phase;
    const reading = (progress: Extract<DataPhase, { kind: "reading" }>["progress"]) => {
      if (!signal.aborted) show({ kind: "reading", origin, sniff, mapping, progress });
    };
    reading(null);
    const { lines, inspection, fingerprint, truth } = await engine.ingest(
      "ingest",
      { origin, mapping },
      {
        signal,
        onEvent: reading,
      },
    );
    const name = originName(origin);
    const info = await engine.training(
      "openLines",
      { lines, inspection, fingerprint, name, truth },
      {
        signal,
        onEvent: reading,
        transfer: buffersOf(lines),
      },
    );
    session.setState({ plan: NO_PLAN });
    void actions.refreshStored();
    return { kind: "ready", info, source: { origin, sniff: { ...sniff, mapping } } };
  }

  const actions: DataActions = {
    choose: (origin, straight = false) =>
      attempt(async (signal) => {
        const name = originName(origin);
        show({ kind: "sniffing", name, progress: null });
        const sniff = await engine.ingest(
          "sniff",
          { origin },
          {
            signal,
            onEvent: (progress) => {
              if (!signal.aborted) show({ kind: "sniffing", name, progress });
            },
          },
        );
        const phase = { kind: "mapping", origin, sniff, mapping: sniff.mapping } as const;
        return straight ? readLines(phase, signal) : phase;
      }),
    changeMapping(mapping) {
      const { data } = session.getState();
      if (data.kind !== "mapping") return;
      settled = { ...data, mapping };
      session.setState({ data: settled, dataProblem: null });
    },
    async read() {
      const { data } = session.getState();
      if (data.kind === "mapping") await attempt((signal) => readLines(data, signal));
    },
    reviseColumns() {
      const { data } = session.getState();
      if (data.kind !== "ready" || !data.source) return;
      settled = { kind: "mapping", ...data.source, mapping: data.source.sniff.mapping };
      show(settled);
    },
    discard() {
      controller?.abort();
      settled = { kind: "empty" };
      session.setState({ data: settled, dataProblem: null });
    },
    cancel() {
      controller?.abort();
    },
    async refreshStored() {
      try {
        session.setState({ stored: await stored.list() });
      } catch {
        // Private windows may forbid IndexedDB: then there simply is no list.
        session.setState({ stored: [] });
      }
    },
    reopen: (info) =>
      attempt(async (signal) => {
        show({ kind: "opening", name: info.name, progress: null });
        const reopened = await engine.training(
          "openStored",
          { id: info.id },
          {
            signal,
            onEvent: (progress) => {
              if (!signal.aborted) show({ kind: "opening", name: info.name, progress });
            },
          },
        );
        session.setState({ plan: NO_PLAN });
        return { kind: "ready", info: reopened, source: null };
      }),
    async remove(id) {
      try {
        await stored.remove(id);
      } catch (error) {
        session.setState({ dataProblem: { message: messageOf(error), kind: "file" } });
      }
      await actions.refreshStored();
    },
    async recover(message) {
      const { data } = session.getState();
      if (data.kind !== "ready") return;
      settled = { kind: "empty" };
      await actions.reopen(data.info);
      session.setState({ dataProblem: { message, kind: "worker" } });
    },
  };
  return actions;
}
