// `generate`: writes a synthetic file, clearly named so, and says what the best possible accuracy on it is.

import { parseArgs } from "node:util";
import { generateDistributor } from "../core/data/generate/distributor.ts";
import { generateShop } from "../core/data/generate/shop.ts";
import type { DistributorTruth } from "../core/data/generate/truth.ts";
import type { Command } from "./command.ts";
import { wholeNumber } from "./options.ts";
import { tryOutputs } from "./outputs.ts";
import { UsageError } from "./usageError.ts";
import { writePieces } from "./writeResult.ts";

export const generateCommand: Command = {
  name: "generate",
  summary: "write synthetic sales lines as CSV",
  help: `npm run studio -- generate --rows N [--seed S] [--shape NAME] --out FILE

Writes synthetic sales lines: the same options always write the same file.

  --rows N     number of sale lines
  --seed S     a whole number (default 1)
  --shape NAME distributor (a Vietnamese distributor's export, default) or shop (a small shop with returns, without revenue)
  --out FILE   where to write; without it the CSV goes to stdout`,

  async run(args, terminal) {
    const { values } = parseArgs({
      args,
      options: {
        rows: { type: "string" },
        seed: { type: "string", default: "1" },
        shape: { type: "string", default: "distributor" },
        out: { type: "string" },
      },
    });
    const rows = wholeNumber("--rows", values.rows, 1, 50_000_000);
    const seed = wholeNumber("--seed", values.seed, 0, 2_147_483_647);
    const pieces = generator(values.shape, rows, seed);
    await tryOutputs({ "--out": values.out });
    let truth: DistributorTruth | null = null;
    let lines = -1;
    const shown = function* (): Generator<string> {
      for (let next = pieces.next(); ; next = pieces.next()) {
        if (next.done) {
          truth = next.value;
          return;
        }
        lines += next.value.split("\n").length - 1;
        yield next.value;
        if (values.out !== undefined) terminal.progress("Writing", lines / rows);
      }
    };
    await writePieces(values.out, shown(), terminal);
    const summary = `${rows.toLocaleString("en-US")} synthetic lines${truth ? `, ${described(truth)}` : ""}.`;
    if (values.out === undefined) terminal.note(summary);
    else terminal.print(`${values.out}: ${summary}`);
  },
};

function* generator(shape: string, rows: number, seed: number): Generator<string, DistributorTruth | null> {
  if (shape === "distributor") return yield* generateDistributor({ rows, seed });
  if (shape !== "shop") throw new UsageError(`unknown shape "${shape}" (have: distributor, shop)`);
  yield* generateShop({ rows, seed });
  return null;
}

function described({ ceilingAccuracy, customers, products, first, last }: DistributorTruth): string {
  return `${customers.toLocaleString("en-US")} customers, ${products.toLocaleString("en-US")} products, ${first} to ${last}; best possible next-product accuracy on the test targets ${ceilingAccuracy.toFixed(3)}`;
}
