// Runs what goes along with a model, from the folder it was unpacked into and nothing else: model.zip and sales.csv lie there, too.

import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Prediction } from "../../src/runner/api.ts";

const run = promisify(execFile);
const MOST_OUTPUT = 1 << 26;

/** The first block of code in this language of the folder's model card. */
function codeOf(folder: string, language: string): string {
  const card = readFileSync(join(folder, "MODEL_CARD.md"), "utf8");
  const code = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(card)?.[1];
  if (code === undefined) throw new Error(`the card has no ${language}`);
  return code;
}

/** What Node answers with the card's code. */
export async function answersOfNode(folder: string): Promise<Prediction[]> {
  const print = "process.stdout.write(JSON.stringify(answers), () => process.exit());";
  writeFileSync(join(folder, "card.mjs"), `${codeOf(folder, "js")}${print}\n`);
  const { stdout } = await run(process.execPath, ["card.mjs"], { cwd: folder, maxBuffer: MOST_OUTPUT });
  return JSON.parse(stdout);
}

/** A row of what Python answers: a customer's product. */
export interface PythonAnswer {
  customer: string;
  rank: number;
  product: string;
  probability: number;
  revenue: number;
  revenue_mean: number;
}

/** What Python answers with the card's code. */
export async function answersOfPython(python: string, folder: string): Promise<PythonAnswer[]> {
  const print = "import json\nprint(json.dumps(answers.to_dicts()))";
  writeFileSync(join(folder, "card.py"), `${codeOf(folder, "python")}${print}\n`);
  const { stdout } = await run(python, ["card.py"], {
    cwd: folder,
    env: { ...process.env, PYTHONPATH: join(folder, "python") },
    maxBuffer: MOST_OUTPUT,
  });
  return JSON.parse(stdout);
}
