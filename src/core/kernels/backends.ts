// Chooses what trains: a real GPU through WebGPU, else WebAssembly; and says which, and why, in a sentence.

import { setBackend } from "@tensorflow/tfjs-core";
import type { BackendChoice, BackendName } from "../training/events.ts";
import { kernelCases } from "./cases.ts";
import { worstDifference } from "./compare.ts";

export interface BackendOptions {
  /** Threads of the wasm backend; the machine's cores (at most 8) when left out. */
  threads?: number;
}

type Found = { choice: BackendChoice } | { unavailable: string };

/** Cases of the self-test on a GPU: wrong drivers show in the recurrent gradients first. */
const SELF_TEST = /^(linear 65|lstm B17|lstm B5|attention B2 7|product loss 9)/;

let gpu: { software: boolean; found: Promise<Found> } | undefined;
let wasm: Promise<Found> | undefined;
let fault: string | undefined;

/** What went wrong on the device since it was chosen: results after it are not to be trusted. */
export function deviceFault(): string | undefined {
  return fault;
}

/**
 * Makes a backend current. "auto" takes a real WebGPU adapter that passes the self-test, else WebAssembly; "webgpu"
 * insists, and then takes a software adapter too. Throws a sentence when what was asked for is not to be had.
 */
export async function chooseBackend(
  wanted: BackendName | "auto",
  options: BackendOptions = {},
): Promise<BackendChoice> {
  if (wanted === "wasm") return use(await findWasm(options), "WebAssembly was asked for.");
  const found = await findGpu(wanted === "webgpu");
  if ("choice" in found) return use(found);
  if (wanted === "webgpu") throw new Error(`WebGPU is not to be had here. ${found.unavailable}`);
  return use(await findWasm(options), found.unavailable);
}

/** All backends that work here, best first. */
export async function listBackends(options: BackendOptions = {}): Promise<BackendChoice[]> {
  const found = [await findGpu(false), await findWasm(options)];
  return found.flatMap((each) => ("choice" in each ? [each.choice] : []));
}

async function use(found: Found, reason?: string): Promise<BackendChoice> {
  if ("unavailable" in found) throw new Error(found.unavailable);
  if (!(await setBackend(found.choice.name))) throw new Error(`the backend ${found.choice.name} did not start`);
  fault = undefined;
  return reason ? { ...found.choice, reason } : found.choice;
}

function findGpu(software: boolean): Promise<Found> {
  if (!gpu || (software && !gpu.software)) gpu = { software, found: startGpu(software) };
  return gpu.found;
}

async function startGpu(allowSoftware: boolean): Promise<Found> {
  try {
    const { registerWebGpuBackend } = await import("./webgpu/backend.ts");
    const started = await registerWebGpuBackend({
      allowSoftware,
      onError: (message) => {
        fault ??= `The graphics card reported an error: ${message}`;
      },
      onLost: (message) => {
        fault ??= `The graphics card was lost: ${message}`;
        gpu = undefined;
      },
    });
    if ("unavailable" in started) return started;
    for (const test of kernelCases().filter(({ name }) => SELF_TEST.test(name))) await worstDifference("webgpu", test);
    if (fault) return { unavailable: fault };
    const reason = started.software
      ? `A software adapter (${started.detail}): slower than WebAssembly, used because it was asked for.`
      : `A graphics card with WebGPU (${started.detail}) that passed the self-test.`;
    return { choice: { name: "webgpu", detail: started.detail, reason } };
  } catch (error) {
    return { unavailable: `WebGPU failed its self-test: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

function findWasm(options: BackendOptions): Promise<Found> {
  wasm ??= startWasm(options);
  return wasm;
}

async function startWasm(options: BackendOptions): Promise<Found> {
  try {
    const { registerWasmBackend } = await import("./wasm/register.ts");
    const { detail } = await registerWasmBackend(options);
    return { choice: { name: "wasm", detail, reason: "WebAssembly on the processor." } };
  } catch (error) {
    wasm = undefined;
    return {
      unavailable: `Nothing here can train: WebAssembly with SIMD is missing too (${error instanceof Error ? error.message : String(error)}). Use a current Chrome, Edge, Firefox or Safari.`,
    };
  }
}
