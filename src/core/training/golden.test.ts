// The model against PyTorch in Node: on the reference kernels and on WebAssembly.

import { readFileSync } from "node:fs";
import { setBackend } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, it } from "vitest";
import { readSafetensors, writeSafetensors } from "../export/safetensors.ts";
import { chooseBackend } from "../kernels/backends.ts";
import { registerReferenceKernels } from "../kernels/reference.ts";
import { checkGolden } from "./golden.ts";
import { GOLDEN_FILES } from "./goldenFiles.ts";

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
