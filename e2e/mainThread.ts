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
  args: { name?: string };
}

/** The tasks of the page's main thread, in ms of its own work, and the times of the marks set on the way. */
export function mainThread(trace: Buffer): {
  tasks: { start: number; end: number; ms: number }[];
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
  const tasks = traceEvents
    .filter(({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && pid === page && tid === main?.tid)
    .map(({ ts, dur = 0, tdur = dur }) => ({ start: ts, end: ts + dur, ms: tdur / 1000 }));
  return { tasks, marks };
}

export const mark = (page: Page, name: string) =>
  page.evaluate((text) => void performance.mark(text), `smooth:${name}`);
