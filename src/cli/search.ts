// `search`: a file in, better settings out: many trainings, compared on the validation part alone.

import { join } from "node:path";
import { MODEL_FILES } from "../core/artefact/artefact.ts";
import { fingerprintLines } from "../core/data/source/fingerprint.ts";
import { outcomeOf } from "../core/experiments/search/outcome.ts";
import { checkSpec } from "../core/experiments/search/readSpace.ts";
import { SampleCache } from "../core/experiments/search/sampleCache.ts";
import { type SearchEvent, type SearchState, STRATEGY_NAMES } from "../core/experiments/search/types.ts";
import { BACKENDS } from "../core/kernels/backendChoice.ts";
import { PRESETS } from "../core/training/settings.ts";
import type { Command } from "./command.ts";
import { FEATURE_HELP } from "./featureOption.ts";
import { Interrupts } from "./interrupts.ts";
import { oneOf, severalFiles } from "./options.ts";
import { tryFolder } from "./outputs.ts";
import { READING_HELP, readingChoice } from "./readingOptions.ts";
import { readLines } from "./readLines.ts";
import { layOutModel, readSearchFolder, SEARCH_FILE, trialFolder, writeSearchFolder } from "./searchFolder.ts";
import { commandsAfter, DEFAULT_TRIALS, isExtended, parseSearch, specOf } from "./searchOptions.ts";
import { SearchReport } from "./searchReport.ts";
import { noteSampleSettings, SETTINGS_HELP } from "./settingsOption.ts";
import { duration, type Terminal } from "./terminal.ts";
import { UsageError } from "./usageError.ts";

export const searchCommand: Command = {
  name: "search",
  summary: "look for better settings: many trainings, compared on the validation part",
  help: `npm run studio -- search FILE ... --out DIR [--space SPACE.json] [--strategy NAME] [--trials N] [--minutes N]

Trains with many settings, each from the same start, and names the best by NDCG@10 on the validation targets; the test
part is not touched. The first trial is the settings as given (--preset, --set). The best few are trained again with
other seeds before the winner is named, with its lead and what of it is luck. Ctrl+C ends the trying and goes on to
these re-runs; a second Ctrl+C gives up. DIR holds search.json and the weights of the trials: --resume goes on there.
More in docs/search.md.

  --out DIR          folder of the search (made when missing)
  --resume           go on with the search in DIR, under its own settings; with another --trials, --minutes or
                     --until-stopped it is extended
  --space SPACE.json what may be tried, as JSON: { "learningRate": { "low": 0.001, "high": 0.01 },
                     "numLayers": { "values": [1, 2] } }; without it a space around the settings as given
  --strategy NAME    ${STRATEGY_NAMES.join(", ")} (default asha)
  --trials N         settings to try (default ${DEFAULT_TRIALS} without --minutes)
  --minutes N        of training, re-runs included
  --until-stopped    no end but Ctrl+C
  --confirm N        the best N are trained again (default 3; 0: none)
  --confirm-seeds N  with so many other seeds (default 3)
  --factor N         asha: the best of N trials go on (default 3)
  --first-epochs N   asha: epochs before trials are compared for the first time (default 1)
  --draw-seed N      seed of what is drawn (default 1); --set seed=N is that of the trainings
  --json             a line of JSON for everything that happens, on stdout
  --preset NAME      ${PRESETS.join(", ")} (default quick)
  --set KEY=VALUE    change a setting of the preset for all trials; may be given several times
  --backend NAME     auto, ${BACKENDS.join(", ")} (default auto)
  --feature "NAME = FORMULA"
                     a feature of your own as one more input; may be given several times

${READING_HELP}

${SETTINGS_HELP}

${FEATURE_HELP}`,

  async run(args, terminal) {
    const parsed = parseSearch(args);
    const { values, positionals: given } = parsed;
    const files = severalFiles(given);
    const choice = readingChoice(values);
    if (values.out === undefined) throw new UsageError("--out is missing: name the folder of the search");
    const wanted = oneOf("--backend", values.backend, ["auto", ...BACKENDS]);
    const asked = await specOf(values);
    await tryFolder("--out", values.out, [SEARCH_FILE, ...MODEL_FILES], files);
    const kept = await readSearchFolder(values.out);
    if (kept && !values.resume)
      throw new UsageError(`${values.out} holds a search already: --resume goes on with it, or name another folder`);
    if (!kept && values.resume) throw new UsageError(`nothing to resume: there is no ${join(values.out, SEARCH_FILE)}`);

    // The engine is heavy: help and mistakes in the command line should not wait for it.
    const [{ chooseBackend }, { fitAndOpen }, { runSearch }, { extendedSearch, newSearch }] = await Promise.all([
      import("../core/kernels/backends.ts"),
      import("../core/features/open.ts"),
      import("../core/experiments/search/runSearch.ts"),
      import("../core/experiments/search/state.ts"),
    ]);
    const { loadGeocode } = await import("./gazetteer.ts");
    const { lines, inspection } = await readLines(files, terminal, { choice });
    const fingerprint = fingerprintLines(lines);
    const state = kept
      ? isExtended(values)
        ? extendedSearch(kept, asked.budget)
        : kept
      : newSearch(asked, fingerprint);
    if (state.lines !== fingerprint)
      throw new UsageError(
        `the search in ${values.out} ran on other lines: name the same file and options, or another folder`,
      );
    checkSpec(state.spec);
    const geocode = lines.place ? await loadGeocode() : undefined;
    const options = { geocode, onProgress: (share: number) => terminal.progress("Features", share) };
    const cache = new SampleCache((features) => fitAndOpen(lines, features, options));
    const first = await cache.of({ ...state.spec.features, maxSeqLen: state.spec.base.maxSeqLen });
    noteSampleSettings(first.preprocess.settings, terminal);
    const { noteLeaks } = await import("./leakNotes.ts");
    noteLeaks(first, inspection.mapping, terminal);
    const backend = await chooseBackend(wanted);
    terminal.note(`Training on ${backend.name} (${backend.detail}): ${backend.reason}`);
    await noteForecast(state, first, terminal);

    const interrupts = new Interrupts(
      terminal,
      "No more settings are tried; the best are trained again. Ctrl+C again gives up.",
    );
    const report = new SearchReport(terminal, values.json);
    const store = trialFolder(values.out, () => ({
      lines: fingerprint,
      preprocess: cache.latest!.preprocess,
    }));
    try {
      const { control, signal } = interrupts;
      const running = runSearch(state, {
        samplesFor: (features) => cache.of(features),
        backend,
        store,
        control,
        signal,
      });
      let next = await running.next();
      for (; !next.done; next = await running.next()) {
        if (isState(next.value)) await writeSearchFolder(values.out, next.value.state);
        report.tell(next.value);
      }
      const { trials } = next.value;
      const outcome = outcomeOf(next.value);
      const winner = outcome && trials[outcome.finalists[0].trial - 1]!;
      const { keep, train } = commandsAfter(files, parsed);
      const isThere = winner !== null && (await layOutModel(values.out, winner.id));
      const found = winner && { outcome, winner, commands: { train: train(winner), ...(isThere && { keep }) } };
      report.end(next.value, found);
    } catch (error) {
      if (report.told) terminal.note(`The search is kept in ${values.out}: --resume goes on from there.`);
      throw error;
    } finally {
      interrupts.end();
    }
  },
};

function isState(event: SearchEvent): event is SearchEvent & { kind: "state" } {
  return event.kind === "state";
}

/** Says how long it will take, from a few real steps with the settings as given. */
async function noteForecast(
  { spec, trials }: SearchState,
  samples: Parameters<typeof import("../core/features/withoutTest.ts")["withoutTest"]>[0],
  terminal: Terminal,
): Promise<void> {
  if (trials.length > 0) return;
  const [{ estimateRun }, { forecastSearch }, { withoutTest }] = await Promise.all([
    import("../core/training/estimate.ts"),
    import("../core/experiments/search/forecast.ts"),
    import("../core/features/withoutTest.ts"),
  ]);
  const { secondsPerEpoch } = await estimateRun({ samples: withoutTest(samples), settings: spec.base });
  const forecast = forecastSearch(spec, secondsPerEpoch);
  if (!forecast) {
    terminal.note(`One epoch takes about ${duration(secondsPerEpoch)}; the search ends when stopped.`);
    return;
  }
  const again = forecast.confirmEpochs > 0 ? `, ${forecast.confirmEpochs} of re-runs` : "";
  terminal.note(
    `About ${forecast.trials} settings in at most ${forecast.epochs} epochs${again}: some ${duration(forecast.seconds)}`,
  );
}
