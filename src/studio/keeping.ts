// What a user can do with what is kept on this machine: data sets and recipes are listed, named and deleted; the open
// data set is written while the page goes on.

import type { StorageMessageCode } from "../storage/storageMessages.ts";
import type { OpenedDataset } from "../workers/protocol.ts";
import type { DataPhase } from "./data.ts";
import type { Engine } from "./engine.ts";
import { describeError, isAbort } from "./problem.ts";
import type { SessionStore } from "./session.ts";
import type { StoredData } from "./storedData.ts";
import type { Tabs } from "./tabs.ts";

export interface Keeping {
  refreshStored(): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  remove(id: string): Promise<void>;
  renameRecipe(id: string, name: string): Promise<void>;
  forgetRecipe(id: string): Promise<void>;
  /** Writes the open data set in the background; nothing is left of it when that is cancelled or fails. */
  keepOpen(info: OpenedDataset): void;
  cancelKeeping(): void;
  /** Writes the open data set again, which another tab has deleted. */
  keepAgain(): void;
  /** Asks the browser not to clear what is kept when the disk runs low; whether it agrees. */
  persist(): Promise<boolean>;
}

/** What holds for the whole visit; a full disk is said where something was not kept. */
const SAID_ONCE: readonly string[] = ["storage.refused", "storage.newer"] satisfies StorageMessageCode[];

/** Binds these actions; `change` changes the phase that is shown and the one to fall back to. */
export function createKeeping(
  session: SessionStore,
  engine: Engine,
  stored: StoredData,
  change: (to: (data: DataPhase) => DataPhase) => void,
  tabs?: Tabs,
): Keeping {
  let controller: AbortController | null = null;

  async function refresh(): Promise<void> {
    try {
      const { datasets, recipes, use, persisted, odd, notice } = await stored.list();
      session.setState({ stored: datasets, recipes, use, persisted, odd });
      if (notice && SAID_ONCE.includes(notice.code) && !session.getState().keepingNotice) {
        session.setState({ keepingNotice: { message: notice, read: false } });
      }
    } catch {
      // Private windows may forbid IndexedDB: then there simply is no list.
      session.setState({ stored: [], recipes: [], use: null, persisted: null, odd: [] });
    }
  }

  /** Does something to what is kept, says what went wrong, and lists it anew. */
  async function does(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      session.setState({ dataProblem: { message: describeError(error), kind: "file" } });
    }
    await refresh();
  }

  const informed =
    (id: string, more: Partial<OpenedDataset>) =>
    (data: DataPhase): DataPhase =>
      data.kind === "ready" && data.info.id === id ? { ...data, info: { ...data.info, ...more } } : data;

  async function keep({ id, name }: OpenedDataset, signal: AbortSignal): Promise<void> {
    const mine = () => session.getState().storing?.id === id;
    session.setState({ storing: { id, name, progress: null } });
    try {
      const notice = await engine.training(
        "storeOpen",
        { id },
        {
          signal,
          onEvent: (progress) => {
            if (mine()) session.setState({ storing: { id, name, progress } });
          },
        },
      );
      change(informed(id, { ...notice, stored: true }));
    } catch (error) {
      if (!isAbort(error)) {
        const message = describeError(error);
        const said =
          typeof message === "string" ? { notice: message } : { notice: message.text, noticeSentence: message };
        change(informed(id, said));
        // A worker that ended in mid-write could not tidy up.
        await stored.remove(id).catch(() => undefined);
      }
    } finally {
      if (mine()) session.setState({ storing: null });
      await refresh();
    }
  }

  return {
    refreshStored: refresh,
    rename: (id, name) =>
      does(async () => {
        await stored.rename(id, name);
        const { data } = session.getState();
        if (data.kind !== "ready" || data.info.id !== id) return;
        change(informed(id, { name }));
        await engine.training("nameOpen", { id, name });
      }),
    remove: (id) =>
      does(async () => {
        await stored.remove(id);
        tabs?.tell({ kind: "deleted", dataset: id });
      }),
    renameRecipe: (id, name) =>
      does(async () => {
        await stored.renameRecipe(id, name);
        change((data) => withRecipe(data, id, (recipe) => ({ ...recipe, name })));
      }),
    forgetRecipe: (id) =>
      does(async () => {
        await stored.forgetRecipe(id);
        change((data) => withRecipe(data, id, () => null));
      }),
    keepOpen(info) {
      controller = new AbortController();
      void keep(info, controller.signal);
    },
    cancelKeeping() {
      controller?.abort();
    },
    keepAgain() {
      const { data } = session.getState();
      session.setState({ deletedElsewhere: false });
      if (data.kind !== "ready") return;
      controller = new AbortController();
      void keep(data.info, controller.signal);
    },
    async persist() {
      const agreed = await stored.persist();
      await refresh();
      return agreed;
    },
  };
}

type Recipe = NonNullable<Extract<DataPhase, { kind: "mapping" }>["recipe"]>;

/** The phase with the recipe of this id changed where it is in use; null for one that was forgotten. */
function withRecipe(data: DataPhase, id: string, to: (recipe: Recipe) => Recipe | null): DataPhase {
  if (data.kind === "ready") {
    const { source } = data;
    if (source?.recipe?.id !== id) return data;
    const recipe = to(source.recipe);
    return { ...data, source: { ...source, recipe, forgotten: recipe === null } };
  }
  if (data.kind !== "mapping" || data.recipe?.id !== id) return data;
  const recipe = to(data.recipe);
  return { ...data, recipe, forgotten: recipe === null };
}
