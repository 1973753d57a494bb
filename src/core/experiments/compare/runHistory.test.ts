// A run of several networks is taken away with the curves of all of them.

import { expect, test } from "vitest";
import { exampleArtefact } from "../../artefact/testing/exampleArtefact.ts";
import { epochTable, type RunHistory } from "./runHistory.ts";
import { tensorboardFiles } from "./tensorboardFiles.ts";

const { members, metrics } = exampleArtefact();
const [{ settings, history }] = members;
const other = { ...history, epochs: history.epochs.map((epoch) => ({ ...epoch, seconds: 99 })) };
const run: RunHistory = {
  ...{ name: "two", createdAt: 1000, settings, metrics, history },
  otherTrainings: [{ seed: 9, history: other }],
};

test("each epoch of each training is a row that tells its seed", () => {
  const { columns, rows } = epochTable([run, { ...run, name: "one", otherTrainings: [] }]);
  const at = (title: string) => columns.findIndex((column) => column.title === title);
  expect(rows.map((row) => [row[at("run")], row[at("seed")], row[at("seconds")]])).toEqual([
    ["two", settings.seed, 6],
    ["two", 9, 99],
    ["one", settings.seed, 6],
  ]);
});

test("further trainings are folders of their own, which name no settings and no metrics", () => {
  const files = [...tensorboardFiles([run])];
  expect(files.map(([path]) => path.split("/")[0])).toEqual(["two", "two seed 9"]);
  const [first, second] = files.map(([, bytes]) => new TextDecoder("latin1").decode(bytes));
  for (const text of [first, second]) expect(text).toContain("validation/loss_total");
  expect(first).toMatch(/hparams[\s\S]*test\/ndcg10/);
  expect(second).not.toMatch(/hparams|test\//);
});
