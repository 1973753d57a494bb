// `npm run bench -- rivals`: the model beside the best known methods on the same test targets, histories and candidates.

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../scripts/tool.ts";
import { loadGeocode } from "../src/cli/gazetteer.ts";
import { readModel } from "../src/cli/modelFolder.ts";
import { wholeNumber } from "../src/cli/options.ts";
import { readingChoice } from "../src/cli/readingOptions.ts";
import { readLines } from "../src/cli/readLines.ts";
import { parseSettings } from "../src/cli/settingsOption.ts";
import { Terminal } from "../src/cli/terminal.ts";
import { isOwnData } from "../src/core/artefact/dataShift.ts";
import { unpack } from "../src/core/artefact/unpack.ts";
import { rankProductBaselines } from "../src/core/evaluation/baselines/productBaselines.ts";
import { judge } from "../src/core/evaluation/judge.ts";
import { fitAndOpen, openSamples } from "../src/core/features/open.ts";
import type { SampleSet } from "../src/core/features/sampleSet.ts";
import { SPLIT_NAMES } from "../src/core/features/split.ts";
import { chooseBackend } from "../src/core/kernels/backends.ts";
import { drain } from "../src/core/lib/drain.ts";
import { checkParts } from "../src/core/training/checkParts.ts";
import { fit as train } from "../src/core/training/fit.ts";
import type { Member } from "../src/core/training/member.ts";
import { featureSettings } from "../src/core/training/settings.ts";
import { writeQuestions } from "./rivals/dump.ts";
import { asMarkdown, rivalTable } from "./rivals/table.ts";

const HELP = `npm run bench -- rivals --python PYTHON --file FILE [options]

Trains the model, or takes one that was trained on FILE, and judges it beside the page's baselines (recent purchases × trend, TIFU-KNN, EASE and recent purchases,
and the simple ones) and, in PYTHON (with numpy, scipy, lightgbm and torch), UP-CF@r, EASE alone, LightGBM over candidates,
small SASRec and GRU4Rec: all on the same test targets, histories (strictly earlier visits) and candidates (all products), each
tuned on the validation part. In brackets: 95 % bootstrap intervals, over customers, of the model's lead.

  --model FOLDER  a model that train wrote from FILE, instead of training one
  --preset NAME   the model's preset (default: quick)
  --seed N        of the model and of the rivals (default: 1)
  --set NAME=N    a setting of the model; may be repeated
  --no-model      the rivals alone, beside the first baseline
  --rival NAME    of the rivals in PYTHON this one only ("UP-CF@r", "EASE alone", LightGBM, SASRec, GRU4Rec); may be repeated
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

/** The networks of a model that is trained here. */
async function trained(samples: SampleSet, preset: string, set: string[]): Promise<Member[]> {
  const { settings } = parseSettings(preset, set);
  const backend = await chooseBackend("auto");
  return drain(train(samples, settings, { backend }), (event) => {
    if (event.kind === "epoch")
      note(`model: epoch ${event.report.epoch}, validation loss ${event.report.validation.total.toFixed(4)}`);
  });
}

/** Ranks [test] of a model. */
async function modelRanks(samples: SampleSet, members: readonly Member[]): Promise<Int32Array> {
  await chooseBackend("auto");
  const { predictions, predictor } = await drain(judge(samples, members, "test"), () => {});
  predictor.dispose();
  return predictions.rank;
}

/** Runs rivals in a folder; what Python says goes to stderr, such as what it lacks. */
function runPython(python: string, folder: string, epochs: number, seconds: number, rivals: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const args = [join(root, "bench", "rivals", "run.py"), folder, String(epochs), String(seconds), ...rivals];
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
    model: { type: "string" },
    rival: { type: "string", multiple: true, default: PYTHON_RIVALS },
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
  const strange = values.rival.find((name) => !PYTHON_RIVALS.includes(name));
  if (strange !== undefined) throw new Error(`no rival "${strange}" (have: ${PYTHON_RIVALS.join(", ")})`);
  const folder = mkdtempSync(join(tmpdir(), "rivals-"));
  try {
    const known = values.model === undefined ? null : unpack(await readModel(values.model));
    const reading = known ? { known: known.mapping } : {};
    const { lines } = await readLines(values.file, terminal, { ...reading, choice: readingChoice({}), quiet: true });
    if (known && isOwnData(known, lines) !== true) {
      throw new Error(
        `the model in "${values.model}" was not trained on this file: its test part would not be held out`,
      );
    }
    const set = [...values.set, `seed=${seed}`];
    const { settings, samples: chosen } = parseSettings(values.preset, set);
    const geocode = lines.place ? await loadGeocode() : undefined;
    const samples = known
      ? openSamples(lines, known.preprocess, { geocode })
      : fitAndOpen(lines, featureSettings(settings, chosen), { geocode });
    checkParts(samples, SPLIT_NAMES);
    const { historyRule, split } = samples.preprocess.settings;
    if (historyRule !== "before-visit" || split !== "time") {
      throw new Error("the rivals know visits and a split by time alone: leave historyRule and split as they are");
    }
    const { test } = samples.split;
    const { testOrder, questionOf } = writeQuestions(folder, samples, seed);
    const methods = new Map<string, Int32Array>();
    // Python first: what it lacks should be told before minutes of training.
    await runPython(values.python, folder, epochs, seconds, values.rival);
    if (known) methods.set(`model (${values.model})`, await modelRanks(samples, known.members));
    else if (!values["no-model"]) {
      const members = await trained(samples, values.preset, set);
      methods.set(`model (${values.preset}, seed ${seed})`, await modelRanks(samples, members));
    }
    const { ranks } = rankProductBaselines(samples, test);
    for (const [name, title] of Object.entries(BASELINES)) {
      const found = ranks[name as keyof typeof BASELINES];
      if (found) methods.set(title, found);
    }
    for (const name of values.rival) {
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
