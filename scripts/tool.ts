// Runs this project's own tools (Vite, Vitest, Biome ...) as child processes, the same way on Linux, macOS and Windows:
// their JavaScript entry with this very Node, so that no shell and no `.cmd` file is involved.

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The JavaScript file behind a package's command. Throws when the package is not installed. */
export function toolEntry(packageName: string, command: string): string {
  const require = createRequire(join(root, "package.json"));
  let manifest: string;
  try {
    manifest = require.resolve(`${packageName}/package.json`);
  } catch {
    throw new Error(`${packageName} is not installed: run "npm ci" first`);
  }
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin?: string | Record<string, string> };
  const entry = typeof bin === "string" ? bin : bin?.[command];
  if (!entry) throw new Error(`${packageName} has no command "${command}"`);
  return join(dirname(manifest), entry);
}

export interface RunOptions {
  env?: Record<string, string>;
  /** Ends the child after so many milliseconds. */
  timeout?: number;
  /** Hides the child's output. */
  quiet?: boolean;
  /** Is given the child's output in place of the terminal. */
  onOutput?: (text: string) => void;
}

/** Runs a program to its end; the promise's value is its exit code (1 when it was killed or could not start). */
export function runProgram(program: string, args: string[], options: RunOptions = {}): Promise<number> {
  return new Promise((resolve) => {
    const output = options.onOutput ? "pipe" : options.quiet ? "ignore" : "inherit";
    const child: ChildProcess = spawn(program, args, {
      cwd: root,
      stdio: ["ignore", output, output],
      env: { ...process.env, ...options.env },
      // A group of its own lets a timeout end the grandchildren (a browser, a package manager) as well.
      detached: options.timeout !== undefined && process.platform !== "win32",
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => options.onOutput?.(text));
    }
    const timer = options.timeout ? setTimeout(() => endGroup(child), options.timeout) : undefined;
    child.once("error", (error) => {
      clearTimeout(timer);
      if (!options.quiet) console.error(`${program}: ${error.message}`);
      resolve(1);
    });
    // Not "exit": what it wrote last may still be on the way.
    child.once("close", (code) => {
      clearTimeout(timer);
      resolve(code ?? 1);
    });
  });
}

/** Runs one of the installed packages' commands; resolves to its exit code. */
export function runTool(packageName: string, command: string, args: string[], options?: RunOptions): Promise<number> {
  return runProgram(process.execPath, [toolEntry(packageName, command), ...args], options);
}

/** Runs one of our own TypeScript files; resolves to its exit code. */
export function runScript(file: string, args: string[] = [], options?: RunOptions): Promise<number> {
  return runProgram(process.execPath, ["--import", "tsx", join(root, file), ...args], options);
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill();
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // It ended by itself in the meantime.
  }
}
