// Reads the file in Chromium and watches, from outside, how much memory all its processes hold.

import { readdirSync, readFileSync } from "node:fs";
import { openServedPage } from "../shared/servedPage.ts";
import type { PageReading } from "./page.ts";

export interface PageSmoothness extends Pick<PageReading, "longestFrameMilliseconds"> {
  version: string;
  /** Until the data set is whole on disk, after the columns are there. */
  keepSeconds: number;
  cancelMilliseconds: number;
}

export interface ChromiumReading {
  lines: number;
  seconds: number;
  cpuSeconds: number;
  /** Of all of Chromium's processes (proportional share); 0 where the system does not tell. */
  peakBytes: number;
  bytesBefore: number;
  page: PageSmoothness;
}

/** Reads the file at this path in a page of its own. */
export async function readInChromium(path: string): Promise<ChromiumReading> {
  const { page, browser, close } = await openServedPage("ingest", ["papaparse", "dexie"]);
  try {
    await page.waitForFunction("'readChosenFile' in globalThis");
    await page.setInputFiles("input", path);
    const before = look();
    let peakBytes = before.bytes;
    const watch = setInterval(() => {
      peakBytes = Math.max(peakBytes, look().bytes);
    }, 200);
    const { lines, seconds, longestFrameMilliseconds } = await page.evaluate(() => readChosenFile());
    clearInterval(watch);
    const cpuSeconds = look().cpuSeconds - before.cpuSeconds;
    const keepSeconds = await page.evaluate(() => keepChosenFile());
    const cancelMilliseconds = await page.evaluate(() => cancelChosenFile());
    return {
      ...{ lines, seconds, cpuSeconds, peakBytes, bytesBefore: before.bytes },
      page: { version: browser.version(), longestFrameMilliseconds, keepSeconds, cancelMilliseconds },
    };
  } finally {
    await close();
  }
}

/** What this process's Chromium holds and has used, from /proc. */
function look(): { bytes: number; cpuSeconds: number } {
  let bytes = 0;
  let cpuSeconds = 0;
  for (const pid of chromiumProcesses()) {
    try {
      const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"));
      bytes += Number(pss?.[1] ?? 0) * 1024;
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
      cpuSeconds += (Number(fields[11]) + Number(fields[12])) / 100;
    } catch {
      // The process has just ended.
    }
  }
  return { bytes, cpuSeconds };
}

/** All descendants of this process. */
function chromiumProcesses(): number[] {
  const children = new Map<number, number[]>();
  let names: string[];
  try {
    names = readdirSync("/proc");
  } catch {
    return [];
  }
  for (const name of names) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const parent = Number(readFileSync(`/proc/${name}/stat`, "utf8").split(") ").at(-1)!.split(" ")[1]);
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {
      // As above.
    }
  }
  const found: number[] = [];
  const open = [process.pid];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    const own = children.get(pid) ?? [];
    found.push(...own);
    open.push(...own);
  }
  return found;
}
