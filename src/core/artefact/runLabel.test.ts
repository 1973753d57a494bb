import { expect, test } from "vitest";
import { runLabel, runLabelFile } from "./runLabel.ts";
import { textFile, unzipFiles, zipFiles } from "./zip.ts";

const label = { name: "Hai lớp <b>", note: "dòng 1\ndòng 2", fingerprint: "abc", dataset: "merged_2025.csv" };

test("a label travels in a zip", () => {
  const zip = zipFiles(new Map([["run.json", runLabelFile(label)]]));
  expect(runLabel(unzipFiles(zip))).toEqual(label);
});

test("a model without a label, or with a broken one, does without", () => {
  expect(runLabel(new Map())).toBeNull();
  for (const text of ["", "{", "[]", '{"name":""}', '{"name":1,"note":"","fingerprint":"","dataset":""}'])
    expect(runLabel(new Map([["run.json", textFile(text)]]))).toBeNull();
});
