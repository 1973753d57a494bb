// What the tabs of one browser tell one another: a data set was deleted, a training began or ended.

import type { SessionStore } from "./session.ts";

export interface TabNews {
  kind: "deleted" | "trains";
  dataset: string;
}

export interface Tabs {
  /** Tells all tabs but this one. */
  tell(news: TabNews): void;
  listen(listener: (news: TabNews) => void): void;
}

/** The other tabs; where the browser does not connect them, nobody hears anything. */
export function createTabs(): Tabs {
  try {
    const channel = new BroadcastChannel("sales-studio/tabs");
    return {
      tell: (news) => channel.postMessage(news),
      listen: (listener) =>
        channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
          if (isNews(data)) listener(data);
        }),
    };
  } catch {
    return { tell: () => undefined, listen: () => undefined };
  }
}

/** Tells others what happens here, and takes up what they tell about the open data set. */
export function connectTabs(
  session: SessionStore,
  tabs: Tabs,
  train: { refreshUnfinished(): Promise<void> },
  search: { refresh(): Promise<void> },
  data: { refreshStored(): Promise<void> },
): void {
  let training = false;
  const openId = (): string | null => {
    const { data: phase } = session.getState();
    return phase.kind === "ready" ? phase.info.id : null;
  };
  session.subscribe(({ run, search }) => {
    // Not before its worker has claimed the data set: others would look in vain.
    const searches = search.kind === "searching" && search.state !== null;
    const trains = run.kind === "training" || run.kind === "paused" || searches;
    if (trains === training) return;
    training = trains;
    const dataset = openId();
    if (dataset !== null) tabs.tell({ kind: "trains", dataset });
  });
  tabs.listen(({ kind, dataset }) => {
    void data.refreshStored();
    if (dataset !== openId()) return;
    if (kind === "deleted") session.setState({ deletedElsewhere: true });
    else {
      void train.refreshUnfinished();
      void search.refresh();
    }
  });
}

function isNews(news: unknown): news is TabNews {
  if (typeof news !== "object" || news === null || !("kind" in news) || !("dataset" in news)) return false;
  return (news.kind === "deleted" || news.kind === "trains") && typeof news.dataset === "string";
}
