// The model against PyTorch in Node: on the reference kernels and on WebAssembly.

import { readFileSync } from "node:fs";
import { setBackend } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { chooseBackend } from "../kernels/backends.ts";
import { registerReferenceKernels } from "../kernels/testing/registerReference.ts";
import { readSafetensors, writeSafetensors } from "../lib/safetensors.ts";
import { checkGolden } from "./testing/golden.ts";
import { GOLDEN_FILES } from "./testing/goldenFiles.ts";

beforeAll(async () => {
  registerReferenceKernels();
  await chooseBackend("wasm");
});

describe.each(["cpu", "wasm"])("on %s", (backend) => {
  it.each(GOLDEN_FILES)("%s: outputs, losses, gradients and six training steps are PyTorch's", async (name) => {
    await setBackend(backend);
    const groups = await checkGolden(readFileSync(new URL(`./golden/${name}.safetensors`, import.meta.url)));
    expect(groups).toHaveLength(5);
    for (const group of groups) expect(group, `${group.worst} at ${group.at}`).toMatchObject({ passed: true });
  });
});

it("fails when a single parameter is off", async () => {
  await setBackend("wasm");
  const bytes = readFileSync(new URL("./golden/with-memory.safetensors", import.meta.url));
  const header = 8 + Number(bytes.readBigUInt64LE(0));
  const { data_offsets } = JSON.parse(bytes.subarray(8, header).toString())["param.product_head.bias"];
  bytes.writeFloatLE(bytes.readFloatLE(header + data_offsets[0]) + 0.01, header + data_offsets[0]);
  const groups = await checkGolden(bytes);
  expect(groups.find(({ name }) => name === "outputs")).toMatchObject({ passed: false });
});

it("refuses a file whose initial parameters were written over", async () => {
  await setBackend("wasm");
  const { tensors, metadata } = readSafetensors(readFileSync(new URL("./golden/no-year.safetensors", import.meta.url)));
  for (const name of tensors.keys()) {
    if (name.startsWith("param.")) tensors.set(name, tensors.get(`trained.${name.slice("param.".length)}`)!);
  }
  await expect(checkGolden(writeSafetensors({ tensors, metadata }))).rejects.toThrow(/write the file anew/);
});

/** A golden file with some tensors left out and some metadata changed. */
function edited(keep: (name: string) => boolean, change: Record<string, string | null> = {}): Uint8Array {
  const { tensors, metadata } = readSafetensors(
    readFileSync(new URL("./golden/with-memory.safetensors", import.meta.url)),
  );
  for (const name of [...tensors.keys()]) if (!keep(name)) tensors.delete(name);
  for (const [key, value] of Object.entries(change)) {
    if (value === null) metadata.delete(key);
    else metadata.set(key, value);
  }
  return writeSafetensors({ tensors, metadata });
}

it("compares as much as a file holds, and says what is missing of a group", async () => {
  await setBackend("wasm");
  const names = async (bytes: Uint8Array): Promise<string[]> => (await checkGolden(bytes)).map(({ name }) => name);
  const alone = edited((name) => !/^(loss|grad|train|trained)\./.test(name), { optimizer: null, scheduler: null });
  expect(await names(alone)).toEqual(["outputs"]);
  expect(await names(edited((name) => !/^(output|loss|train)\./.test(name), { steps: "6" }))).toEqual([
    "gradients",
    "trained",
  ]);
  expect(await names(edited((name) => !name.includes("_attention") || !name.startsWith("output.")))).toHaveLength(5);
  expect(await names(edited((name) => name !== "train.lr"))).toHaveLength(5);
  const refused = (bytes: Uint8Array) => expect(checkGolden(bytes)).rejects;
  await refused(edited((name) => name !== "grad.fusion.0.bias")).toThrow(/"grad.fusion.0.bias" is missing/);
  await refused(edited((name) => name !== "output.quantity")).toThrow(/"output.quantity" is missing/);
  await refused(edited((name) => name !== "input.steps")).toThrow(/"input.steps" is missing/);
  await refused(edited((name) => /^(param|input|target)\./.test(name))).toThrow(/nothing to compare with/);
  await refused(edited((name) => !name.startsWith("param."))).toThrow(/no parameters/);
  await refused(edited(() => true, { optimizer: '{"lr":0.001,"betas":[0.8,0.999],"weight_decay":0}' })).toThrow(
    /betas \[0.8,0.999\].*the model's are 0.9/,
  );
  await refused(edited(() => true, { scheduler: "[]" })).toThrow(/"scheduler" is no JSON object/);
  await refused(edited(() => true, { clip_grad_norm: null })).toThrow(/clip_grad_norm must be a number/);
});
