// `generate`: writes a synthetic file, clearly named so, and says what the best possible accuracy on it is.

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { parseArgs } from "node:util";
import { generateDistributor } from "../core/data/generate/distributor.ts";
import type { Command } from "./command.ts";
import { wholeNumber } from "./options.ts";

export const generateCommand: Command = {
  name: "generate",
  summary: "write a synthetic distributor's sales lines as CSV",
  help: `npm run studio -- generate --rows N [--seed S] --out FILE

Writes a synthetic Vietnamese distributor's export: the same options always write the same file.

  --rows N     number of sale lines
  --seed S     a whole number (default 1)
  --out FILE   where to write; without it the CSV goes to stdout`,

  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: { rows: { type: "string" }, seed: { type: "string", default: "1" }, out: { type: "string" } },
    });
    const rows = wholeNumber("--rows", values.rows, 1, 50_000_000);
    const seed = wholeNumber("--seed", values.seed, 0, 2_147_483_647);
    const pieces = generateDistributor({ rows, seed });
    const target = values.out === undefined ? process.stdout : createWriteStream(values.out);
    let lines = -1;
    try {
      for (let next = pieces.next(); ; next = pieces.next()) {
        if (next.done) {
          const { ceilingAccuracy, customers, products, first, last } = next.value;
          const summary = `${rows.toLocaleString("en-US")} synthetic lines, ${customers.toLocaleString("en-US")} customers, ${products.toLocaleString("en-US")} products, ${first} to ${last}. Best possible next-product accuracy on the test targets: ${ceilingAccuracy.toFixed(3)}.`;
          if (values.out === undefined) terminal.note(summary);
          else terminal.print(`${values.out}: ${summary}`);
          break;
        }
        lines += next.value.split("\n").length - 1;
        if (!target.write(next.value)) await once(target, "drain");
        if (values.out !== undefined) terminal.progress("Writing", lines / rows);
      }
    } catch (error) {
      if (values.out !== undefined) await rm(values.out, { force: true });
      throw error;
    }
    if (target !== process.stdout) {
      target.end();
      await once(target, "close");
    }
  },
};
