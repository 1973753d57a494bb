// `npm run bench -- search`: whether successive halving finds as good a model as a full random search of the same settings, and at
// what part of its cost. Trials that go on from their snapshots are, bit for bit, those that never stopped (runSearch.test.ts):
// ASHA's trials are therefore read off the random search's curves, of which it trains a part, and nothing is trained twice.

import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { wholeNumber } from "../src/cli/options.ts";
import { sniff } from "../src/core/data/dialect/sniff.ts";
import { distributorSource } from "../src/core/data/generate/distributor.ts";
import { ingest } from "../src/core/data/ingest/ingest.ts";
import { difference, interval, ratio, resampleCustomers } from "../src/core/evaluation/bootstrap.ts";
import { customerRows } from "../src/core/evaluation/customerSums.ts";
import { gain } from "../src/core/evaluation/metrics.ts";
import { unpackCustomers, unpackRanks } from "../src/core/experiments/search/packed.ts";
import { runSearch } from "../src/core/experiments/search/runSearch.ts";
import { defaultSpace } from "../src/core/experiments/search/space.ts";
import { begun, closedSearch, newSearch, nextWork, recordedEpoch } from "../src/core/experiments/search/state.ts";
import { keyOf } from "../src/core/experiments/search/strategies/draw.ts";
import { ranked, scoreOf, searched } from "../src/core/experiments/search/trials.ts";
import type { SearchSpec, SearchState, Trial, TrialStore } from "../src/core/experiments/search/types.ts";
import { fitAndOpen } from "../src/core/features/open.ts";
import { chooseBackend } from "../src/core/kernels/backends.ts";
import { drain } from "../src/core/lib/drain.ts";
import { featureSettings, PRESET_SETTINGS } from "../src/core/training/settings.ts";

const HELP = `npm run bench -- search [options]

  --rows N         lines of the generated file (default: 50000)
  --trials N       of each search (default: 30)
  --seeds N        searches, each with settings of its own (default: 3)
  --targets N      training targets an epoch (default: those of the preset Quick look, 16384)
  --epochs N       of a whole training (default: those of the preset, 8)
  --validation N   validation targets (default: 2048)
  --threads N      of WebAssembly (default: the machine's cores)
  --curves         print every trial's scores`;

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "50000" },
    trials: { type: "string", default: "30" },
    seeds: { type: "string", default: "3" },
    targets: { type: "string", default: "16384" },
    epochs: { type: "string", default: "8" },
    validation: { type: "string", default: "2048" },
    threads: { type: "string" },
    curves: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
async function measure(): Promise<void> {
  const threads = values.threads === undefined ? undefined : wholeNumber("--threads", values.threads, 1, 64);
  const backend = await chooseBackend("auto", { threads });
  const base = {
    ...PRESET_SETTINGS.quick,
    targetsPerEpoch: wholeNumber("--targets", values.targets, 1, 1e7),
    epochs: wholeNumber("--epochs", values.epochs, 1, 500),
    validationTargets: wholeNumber("--validation", values.validation, 1, 1e7),
  };
  const rows = wholeNumber("--rows", values.rows, 1000, 1e7);
  const source = distributorSource({ rows, seed: 1 });
  const { mapping } = await sniff(source);
  const { lines } = await ingest(source, mapping);
  const features = featureSettings(base);
  const samples = fitAndOpen(lines, features);
  console.log(`${rows} lines, ${backend.name} (${backend.detail}), load ${loadavg()[0]!.toFixed(1)}`);
  for (let seed = 1; seed <= wholeNumber("--seeds", values.seeds, 1, 100); seed++) {
    const spec: SearchSpec = {
      ...{ space: defaultSpace(base, features), strategy: "random", base, features, seed },
      budget: { trials: wholeNumber("--trials", values.trials, 2, 1000) },
      halving: { factor: 3, firstEpochs: 1 },
      confirm: { best: 0, seeds: 0 },
    };
    let [began, wall, cpu, started] = [0, 0, 0, 0];
    let used = process.cpuUsage();
    const random = await drain(
      runSearch(newSearch(spec, ""), { backend, store: NO_STORE, samplesFor: async () => samples }),
      (event) => {
        if (event.kind === "trial") {
          console.error(
            `seed ${seed}, trial ${event.work.trial.id} of ${spec.budget.trials}, load ${loadavg()[0]!.toFixed(1)}`,
          );
          [began, used] = [performance.now(), process.cpuUsage()];
        }
        if (event.kind !== "training" || event.event.kind !== "started") return;
        wall += (performance.now() - began) / 1000;
        const { user, system } = process.cpuUsage(used);
        cpu += (user + system) / 1e6;
        started++;
      },
    );
    const asha = replay({ ...random, spec: { ...spec, strategy: "asha" }, trials: [], closed: false }, random);
    report(seed, random, asha, { wall: wall / started, cpu: cpu / started });
  }
}

const NO_STORE: TrialStore = { load: async () => null, save: async () => undefined, drop: async () => undefined };

/** The search that `start` describes, with the epochs of the same settings in `known`. */
function replay(start: SearchState, known: SearchState): SearchState {
  const byValues = new Map(known.trials.map((trial) => [keyOf(trial.values), trial]));
  let state = start;
  for (;;) {
    const work = nextWork(state);
    if (!work && state.closed) return state;
    if (!work) {
      state = closedSearch(state);
      continue;
    }
    state = begun(state, work);
    const trial = byValues.get(keyOf(work.trial.values))!;
    const epoch = trial.epochs[work.trial.epochs.length]!;
    state = recordedEpoch(state, work.trial.id, epoch, trial.ranks!);
  }
}

function report(seed: number, random: SearchState, asha: SearchState, start: Record<"wall" | "cpu", number>): void {
  const [one, other] = [best(asha), best(random)];
  const { value, low, high } = lead(random.customers!, one, other);
  const cost = (state: SearchState) => ({
    epochs: state.trials.reduce((sum, { epochs }) => sum + epochs.length, 0),
    seconds: state.trials.reduce((sum, { epochs }) => sum + epochs.reduce((own, each) => own + each.seconds, 0), 0),
  });
  const [cheap, dear] = [cost(asha), cost(random)];
  console.log(
    [
      `seed ${seed}: random ${scoreOf(other).toFixed(4)} (trial ${other.id}), ASHA ${scoreOf(one).toFixed(4)} (trial ${one.id}), base ${scoreOf(random.trials[0]!).toFixed(4)}`,
      `  ASHA − random ${value.toFixed(4)} (95 % interval ${low.toFixed(4)} to ${high.toFixed(4)})`,
      `  epochs ${cheap.epochs} of ${dear.epochs} (${percent(cheap.epochs / dear.epochs)}), seconds ${cheap.seconds.toFixed(0)} of ${dear.seconds.toFixed(0)} (${percent(cheap.seconds / dear.seconds)})`,
      `  from a trial's beginning to its first step: ${start.wall.toFixed(2)} s, ${start.cpu.toFixed(2)} s of the processor; load ${loadavg()[0]!.toFixed(1)}`,
    ].join("\n"),
  );
  if (!values.curves) return;
  for (const { epochs, values: chosen } of random.trials)
    console.log(
      JSON.stringify({ seed, values: chosen, ndcg10: epochs.map(({ ndcg10 }) => Number(ndcg10.toFixed(5))) }),
    );
}

function best(state: SearchState): Trial {
  return ranked(searched(state).filter((trial) => trial.state === "spent"))[0]!;
}

/** NDCG@10 of one trial over another's, paired over customers. */
function lead(customers: string, one: Trial, other: Trial) {
  const { customers: count, rowOf } = customerRows(unpackCustomers(customers));
  const sums = new Float64Array(3 * count); // [customers, 3]: targets, gains of the one, of the other
  const [a, b] = [unpackRanks(one.ranks!), unpackRanks(other.ranks!)];
  for (let i = 0; i < rowOf.length; i++) {
    const at = 3 * rowOf[i]!;
    sums[at]!++;
    sums[at + 1]! += gain("ndcg10", a[i]!);
    sums[at + 2]! += gain("ndcg10", b[i]!);
  }
  return interval(resampleCustomers(sums, 3), difference(ratio([1], [0]), ratio([2], [0])));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

if (values.help) console.log(HELP);
else await measure();
