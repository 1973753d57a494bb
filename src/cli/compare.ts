// `compare`: models side by side, with what differs between them and how far one is ahead on the same targets.

import { mkdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { PREDICTIONS_FILE } from "../core/artefact/judgedTargets.ts";
import type { AnsweredModel } from "../core/experiments/compare/compareModels.ts";
import type { RunHistory } from "../core/experiments/compare/runHistory.ts";
import { csvLine } from "../core/lib/csv.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import type { NetworkHistory, TrainHistory } from "../core/training/events.ts";
import { trainingsOfMembers } from "../core/training/member.ts";
import type { Command } from "./command.ts";
import { comparisonText } from "./comparisonText.ts";
import { readModel } from "./modelFolder.ts";
import { tryFolder, tryOutputs } from "./outputs.ts";
import { UsageError } from "./usageError.ts";
import { writeFilePieces, writeText } from "./writeResult.ts";

export const compareCommand: Command = {
  name: "compare",
  summary: "set models beside each other: what differs, and how far one is ahead on the same targets",
  help: `npm run studio -- compare MODEL MODEL ... [--json] [--epochs OUT.csv] [--tensorboard DIR]

Each MODEL is a folder that train wrote, or a zip of the page. Every model is set beside the first: the settings in which they
differ, and for each metric how far it is ahead on the first one's test targets, with a 95% interval that is paired over customers
(1,000 resamples; the same answers make the same interval). Models that were judged on other targets are told, and not compared.

Answers are taken from the models' own ${PREDICTIONS_FILE}. Models of older versions have no ranks in it: of them only numbers
are compared.

  --json             settings, metrics, differences and the losses of all epochs
  --epochs OUT.csv   a line for each epoch of each training of each model
  --tensorboard DIR  a folder for each training with TensorBoard's event files`,

  async run(args, terminal) {
    const { values, positionals: paths } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        epochs: { type: "string" },
        tensorboard: { type: "string" },
      },
    });
    if (paths.length < 2) throw new UsageError(paths.length === 0 ? "MODEL is missing" : "name a second MODEL");
    await tryOutputs({ "--epochs": values.epochs }, paths);
    if (values.tensorboard !== undefined) await tryFolder("--tensorboard", values.tensorboard, [], paths);
    const [{ compareModels }, { epochTable }, { tensorboardFiles }] = await Promise.all([
      import("../core/experiments/compare/compareModels.ts"),
      import("../core/experiments/compare/runHistory.ts"),
      import("../core/experiments/compare/tensorboardFiles.ts"),
    ]);
    const models: OpenedModel[] = [];
    for (const path of paths) models.push(await openModel(path));
    const runs = models.map(({ run }) => run);
    const compared = compareModels(models);
    if (values.epochs !== undefined) {
      const { columns, rows } = epochTable(runs);
      const lines = [columns.map(({ title }) => title), ...rows].map((cells) => csvLine(cells));
      await writeText(values.epochs, lines.join(""));
      terminal.note(`${values.epochs}: ${rows.length.toLocaleString("en-US")} epochs`);
    }
    if (values.tensorboard !== undefined) {
      for (const [path, bytes] of tensorboardFiles(runs)) {
        const file = join(values.tensorboard, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFilePieces(file, [bytes]);
      }
      terminal.note(
        `${values.tensorboard}: ${runs.length} runs. Look at them with: tensorboard --logdir ${values.tensorboard}`,
      );
    }
    if (!values.json) terminal.print(comparisonText(runs, compared));
    else {
      const told = runs.map(({ history, otherTrainings, createdAt: _, ...run }) => ({
        ...run,
        history: withoutSteps(history),
        ...(otherTrainings && {
          otherTrainings: otherTrainings.map((each) => ({ ...each, history: withoutSteps(each.history) })),
        }),
      }));
      terminal.print(
        jsonText({ models: told, compared: compared.map(({ other, ...rest }) => ({ one: 0, other, ...rest })) }, 2),
      );
    }
  },
};

interface OpenedModel extends AnsweredModel {
  run: RunHistory;
}

function withoutSteps({ steps: _, ...history }: TrainHistory) {
  return history;
}

/** A model with its answers, as a run that is called as its path ends. */
async function openModel(path: string): Promise<OpenedModel> {
  const files = await readModel(path);
  const { unpack } = await import("../core/artefact/unpack.ts");
  const { members, preprocess, metrics, provenance } = unpack(files);
  const [{ settings }] = members;
  const [{ history }, ...otherTrainings] = trainingsOfMembers(members) as [NetworkHistory, ...NetworkHistory[]];
  const info = await stat(path);
  const name = basename(path).replace(/\.zip$/i, "");
  return {
    run: {
      ...{ name: name || path, createdAt: info.mtimeMs, settings, features: preprocess.settings, metrics, history },
      ...(otherTrainings.length > 0 && { otherTrainings }),
    },
    fingerprint: provenance.data.fingerprint,
    predictions: files.get(PREDICTIONS_FILE),
  };
}
