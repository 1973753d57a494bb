// The command line as a program of its own: readers that leave, full outputs, signals, and files that are none.

import { execFileSync, spawn } from "node:child_process";
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "./main.ts";
import { Terminal } from "./terminal.ts";
import { studio } from "./testing/studio.ts";

const folder = mkdtempSync(join(tmpdir(), "program-"));
const path = (name: string): string => join(folder, name);

interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  err: string;
}

/** Runs the program; `stdout` is what it writes to, and "gone" a reader that leaves after the first piece. */
function program(args: string[], stdout: number | "gone" | "pipe", started?: (pid: number) => void): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "src/cli/main.ts", ...args], {
      stdio: ["ignore", stdout === "gone" ? "pipe" : stdout, "pipe"],
    });
    let err = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      err += text;
      if (child.pid !== undefined) started?.(child.pid);
    });
    if (stdout === "gone") child.stdout?.once("data", () => child.stdout?.destroy());
    else child.stdout?.resume();
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, err }));
  });
}

test.concurrent("a reader that leaves ends the command without a word", async () => {
  const { code, err } = await program(["generate", "--rows", "200000"], "gone");
  expect({ code, err }).toEqual({ code: 0, err: "" });
}, 60_000);

test.concurrent("an output that is full ends it with a sentence and exit code 1", async () => {
  const full = openSync("/dev/full", "w");
  try {
    for (const args of [["generate", "--rows", "20"], ["help"]]) {
      const { code, err } = await program(args, full);
      expect(err).toMatch(/^error: cannot write the result to the standard output: the disk is full.*\n$/);
      expect(code).toBe(1);
    }
  } finally {
    closeSync(full);
  }
}, 60_000);

test.concurrent("Ctrl+C leaves nothing unfinished behind", async () => {
  mkdirSync(path("stopped"));
  let stopped = false;
  const { code } = await program(["generate", "--rows", "5000000", "--out", path("stopped/big.csv")], "pipe", (pid) => {
    if (!stopped) process.kill(pid, "SIGINT");
    stopped = true;
  });
  expect(code).toBe(130);
  expect(readdirSync(path("stopped"))).toEqual([]);
}, 60_000);

const COMMANDS: [string, (file: string) => string[]][] = [
  ["inspect", (file) => ["inspect", file]],
  ["train", (file) => ["train", file, "--out", path("model")]],
  ["geocode", (file) => ["geocode", file, "--out", path("located.csv")]],
  ["append", (file) => ["append", file, file, "--out", path("all.csv")]],
];

test.each(COMMANDS)("%s of what is no file with lines says what it is", async (_, args) => {
  writeFileSync(path("empty.csv"), "");
  mkdirSync(path("nothing"), { recursive: true });
  execFileSync("bash", ["-c", `test -p "$0" || mkfifo "$0"`, path("pipe.csv")]);
  const cases: [string, RegExp][] = [
    [path("empty.csv"), /is empty/],
    [path("pipe.csv"), /cannot read ".*pipe\.csv": it is a pipe, and what is in it can be read only once: save/],
    ["/dev/null", /cannot read "\/dev\/null": it is a device/],
    [path("two\nlines.csv"), /cannot read ".*two\\nlines\.csv": there is no such file/],
    [path("red\u001b[31m.csv"), /cannot read ".*red\\u001b\[31m\.csv": there is no such file/],
    [path("empty.csv/below.csv"), /cannot read ".*below\.csv": a part of its path is a file/],
    [path("x".repeat(300)), /its name is too long/],
  ];
  for (const [file, message] of cases) {
    const { code, out, err } = await studio(...args(file));
    expect(err).toMatch(message);
    expect(err).toMatch(/^error: [^\n]*\n(Run [^\n]*\n)?$/);
    expect({ code, out }).toEqual({ code: 1, out: "" });
  }
  const { err } = await studio(...args(path("nothing")));
  expect(err).toMatch(/there is no table in this folder|it is a folder, where a file should be/);
});

test("errors are JSON where JSON was asked for, and sentences beside it", async () => {
  const asked: string[][] = [
    ["inspect", path("none.csv"), "--json"],
    ["inspect", path("empty.csv"), "--json"],
    ["forecast", path("none.csv"), "--json"],
    ["due", path("none.csv"), "--json"],
    ["predict", path("none"), path("none.csv"), "--json"],
    ["order", path("none"), path("none.csv"), "--json"],
    ["evaluate", path("none"), path("none.csv"), "--json"],
    ["due", path("none.csv"), "--json", "--bogus"],
    ["due", "--json"],
  ];
  writeFileSync(path("empty.csv"), "");
  for (const args of asked) {
    const { code, out, err } = await studio(...args);
    expect(code).toBe(1);
    const { error } = JSON.parse(out);
    expect(err).toContain(`error: ${error}`);
    expect(error.length).toBeGreaterThan(10);
  }
  const { out } = await studio("due", path("none.csv"), "--json", "--out", path("due.json"));
  expect(out).toBe("");
});

/** Runs a command line, and does something when it first tells how far it is with reading. */
async function whileReading(args: string[], act: () => void): Promise<{ code: number; err: string }> {
  let err = "";
  let acted = false;
  const write = (text: string): void => {
    err += text;
    if (acted || !/^(Reading|Geocoding)/.test(text)) return;
    acted = true;
    act();
  };
  const code = await main(args, new Terminal({ stdout: { write: () => true }, stderr: { write } }));
  expect(acted).toBe(true);
  return { code, err };
}

test("a file that changes while it is read is told, and nothing is made of it", async () => {
  const file = path("changing.csv");
  const lines = Array.from({ length: 400 }, (_, i) => `C${i % 9},2025-01-${10 + (i % 19)},P${i % 5},2,Hà Nội`);
  const text = `customer,date,product,quantity,address\n${lines.join("\n")}\n`;
  const changes: [string, () => void][] = [
    ["longer", () => appendFileSync(file, "C1,2025-01-30,P1,1,Huế\n")],
    ["shorter", () => writeFileSync(file, text.slice(0, 300))],
    ["as long", () => writeFileSync(file, text.replace("P1,2,", "P2,1,"))],
    [
      "another",
      () => {
        writeFileSync(path("new.csv"), text);
        renameSync(path("new.csv"), file);
      },
    ],
  ];
  for (const [, change] of changes)
    for (const args of [
      ["inspect", file],
      ["geocode", file, "--out", path("placed.csv")],
    ]) {
      writeFileSync(file, text);
      utimesSync(file, 1, 1);
      const { code, err } = await whileReading(args, change);
      expect(err).toMatch(/error: ".*changing\.csv" was changed while it was read/);
      expect(code).toBe(1);
    }
  expect(readdirSync(folder)).not.toContain("placed.csv");
  writeFileSync(file, text);
  expect((await whileReading(["inspect", file], () => undefined)).code).toBe(0);
});
