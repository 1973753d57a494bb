// A process may end anywhere while it writes a model over another: the folder then reads as one of the two, and the next
// writing leaves nothing behind.

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Artefact } from "../core/artefact/artefact.ts";
import { pack } from "../core/artefact/pack.ts";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import { unpack } from "../core/artefact/unpack.ts";
import { readModel, writeModel } from "./modelFolder.ts";

/** How many more changes the disk takes; what comes behind fails, as if the process were no more. */
const disk = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY, lock: "" }));

vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  const limited =
    <Args extends unknown[], Result>(change: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (disk.lock && args.some((arg) => typeof arg === "string" && arg.endsWith(disk.lock)))
        throw Object.assign(new Error("locked"), { code: "EBUSY" });
      if (disk.left-- <= 0) throw new Error("killed");
      return change(...args);
    };
  // Waiting for a real disk is no part of it.
  const opened = limited(async (path: string, flags: string) => {
    const file = await real.open(path, flags);
    return {
      writeFile: (bytes: Uint8Array) => file.writeFile(bytes),
      sync: () => undefined,
      close: () => file.close(),
    };
  });
  return { ...real, mkdir: limited(real.mkdir), open: opened, rename: limited(real.rename), rm: limited(real.rm) };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "killed-"));
});
afterEach(() => {
  Object.assign(disk, { left: Number.POSITIVE_INFINITY, lock: "" });
  rmSync(folder, { recursive: true });
});

function otherModel(): Artefact {
  const model = exampleArtefact();
  model.members.push(exampleArtefact().members[0]);
  model.members[1]!.settings.seed = 2;
  model.preprocess.products = ["SP1", "SP4", "SP5"];
  return model;
}
const oldModel = pack(exampleArtefact(), { predictionsCsv: "line\r\n" });
const newModel = pack(otherModel());
const read = async () => unpack(await readModel(folder));
const all = () => readdirSync(folder, { recursive: true }).map(String).sort();
const foldersOf = (files: ReadonlyMap<string, Uint8Array>) => [
  ...new Set(
    [...files.keys()].flatMap((path) => path.split("/").map((_, i, parts) => parts.slice(0, i + 1).join("/"))),
  ),
];

async function put(model: "v1" | "old" | "two members"): Promise<void> {
  if (model === "v1") cpSync("fixtures/v1/off", folder, { recursive: true });
  else await writeModel(folder, model === "old" ? oldModel : newModel);
  writeFileSync(join(folder, "notes.txt"), "mine");
}

test.each(["v1", "old", "two members"] as const)(
  "over %s, broken off before each change of the disk",
  async (model) => {
    const next = model === "two members" ? oldModel : newModel;
    const expected = unpack(next);
    await put(model);
    const old = await read();
    const template = `${folder}-template`;
    cpSync(folder, template, { recursive: true });
    let before = 0;
    let after = 0;
    for (let changes = 0; ; changes++) {
      rmSync(folder, { recursive: true });
      cpSync(template, folder, { recursive: true });
      disk.left = changes;
      const failed = await writeModel(folder, next).then(
        () => false,
        () => true,
      );
      disk.left = Number.POSITIVE_INFINITY;
      const found = await read();
      if (JSON.stringify(found) === JSON.stringify(expected)) after++;
      else {
        expect(found).toEqual(old);
        expect(after, "once the new model is there the old one never comes back").toBe(0);
        before++;
      }
      if (changes % 4 === 0 || !failed) {
        // What is left does not disturb the next one.
        await writeModel(folder, next);
        expect(await read()).toEqual(expected);
        expect(all()).toEqual([...foldersOf(next), "notes.txt"].sort());
      }
      if (!failed) break;
    }
    rmSync(template, { recursive: true });
    expect(before).toBeGreaterThan(10);
    expect(after).toBeGreaterThan(8);
  },
);

test("a full disk leaves the old model, and nothing of the new one", async () => {
  await put("old");
  const before = all();
  disk.lock = "metrics.json";
  await expect(writeModel(folder, newModel)).rejects.toThrow("locked");
  disk.lock = "";
  expect(all()).toEqual(before);
  expect(await read()).toEqual(exampleArtefact());
});

test("a file that something holds is told; the folder reads as the new model, and becomes it when it lets go", async () => {
  await put("old");
  disk.lock = join(folder, "preprocess.json");
  await expect(writeModel(folder, newModel)).rejects.toThrow(
    /the new model is whole .*preprocess\.json" cannot be replaced \(EBUSY\)/,
  );
  expect(await read()).toEqual(otherModel());
  await expect(writeModel(folder, newModel)).rejects.toThrow(/EBUSY/);
  expect(await read()).toEqual(otherModel());
  disk.lock = "";
  await writeModel(folder, oldModel);
  expect(await read()).toEqual(exampleArtefact());
  expect(all()).toEqual([...foldersOf(oldModel), "notes.txt"].sort());
});

/** Ends itself, without a word, before the n-th change of the disk. */
const CHILD = (module: string, target: string, changes: number) => `
import fs from "node:fs/promises";
import { readFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
let left = ${changes};
for (const name of ["mkdir", "open", "rename", "rm"]) {
  const real = fs[name];
  fs[name] = (...args) => (left-- <= 0 ? process.kill(process.pid, "SIGKILL") : real(...args));
}
syncBuiltinESMExports();
const { writeModel } = await import(${JSON.stringify(module)});
const files = JSON.parse(readFileSync(0, "utf8")).map(([path, bytes]) => [path, Buffer.from(bytes, "base64")]);
await writeModel(${JSON.stringify(target)}, new Map(files));
`;

test.each([8, 25])("a process killed before change %i of the disk", async (changes) => {
  await put("old");
  const input = JSON.stringify([...newModel].map(([path, bytes]) => [path, Buffer.from(bytes).toString("base64")]));
  const code = CHILD(resolve("src/cli/modelFolder.ts"), folder, changes);
  const { signal } = spawnSync(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { input });
  expect(signal).toBe("SIGKILL");
  expect([exampleArtefact(), otherModel()]).toContainEqual(await read());
  await writeModel(folder, newModel);
  expect(await read()).toEqual(otherModel());
});
