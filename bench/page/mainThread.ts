// What kept the page's main thread busy, from a trace of the browser.

import type { Page } from "@playwright/test";

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** Microseconds by the clock, and of the thread's own work: other programs on the machine do not count. */
  dur?: number;
  tdur?: number;
  args: { name?: string; data?: { functionName?: string; url?: string } };
}

export interface MainTask {
  start: number;
  end: number;
  ms: number;
  /** What took longest within it, to find out why. */
  parts(): string[];
}

/** The tasks of the page's main thread, in ms of its own work, and the times of the marks set on the way. */
export function mainThread(trace: Buffer): {
  tasks: MainTask[];
  marks: Map<string, number>;
} {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const marks = new Map<string, number>();
  let page = 0;
  for (const { name, pid, ts } of traceEvents) {
    if (!name.startsWith("smooth:")) continue;
    marks.set(name, ts);
    page = pid;
  }
  const main = traceEvents.find(
    ({ name, pid, args }) => name === "thread_name" && pid === page && args.name === "CrRendererMain",
  );
  const own = traceEvents.filter(({ ph, pid, tid }) => ph === "X" && pid === page && tid === main?.tid);
  const tasks = own
    .filter(({ name }) => name === "RunTask")
    .map(({ ts, dur = 0, tdur = dur }) => ({
      start: ts,
      end: ts + dur,
      ms: tdur / 1000,
      parts: () => longestWithin(own, ts, ts + dur),
    }));
  return { tasks, marks };
}

function longestWithin(events: readonly TraceEvent[], from: number, to: number): string[] {
  return events
    .filter(({ name, ts, dur = 0 }) => name !== "RunTask" && ts >= from && ts + dur <= to)
    .sort((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0))
    .slice(0, 8)
    .map(({ name, tdur = 0, args: { data } }) =>
      [name, `${(tdur / 1000).toFixed(1)} ms`, data?.functionName, data?.url?.split("/").at(-1)]
        .filter(Boolean)
        .join(" "),
    );
}

export const mark = (page: Page, name: string) =>
  page.evaluate((text) => void performance.mark(text), `smooth:${name}`);
