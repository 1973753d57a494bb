// `npm run bench -- rivals`: the model beside the best known methods on the same test targets, histories and candidates.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../scripts/tool.ts";
import { loadGeocode } from "../src/cli/gazetteer.ts";
import { wholeNumber } from "../src/cli/options.ts";
import { readingChoice } from "../src/cli/readingOptions.ts";
import { readLines } from "../src/cli/readLines.ts";
import { parseSettings } from "../src/cli/settingsOption.ts";
import { Terminal } from "../src/cli/terminal.ts";
import { rankProductBaselines } from "../src/core/evaluation/baselines/productBaselines.ts";
import { judge } from "../src/core/evaluation/judge.ts";
import { fitAndOpen } from "../src/core/features/open.ts";
import type { SampleSet } from "../src/core/features/sampleSet.ts";
import { SPLIT_NAMES } from "../src/core/features/split.ts";
import { chooseBackend } from "../src/core/kernels/backends.ts";
import { drain } from "../src/core/lib/drain.ts";
import { checkParts } from "../src/core/training/checkParts.ts";
import { fit as train } from "../src/core/training/fit.ts";
import { featureSettings } from "../src/core/training/settings.ts";
import { writeQuestions } from "./rivals/dump.ts";
import { asMarkdown, rivalTable } from "./rivals/table.ts";

const HELP = `npm run bench -- rivals --python PYTHON --file FILE [options]

Trains the model and judges it beside the page's baselines (recent purchases × trend, TIFU-KNN, EASE and recent purchases,
and the simple ones) and, in PYTHON (with numpy, scipy, lightgbm and torch), UP-CF@r, EASE alone, LightGBM over candidates,
small SASRec and GRU4Rec: all on the same test targets, histories (strictly earlier visits) and candidates (all products), each
tuned on the validation part. In brackets: 95 % bootstrap intervals, over customers, of the model's lead.

  --preset NAME   the model's preset (default: quick)
  --seed N        of the model and of the rivals (default: 1)
  --set NAME=N    a setting of the model; may be repeated
  --no-model      the rivals alone, beside the first baseline
  --epochs N      of SASRec and GRU4Rec at most (default: 30)
  --seconds N     of training for each of these two at most (default: 300)
  --json          results as JSON`;

const PYTHON_RIVALS = ["UP-CF@r", "EASE alone", "LightGBM", "SASRec", "GRU4Rec"];
const BASELINES = {
  recentTrend: "recent × trend (baseline)",
  nearest: "TIFU-KNN (baseline)",
  ease: "EASE + recent (baseline)",
  mixture: "counted mixture (baseline)",
  frequent: "most frequent (baseline)",
  last: "last product (baseline)",
} as const;

const note = (text: string): void => void process.stderr.write(`${text}\n`);
const terminal = new Terminal();

/** Ranks [test] of the trained model. */
async function modelRanks(samples: SampleSet, preset: string, set: string[]): Promise<Int32Array> {
  const { settings } = parseSettings(preset, set);
  checkParts(samples, SPLIT_NAMES);
  const backend = await chooseBackend("auto");
  const member = await drain(train(samples, settings, { backend }), (event) => {
    if (event.kind === "epoch")
      note(`model: epoch ${event.report.epoch}, validation loss ${event.report.validation.total.toFixed(4)}`);
  });
  const { predictions, predictor } = await drain(judge(samples, [member], "test"), () => {});
  predictor.dispose();
  return predictions.rank;
}

/** Runs the Python rivals in a folder; what Python says goes to stderr, such as what it lacks. */
function runPython(python: string, folder: string, epochs: number, seconds: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = [join(root, "bench", "rivals", "run.py"), folder, String(epochs), String(seconds)];
    const child = spawn(python, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
    });
    child.on("error", (error) => reject(new Error(`${python} does not run: ${error.message}`)));
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`the rivals did not run in ${python} (above: why)`)),
    );
  });
}

const { values } = parseArgs({
  options: {
    help: { type: "boolean" },
    python: { type: "string" },
    file: { type: "string", multiple: true },
    preset: { type: "string", default: "quick" },
    seed: { type: "string", default: "1" },
    set: { type: "string", multiple: true, default: [] },
    "no-model": { type: "boolean", default: false },
    epochs: { type: "string", default: "30" },
    seconds: { type: "string", default: "300" },
    json: { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  if (values.help || values.python === undefined || values.file === undefined) {
    console.log(HELP);
    if (!values.help) process.exitCode = 1;
    return;
  }
  const seed = wholeNumber("--seed", values.seed, 0, 2_147_483_647);
  const epochs = wholeNumber("--epochs", values.epochs, 1, 1000);
  const seconds = wholeNumber("--seconds", values.seconds, 1, 86_400);
  const folder = mkdtempSync(join(tmpdir(), "rivals-"));
  try {
    const { lines } = await readLines(values.file, terminal, { choice: readingChoice({}), quiet: true });
    const set = [...values.set, `seed=${seed}`];
    const { settings, samples: chosen } = parseSettings(values.preset, set);
    const geocode = lines.place ? await loadGeocode() : undefined;
    const samples = fitAndOpen(lines, featureSettings(settings, chosen), { geocode });
    const { historyRule, split } = samples.preprocess.settings;
    if (historyRule !== "before-visit" || split !== "time") {
      throw new Error("the rivals know visits and a split by time alone: leave historyRule and split as they are");
    }
    const { test } = samples.split;
    const { testOrder, questionOf } = writeQuestions(folder, samples, seed);
    const methods = new Map<string, Int32Array>();
    // Python first: what it lacks should be told before minutes of training.
    await runPython(values.python, folder, epochs, seconds);
    if (!values["no-model"])
      methods.set(`model (${values.preset}, seed ${seed})`, await modelRanks(samples, values.preset, set));
    const { ranks } = rankProductBaselines(samples, test);
    for (const [name, title] of Object.entries(BASELINES)) {
      const found = ranks[name as keyof typeof BASELINES];
      if (found) methods.set(title, found);
    }
    for (const name of PYTHON_RIVALS) {
      const stored = readFileSync(join(folder, `${name}.ranks`));
      const inOrder = new Int32Array(stored.buffer, stored.byteOffset, stored.byteLength / 4);
      const found = new Int32Array(test.length);
      testOrder.forEach((place, i) => {
        found[place] = inOrder[i]!;
      });
      methods.set(name, found);
    }
    const lineOf = (target: number): number => samples.targets[target]!;
    const rows = rivalTable(
      {
        customer: Int32Array.from(test, (target) => lines.customer.codes[lineOf(target)]!),
        question: questionOf,
        product: Int32Array.from(test, (target) => lines.product.codes[lineOf(target)]!),
        repeat: Uint8Array.from(test, (target) => samples.targetRepeat[target]!),
      },
      methods,
    );
    const visits = new Set(questionOf).size;
    console.log(
      values.json
        ? JSON.stringify({ file: values.file, testLines: test.length, visits, rows }, null, 2)
        : `${values.file.join(", ")}: ${test.length} test lines of ${visits} visits, ${samples.preprocess.products.length} products\n\n${asMarkdown(rows)}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
process.exit();
