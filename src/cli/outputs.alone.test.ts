// Whatever a command will write is tried before its work, by one mechanism; and nothing that is read is written over.

import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { tryFolder, tryOutputs } from "./outputs.ts";
import { studio } from "./testing/studio.ts";
import { writeText } from "./writeResult.ts";
import { writeWhole } from "./writeWhole.ts";

/** What the next writing into an opened file is answered with. */
const disk = vi.hoisted((): { fault: string | null; opens: string | null; free: number | null } => ({
  fault: null,
  opens: null,
  free: null,
}));

vi.mock("node:fs/promises", async (load) => {
  const real = await load<typeof import("node:fs/promises")>();
  const refuse = (code: string, syscall: string, path: string) =>
    Object.assign(new Error(`${code}: as the test asks, ${syscall} '${path}'`), { code, syscall, path });
  return {
    ...real,
    open: async (...args: Parameters<typeof real.open>) => {
      if (disk.opens) throw refuse(disk.opens, "open", String(args[0]));
      const file = await real.open(...args);
      if (!disk.fault || !/w/.test(String(args[1]))) return file;
      const fault = async () => {
        throw refuse(disk.fault!, "write", String(args[0]));
      };
      return Object.assign(file, { write: fault, writeFile: fault });
    },
    statfs: async (path: string) =>
      disk.free === null ? real.statfs(path) : { ...(await real.statfs(path)), bavail: disk.free, bsize: 1 },
  };
});

const folder = mkdtempSync(join(tmpdir(), "outputs-"));
const path = (name: string): string => join(folder, name);
const left = (): string[] => readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();

async function during<T>(faults: Partial<typeof disk>, work: () => Promise<T>): Promise<T> {
  Object.assign(disk, faults);
  try {
    return await work();
  } finally {
    Object.assign(disk, { fault: null, opens: null, free: null });
  }
}

/** Every option that names an output, of commands whose inputs are not there. */
const WRITERS: string[][] = [
  ["train", "none.csv", "--out"],
  ["search", "none.csv", "--out"],
  ["predict", "none", "none.csv", "--out"],
  ["order", "none", "none.csv", "--out"],
  ["order", "none", "none.csv", "--xlsx"],
  ["evaluate", "none", "none.csv", "--targets"],
  ["compare", "none", "none", "--epochs"],
  ["compare", "none", "none", "--tensorboard"],
  ["forecast", "none.csv", "--out"],
  ["forecast", "none.csv", "--xlsx"],
  ["due", "none.csv", "--out"],
  ["append", "none.csv", "other.csv", "--out"],
  ["generate", "--rows", "5", "--out"],
  ["geocode", "none.csv", "--out"],
  ["samples", "none.csv", "--out"],
  ["import", "none", "--out"],
  ["samples", "none.csv", "--parquet"],
  ["partition", "none.csv", "--parts", "2", "--out"],
  ["segments", "none.csv", "--out"],
];

test("these are all the options that name an output", async () => {
  const commands = [...(await studio("help")).out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name!);
  expect(commands.length).toBeGreaterThan(10);
  const named: string[] = [];
  for (const command of commands) {
    const { out } = await studio(command, "--help");
    const options = [...out.matchAll(/(--[a-z]+)[ =](?:FILE|DIR|OUT)\b/g)].map(([, option]) => option!);
    for (const option of new Set(options)) named.push(`${command} ${option}`);
  }
  expect(named.sort()).toEqual(WRITERS.map((args) => `${args[0]} ${args.at(-1)}`).sort());
});

test.each(WRITERS)("%s is refused before anything is read", async (...args) => {
  const before = left();
  writeFileSync(path("file"), "x");
  const isFolder =
    ["train", "search", "partition", "import"].includes(args[0]!) || /--(parquet|tensorboard)/.test(args.at(-1)!);
  const cases: [string, RegExp, Partial<typeof disk>?][] = [
    [path("file/below.csv"), /cannot write ".*below\.csv": a part of its path is a file/],
    ["", /is empty: name a f/],
    [path("full.csv"), /cannot write ".*full\.csv": the disk is full: free some space/, { fault: "ENOSPC" }],
    [path("locked.csv"), /cannot write ".*locked\.csv": you may not write there/, { opens: "EACCES" }],
    [path("many.csv"), /too many files are open: raise the limit/, { opens: "EMFILE" }],
    [path("readonly.csv"), /this place can only be read/, { opens: "EROFS" }],
    ...(isFolder
      ? [
          [path("file"), /it is a file, and --(out|parquet|tensorboard) names a folder/] as [string, RegExp],
          [path("small"), /1 MB are free on the disk, and 16 MB are needed/, { free: 1e6 }] as [
            string,
            RegExp,
            Partial<typeof disk>,
          ],
        ]
      : [
          [path("missing/deep/out.csv"), /there is no folder ".*missing": make it first/] as [string, RegExp],
          [folder, /it is a folder, where a file should be/] as [string, RegExp],
          [`${path("new")}/`, /it names a folder, where a file should be/] as [string, RegExp],
        ]),
  ];
  for (const [out, message, faults] of cases) {
    const { code, out: printed, err } = await during(faults ?? {}, () => studio(...args, out));
    expect(err).toMatch(message);
    expect(err).not.toMatch(/none\.csv|none"|as the test asks/);
    expect({ code, printed }).toEqual({ code: 1, printed: "" });
  }
  expect(left()).toEqual([...new Set([...before, "file"])].sort());
});

test("a try leaves nothing behind and changes nothing", async () => {
  writeFileSync(path("kept.csv"), "kept");
  const before = left();
  await tryOutputs({ "--out": path("kept.csv"), "--xlsx": path("new.xlsx"), "--targets": undefined });
  await tryFolder("--out", path("a/b/c"), ["metrics.json"], []);
  expect(left()).toEqual(before);
  expect(readFileSync(path("kept.csv"), "utf8")).toBe("kept");
});

test("what is read is never written over, under any of its names", async () => {
  mkdirSync(path("in/deep"), { recursive: true });
  writeFileSync(path("in/deep/sales.csv"), "a,b\n1,2\n");
  symlinkSync(path("in/deep/sales.csv"), path("link.csv"));
  linkSync(path("in/deep/sales.csv"), path("hard.csv"));
  symlinkSync(path("in"), path("linked"));
  const inputs = [path("in/deep/sales.csv"), path("in"), path("linked")];
  const outs = ["in/deep/sales.csv", "in/../in/deep/sales.csv", "link.csv", "hard.csv", "linked/deep/sales.csv"];
  for (const input of inputs)
    for (const out of outs) {
      const { code, err } = await studio("segments", input, "--out", path(out));
      expect(code).toBe(1);
      expect(err).toMatch(/one of the files that are read: it would be lost/);
    }
  // A new file in a folder that is read is none of them.
  await tryOutputs({ "--out": path("in/new.csv") }, [path("in")]);
  expect(readFileSync(path("in/deep/sales.csv"), "utf8")).toBe("a,b\n1,2\n");
});

test("a model's folder does not take the place of the file it is learnt from", async () => {
  mkdirSync(path("model"));
  writeFileSync(path("model/predictions.csv"), "a,b\n");
  const { code, err } = await studio("train", path("model/predictions.csv"), "--out", path("model"));
  expect(code).toBe(1);
  expect(err).toMatch(/would be lost under the name predictions\.csv\. Name another folder/);
});

test("append may replace its first file, and no other", async () => {
  for (const name of ["jan.csv", "feb.csv"]) {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `C${i % 7},2025-0${name === "jan.csv" ? 1 : 2}-${10 + (i % 15)},P${i % 5},2`,
    );
    writeFileSync(path(name), `customer,date,product,quantity\n${rows.join("\n")}\n`);
  }
  expect((await studio("append", path("jan.csv"), path("feb.csv"), "--out", path("feb.csv"))).err).toMatch(
    /would be lost/,
  );
  const { code, out } = await studio("append", path("jan.csv"), path("feb.csv"), "--out", path("jan.csv"));
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("60 lines") });
});

test("two outputs are two files", async () => {
  symlinkSync(path("one.csv"), path("other.csv"));
  await expect(tryOutputs({ "--out": path("one.csv"), "--xlsx": path("other.csv") })).rejects.toThrow(
    /--out and --xlsx name the same file/,
  );
});

test("a writing that fails leaves what was there, and nothing beside it", async () => {
  writeFileSync(path("old.csv"), "old");
  const before = left();
  await expect(during({ fault: "ENOSPC" }, () => writeText(path("old.csv"), "new"))).rejects.toThrow(
    /^cannot write ".*old\.csv": the disk is full: free some space, or name another place$/,
  );
  await expect(
    writeWhole(path("old.csv"), async (unfinished) => {
      writeFileSync(unfinished, "half");
      throw new Error("midway");
    }),
  ).rejects.toThrow("midway");
  expect(left()).toEqual(before);
  expect(readFileSync(path("old.csv"), "utf8")).toBe("old");
});

test("a link is followed, permissions are kept, names may be as long as there are", async () => {
  writeFileSync(path("target.csv"), "old");
  chmodSync(path("target.csv"), 0o640);
  symlinkSync(path("target.csv"), path("to-target.csv"));
  symlinkSync("not-yet.csv", path("dangling.csv"));
  await writeText(path("to-target.csv"), "new");
  await writeText(path("dangling.csv"), "made");
  expect(readFileSync(path("target.csv"), "utf8")).toBe("new");
  expect(statSync(path("target.csv")).mode & 0o777).toBe(0o640);
  expect(readFileSync(path("not-yet.csv"), "utf8")).toBe("made");
  const long = path(`${"ạ".repeat(80)}abc.csv`);
  await writeText(long, "long");
  expect(readFileSync(long, "utf8")).toBe("long");
});

test("what may not be read, or not now, is told by name", async () => {
  writeFileSync(path("secret.csv"), "customer,date,product\nA,2025-01-01,X\n");
  for (const [code, reason] of [
    ["EACCES", "you may not read it: change its permissions, or copy it to where you may"],
    ["EMFILE", "too many files are open: raise the limit (ulimit -n), or name fewer files at a time"],
    ["EBUSY", "another program holds it: close it there, and try again"],
    ["EIO", "the disk reports a fault: copy the file elsewhere, and look after the disk"],
  ] as const) {
    const { code: exit, err } = await during({ opens: code }, () => studio("inspect", path("secret.csv")));
    expect(err).toBe(`error: cannot read "${path("secret.csv")}": ${reason}\n`);
    expect(exit).toBe(1);
  }
});

test("a device is written as it is", async () => {
  const before = statSync("/dev/null");
  await tryOutputs({ "--out": "/dev/null", "--xlsx": "/dev/null" });
  await writeText("/dev/null", "gone");
  expect(statSync("/dev/null").rdev).toBe(before.rdev);
  expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  await expect(writeText("/dev/full", "text")).rejects.toThrow(/cannot write "\/dev\/full": the disk is full/);
});
