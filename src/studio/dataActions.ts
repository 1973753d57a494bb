// What a user can do with data: choose a file or a sample, check how it is read, read it, open it again.

import { DataError, type DataErrorCode } from "../core/data/dataError.ts";
import type { Doubt } from "../core/data/doubts/doubt.ts";
import { carryOver, sameMapping } from "../core/data/mapping/choices.ts";
import type { DialectChoice, Mapping } from "../core/data/mapping/mapping.ts";
import type { DataOrigin, DatasetInfo, Progress } from "../workers/protocol.ts";
import { type Adding, type DataPhase, type LookedAt, originName } from "./data.ts";
import { firstDoubts, keepDoubt, nextDoubts, type ReadingControl, type ShownDoubt } from "./doubts.ts";
import type { Engine } from "./engine.ts";
import { createKeeping, type Keeping } from "./keeping.ts";
import { describeError, isAbort, type LocalisedText } from "./problem.ts";
import { lookedAt, rememberColumns } from "./recipes.ts";
import { NO_PLAN, type SessionStore } from "./session.ts";
import type { StoredData } from "./storedData.ts";
import type { Tabs } from "./tabs.ts";

export interface DataActions extends Omit<Keeping, "keepOpen"> {
  /**
   * Looks at the head of the file; with `straight` reads it at once with the proposed columns (samples). `dialect` goes
   * before what the bytes tell.
   */
  choose(origin: DataOrigin, straight?: boolean, dialect?: DialectChoice): Promise<void>;
  /** The doubts follow the change a moment later. */
  changeMapping(mapping: Mapping): void;
  /** Says that what a doubt is about is right as it is, or takes that back. */
  keepAsItIs(doubt: Doubt, kept: boolean): void;
  /** Looks at the file again with another encoding, delimiter or header; all other choices stay. */
  changeDialect(change: DialectChoice): Promise<void>;
  /** Takes the proposal instead of the recipe for this file, or the recipe again. */
  takeRecipe(use: boolean): Promise<void>;
  /** Reads the whole file with the chosen columns. */
  read(): Promise<void>;
  /** Back from a read file to its columns, or to one of the choices of how it is read. */
  reviseColumns(at?: ReadingControl): void;
  /** Leaves the columns of a file that was not read. */
  discard(): void;
  cancel(): void;
  /** `again`: by itself, at the next visit. */
  reopen(info: DatasetInfo, again?: true): Promise<void>;
  /**
   * Adds files to a data set, read with its columns and choices; lines that it has already are left out and counted. Where
   * their own values speak against how the data set is read, that is asked first.
   */
  append(info: DatasetInfo, origin: DataOrigin): Promise<void>;
  /** Takes an answer to what is asked before files are added. */
  answerAdding(mapping: Mapping, doubt: Doubt, keeps: boolean): void;
  /** Adds the files as was answered. */
  addAll(): Promise<void>;
  /** Adds nothing. */
  leaveAdding(): void;
  /** The training worker ended and lost its data set: opens it again in the next one, and says so. */
  recover(message: LocalisedText): Promise<void>;
}

/** A change of the columns is mostly followed by another. */
const ASK_AFTER_MS = 150;

/** Binds the data actions to a session and its workers. */
export function createDataActions(session: SessionStore, engine: Engine, stored: StoredData, tabs?: Tabs): DataActions {
  let controller: AbortController | null = null;
  let settled: DataPhase = { kind: "empty" };

  const show = (data: DataPhase) => session.setState({ data });
  /** Changes a phase to which the page would fall back, too. */
  const change = (with_: (data: DataPhase) => DataPhase) => {
    settled = with_(settled);
    show(with_(session.getState().data));
  };
  const { keepOpen, ...keeping } = createKeeping(session, engine, stored, change, tabs);

  /** Removes what was written of a data set that does not come to be. */
  const removeRest = (id: string): void => void stored.remove(id).catch(() => undefined);

  /** Runs one long piece of work; when it fails the page falls back to the last phase that was whole. */
  async function attempt(work: (signal: AbortSignal) => Promise<DataPhase>, looksAt?: DataOrigin): Promise<void> {
    controller?.abort();
    const mine = new AbortController();
    controller = mine;
    session.setState({ dataProblem: null });
    try {
      const next = await work(mine.signal);
      if (controller !== mine) {
        if (next.kind === "ready" && !next.info.stored) removeRest(next.info.id);
        return;
      }
      // What is asked on the way to a data set is left for the one that is open.
      if (next.kind !== "adding") settled = next;
      show(next);
      if (next.kind === "ready" && !next.info.stored) keepOpen(next.info);
    } catch (error) {
      if (controller !== mine) return;
      session.setState({
        data: settled,
        dataProblem: isAbort(error)
          ? null
          : { message: describeError(error), kind: "file", ...(looksAt && mayBeMistold(error) && { origin: looksAt }) },
      });
    } finally {
      if (controller === mine) controller = null;
    }
  }

  /** The doubts about the mapping as it stands. */
  async function doubtsOf({ origin, sniff, mapping, recipe }: LookedAt, signal?: AbortSignal) {
    if (sameMapping(mapping, sniff.mapping)) return sniff.doubts;
    const saved = recipe && !recipe.aside ? recipe.mapping : undefined;
    return engine.ingest("doubts", { origin, mapping, saved }, { signal });
  }

  /** A file that was looked at anew, with its doubts. */
  async function asked(looked: LookedAt, signal: AbortSignal): Promise<DataPhase> {
    const doubts = firstDoubts(await doubtsOf(looked, signal), looked.mapping);
    return { ...looked, doubts, kind: "mapping" };
  }

  let asking: ReturnType<typeof setTimeout> | undefined;
  function askAgain(): void {
    clearTimeout(asking);
    asking = setTimeout(async () => {
      const { data } = session.getState();
      if (data.kind !== "mapping") return;
      // A file that can no longer be read says so when it is read.
      const doubts = await doubtsOf(data).catch(() => null);
      if (!doubts) return;
      change((now) =>
        now.kind === "mapping" && now.mapping === data.mapping
          ? { ...now, doubts: nextDoubts(now.doubts, doubts, now.mapping) }
          : now,
      );
    }, ASK_AFTER_MS);
  }

  async function readLines(looked: LookedAt, signal: AbortSignal): Promise<DataPhase> {
    const { origin, mapping } = looked;
    const reading = (progress: Extract<DataPhase, { kind: "reading" }>["progress"]) => {
      if (!signal.aborted) show({ ...looked, kind: "reading", progress });
    };
    reading(null);
    const keepAs = crypto.randomUUID();
    try {
      const read = await engine.ingest("ingest", { origin, mapping, keepAs }, { signal, onEvent: reading });
      const info = await engine.training(
        "openLines",
        { ...read, name: originName(origin) },
        { signal, onEvent: reading, transfer: [read.lines.port] },
      );
      if (read.written && info.id !== keepAs) removeRest(keepAs);
      session.setState({ plan: NO_PLAN });
      const source = await rememberColumns(looked, stored).catch(() => looked);
      void keeping.refreshStored();
      return { kind: "ready", info, source };
    } catch (error) {
      removeRest(keepAs);
      throw error;
    }
  }

  /** Reads files and puts them behind the open data set; where some lines may be repeats, asks first. */
  async function add(adding: Adding, signal: AbortSignal): Promise<DataPhase> {
    const { to, origin, saved, mapping } = adding;
    const onEvent = (progress: Progress | null) => {
      if (!signal.aborted) show({ kind: "opening", name: originName(origin), progress });
    };
    onEvent(null);
    const input = { origin, mapping, saved };
    const first = await engine.ingest("ingest", input, { signal, onEvent });
    const { repeated, beside, lines } = await engine.training(
      "repeatedLines",
      { lines: first.lines },
      { signal, transfer: [first.lines.port] },
    );
    // The workers' messages are no part of what the page starts with.
    const { dataMessage } = await import("../core/data/dataMessages.ts");
    if (repeated.length === lines.count && !mapping.keepRepeats) {
      const values = { name: originName(origin), count: repeated.length };
      throw new DataError("nothing-new", dataMessage("file.nothingNew", values));
    }
    if (beside >= repeated.length && repeated.length > 0 && mapping.keepRepeats === undefined) {
      const note = dataMessage("note.repeatsScattered", { count: repeated.length, others: beside });
      const answers = [
        { label: dataMessage("answer.leaveOutRepeats"), mapping: { ...mapping, keepRepeats: false } },
        { label: dataMessage("answer.keepRepeats"), mapping: { ...mapping, keepRepeats: true } },
      ];
      const shown = firstDoubts([{ note, columns: [], answers, decides: true }], mapping);
      return { kind: "adding", ...adding, doubts: [...adding.doubts, ...shown] };
    }
    const leavesOut = repeated.length > 0 && !mapping.keepRepeats;
    const there = { name: to.name, lines: repeated };
    const read = leavesOut
      ? await engine.ingest("ingest", { ...input, there }, { signal, onEvent })
      : { ...first, lines };
    const grown = await engine.training("appendLines", read, { signal, transfer: [read.lines.port] });
    session.setState({ plan: NO_PLAN });
    return { kind: "ready", info: grown, source: null };
  }

  const actions: DataActions = {
    ...keeping,
    choose: (origin, straight = false, chosen = undefined) =>
      attempt(async (signal) => {
        const name = originName(origin);
        show({ kind: "sniffing", name, progress: null });
        const look = (dialect: DialectChoice | undefined) => engine.ingest("sniff", { origin, dialect }, { signal });
        const told = await look(chosen);
        const header = told.mapping.header;
        const recipe = origin.kind === "file" ? await stored.findRecipe(header).catch(() => null) : null;
        const looked = await lookedAt(origin, told, recipe, look);
        return straight ? readLines(looked, signal) : asked(looked, signal);
      }, origin),
    changeMapping(mapping) {
      const { data } = session.getState();
      if (data.kind !== "mapping") return;
      settled = { ...data, mapping, again: undefined };
      session.setState({ data: { ...data, mapping }, dataProblem: null });
      askAgain();
    },
    keepAsItIs(doubt, kept) {
      change((now) => (now.kind === "mapping" ? { ...now, doubts: keepDoubt(now.doubts, doubt, kept) } : now));
    },
    async changeDialect(changed) {
      const { data } = session.getState();
      if (data.kind !== "mapping") return;
      const { origin, told } = data;
      // A change before this one may still be looked at.
      const again = { ...data.again, ...changed };
      const dialect = { ...data.mapping.dialect, ...again };
      // What the bytes say themselves is no choice.
      const by = told.mapping.dialect ?? {};
      if (!by.encoding && dialect.encoding === told.dialect.encoding) delete dialect.encoding;
      if (!by.delimiter && dialect.delimiter === told.dialect.delimiter) delete dialect.delimiter;
      if (by.above === undefined && dialect.above === told.above) delete dialect.above;
      // No sheet is the choice of the largest table.
      if (dialect.sheet === "") delete dialect.sheet;
      if (dialect.join === undefined) delete dialect.join;
      await attempt(async (signal) => {
        show({ ...data, again });
        const plain = Object.keys(dialect).length === 0;
        const fresh = plain ? told : await engine.ingest("sniff", { origin, dialect }, { signal });
        // Columns may have been changed meanwhile.
        const now = session.getState().data;
        const { mapping, sniff, ...rest } = now.kind === "mapping" ? now : data;
        askAgain();
        return {
          ...rest,
          again: undefined,
          sniff: fresh,
          mapping: carryOver(fresh.mapping, mapping, sniff.mapping),
          doubts: firstDoubts(fresh.doubts, fresh.mapping),
        };
      });
    },
    async takeRecipe(use) {
      const { data } = session.getState();
      if (data.kind !== "mapping" || !data.recipe) return;
      const { origin, told, recipe } = data;
      await attempt(async (signal) => {
        const proposal = { ...data, sniff: told, mapping: told.mapping, recipe: { ...recipe, aside: true } };
        if (!use) return asked(lookedFrom(proposal), signal);
        const found = await stored.findRecipe(told.mapping.header);
        const look = (dialect: DialectChoice | undefined) => engine.ingest("sniff", { origin, dialect }, { signal });
        return asked(await lookedAt(origin, told, found, look), signal);
      });
    },
    async read() {
      const { data } = session.getState();
      if (data.kind === "mapping") await attempt((signal) => readLines(lookedFrom(data), signal));
    },
    reviseColumns(at) {
      const { data } = session.getState();
      if (data.kind !== "ready" || !data.source) return;
      settled = { kind: "mapping", ...data.source, ...(at && { goTo: at }) };
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
    reopen: (info, again) =>
      attempt(async (signal) => {
        const opening = { kind: "opening", name: info.name, ...(again && { again: info.id }) } as const;
        show({ ...opening, progress: null });
        const reopened = await engine.training(
          "openStored",
          { id: info.id },
          {
            signal,
            onEvent: (progress) => {
              if (!signal.aborted) show({ ...opening, progress });
            },
          },
        );
        session.setState({ plan: NO_PLAN });
        return { kind: "ready", info: reopened, source: null };
      }),
    async append(info, origin) {
      const isOpen = () => {
        const { data } = session.getState();
        return data.kind === "ready" && data.info.id === info.id;
      };
      if (!isOpen()) await actions.reopen(info);
      if (!isOpen()) return;
      await attempt(async (signal) => {
        show({ kind: "opening", name: originName(origin), progress: null });
        if (settled.kind !== "ready") return settled;
        const to = settled.info;
        const saved = info.inspection.mapping;
        const { mapping, doubts } = await engine.ingest("differences", { origin, mapping: saved }, { signal });
        const adding = { to, origin, saved, mapping, doubts: firstDoubts(doubts, mapping) };
        return doubts.length > 0 ? { kind: "adding", ...adding } : add(adding, signal);
      });
    },
    answerAdding(mapping, doubt, keeps) {
      const { data } = session.getState();
      if (data.kind !== "adding") return;
      const settle = (each: ShownDoubt) => (each.doubt === doubt ? { ...each, raised: keeps, kept: keeps } : each);
      show({ ...data, mapping, doubts: data.doubts.map(settle) });
    },
    async addAll() {
      const { data } = session.getState();
      if (data.kind === "adding") await attempt((signal) => add(data, signal));
    },
    leaveAdding() {
      show(settled);
    },
    async recover(message) {
      const { data } = session.getState();
      const info = data.kind === "ready" ? data.info : data.kind === "adding" ? data.to : null;
      if (!info) return;
      settled = { kind: "empty" };
      await actions.reopen(info);
      session.setState({ dataProblem: { message, kind: "worker" } });
    },
  };
  return actions;
}

function lookedFrom({ origin, told, sniff, mapping, doubts, recipe, forgotten }: LookedAt): LookedAt {
  return { origin, told, sniff, mapping, doubts, recipe, forgotten };
}

const MISTOLD: readonly unknown[] = ["binary", "not-csv", "one-column", "line-too-long"] satisfies DataErrorCode[];

/** Whether another encoding or delimiter might make sense of the file. */
function mayBeMistold(error: unknown): boolean {
  return error instanceof Error && "code" in error && MISTOLD.includes(error.code);
}
