// `npm run bench -- geocode`: distinct generated addresses a second on one core, and the time to load the gazetteer.

import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { wholeNumber } from "../src/cli/options.ts";
import type { PlaceText } from "../src/core/data/lines/saleLines.ts";
import { parseGazetteer } from "../src/core/geo/gazetteer.ts";
import { createGeocoder } from "../src/core/geo/geocode.ts";
import { addresses, WAYS } from "../src/core/geo/testing/addresses.ts";

const HELP = `npm run bench -- geocode [options]

Processor seconds of parsing the gazetteer, of building the name index, and of geocoding distinct addresses: every way
of writing in turn, a seventh of them with a letter wrong. Every pass has addresses that no pass before it had; the first
one meets the code cold.

  --count N    addresses of a pass (default: 140000)
  --passes N   passes (default: 3)
  --json       results as JSON`;

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "140000" },
    passes: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

/** Seconds of processor time, all threads of the process counted, so that a busy machine matters less. */
function processorSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function timed<T>(work: () => T): { value: T; seconds: number } {
  const results: T[] = [];
  const seconds = processorSeconds(() => results.push(work()));
  return { value: results[0]!, seconds };
}

if (values.help) console.log(HELP);
else {
  const bytes = readFileSync(join(import.meta.dirname, "../public/geo/gazetteer.json"));
  const parsed = timed(() => parseGazetteer(bytes));
  const indexed = timed(() => createGeocoder(parsed.value));
  const count = wholeNumber("--count", values.count, 1, 2_000_000);
  const passes = wholeNumber("--passes", values.passes, 1, 100);
  const places = new Map<string, PlaceText>();
  const streams = WAYS.map((way, index) => addresses(parsed.value, way, 100 + index));
  while (places.size < count * passes) {
    for (const stream of streams) {
      const { place } = stream.next().value;
      places.set(JSON.stringify(place), place);
    }
  }
  const distinct = [...places.values()];
  const perSecond = Array.from({ length: passes }, (_, pass) => {
    const own = distinct.slice(pass * count, (pass + 1) * count);
    const seconds = processorSeconds(() => {
      for (const place of own) indexed.value.geocode(place);
    });
    return Math.round(own.length / seconds);
  });
  const result = {
    addresses: count,
    parseSeconds: parsed.seconds,
    indexSeconds: indexed.seconds,
    perSecond,
    processor: cpus()[0]!.model,
    load: loadavg()[0]!,
  };
  if (values.json) console.log(JSON.stringify(result));
  else {
    console.log(`${result.processor}, load ${result.load.toFixed(1)}; processor time, all threads of the process`);
    console.log(
      `gazetteer: ${(parsed.seconds * 1000).toFixed(0)} ms to parse, ${(indexed.seconds * 1000).toFixed(0)} ms to index`,
    );
    console.log(
      `${result.addresses} new addresses a pass, a second: ${perSecond.map((each) => each.toLocaleString("en-US")).join(", then ")}`,
    );
  }
}
