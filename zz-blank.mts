import { readFileSync } from "node:fs";
import { sniff } from "./src/core/data/dialect/sniff.ts";
import { ingest } from "./src/core/data/ingest/ingest.ts";
import { divisible } from "./src/core/data/testing/testFiles.ts";
const line = (i: number): string => `KH${i % 1000},SP${i % 200},2025-01-${String(1 + (i % 28)).padStart(2, "0")},${1 + (i % 9)},${1000 + (i % 7777)}\n`;
const few = "customer,product,date,quantity,revenue\n" + Array.from({ length: 500 }, (_, i) => line(i)).join("");
let all = few; for (let i = 0; all.length < 1e6; i++) all += line(i);
const t = (s: string) => new TextEncoder().encode(s);
const cases: Record<string, Uint8Array> = { few: t(few), lines: t(all), blank: t(few + "\n".repeat(1e6)), windows: t(few + "\r\n".repeat(5e5)) };
for (const [name, bytes] of Object.entries(cases)) {
  const c = () => process.cpuUsage().user / 1000;
  const a = c(); const { mapping } = await sniff(divisible(bytes).from); const b = c();
  await ingest(divisible(bytes).from, mapping); console.log(name, "sniff", Math.round(b - a), "ingest", Math.round(c() - b));
}
