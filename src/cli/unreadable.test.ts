// What is there and cannot be read is not told as if it were not there, and what no model is as large as is not read.

import { mkdirSync, mkdtempSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pack } from "../core/artefact/pack.ts";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import { readCheckpoint } from "./checkpoint.ts";
import { readModel, writeModel } from "./modelFolder.ts";

const folder = mkdtempSync(join(tmpdir(), "unreadable-"));
const path = (...names: string[]): string => join(folder, ...names);

async function model(name: string): Promise<string> {
  await writeModel(path(name), pack(exampleArtefact()));
  return path(name);
}

test("a state that is there and cannot be read is not called missing", async () => {
  await expect(readCheckpoint(path("none"))).rejects.toThrow(/nothing to resume: there is no .*checkpoint/);
  mkdirSync(path("kept", "checkpoint.safetensors"), { recursive: true });
  await expect(readCheckpoint(path("kept"))).rejects.toThrow(/cannot read .*checkpoint.*it is a folder/);
});

test("a folder within a model that cannot be read is told, and one that is not there is not", async () => {
  await expect(readModel(path("nowhere"))).rejects.toThrow(/there is no such folder/);
  symlinkSync("round", path("round"));
  await expect(readModel(path("round"))).rejects.toThrow(/cannot read .*round.*circle/);
  const of = await model("linked");
  expect((await readModel(of)).size).toBeGreaterThan(3);
  symlinkSync("2", join(of, "members", "2"));
  await expect(readModel(of)).rejects.toThrow(/cannot read .*members.*2.*circle/);
});

test("a file or a model larger than any is refused before it is read", async () => {
  const of = await model("large");
  writeFileSync(join(of, "metrics.json"), "");
  // No byte of it is on the disk.
  truncateSync(join(of, "metrics.json"), 17 * 2 ** 20);
  await expect(readModel(of)).rejects.toThrow(/metrics\.json has 17,825,792 bytes, more than/);
  const heavy = await model("heavy");
  truncateSync(join(heavy, "members", "1", "model.safetensors"), 2 ** 30);
  await expect(readModel(heavy)).rejects.toThrow(/together, more than the 1,073,741,824 of any model/);
  writeFileSync(path("a.zip"), "");
  truncateSync(path("a.zip"), 2 ** 30 + 1);
  await expect(readModel(path("a.zip"))).rejects.toThrow(/has 1,073,741,825 bytes/);
});
