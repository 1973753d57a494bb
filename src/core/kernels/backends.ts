// Chooses what trains: a real GPU through WebGPU, else WebAssembly; and says which, and why, in a sentence.

import { setBackend } from "@tensorflow/tfjs-core";
import { type Sentence, SentenceError } from "../lib/sentence.ts";
import type { BackendChoice, BackendName } from "./backendChoice.ts";
import { kernelCases } from "./cases.ts";
import { worstDifference } from "./compare.ts";
import { say } from "./deviceSentences.ts";

export interface BackendOptions {
  /** Threads of the wasm backend; the machine's cores (at most 8) when left out. */
  threads?: number;
}

type Found = { choice: BackendChoice } | { unavailable: Sentence };

/** Cases of the self-test on a GPU: wrong drivers show in the recurrent gradients first. */
const SELF_TEST = /^(linear 65|lstm B17|lstm B5|attention B2 7|product loss 9)/;

let gpu: { software: boolean; found: Promise<Found> } | undefined;
let wasm: Promise<Found> | undefined;
let fault: Sentence | undefined;

/** What went wrong on the device since it was chosen: results after it are not to be trusted. */
export function deviceFault(): Sentence | undefined {
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
  if (wanted === "wasm") return use(await findWasm(options), say("backend.wasmAsked"));
  const found = await findGpu(wanted === "webgpu");
  if ("choice" in found) return use(found);
  if (wanted === "webgpu") throw new SentenceError(say("backend.gpuMissing", { why: found.unavailable }));
  return use(await findWasm(options), found.unavailable);
}

/** All backends that work here, best first. */
export async function listBackends(options: BackendOptions = {}): Promise<BackendChoice[]> {
  const found = [await findGpu(false), await findWasm(options)];
  return found.flatMap((each) => ("choice" in each ? [each.choice] : []));
}

async function use(found: Found, reason?: Sentence): Promise<BackendChoice> {
  if ("unavailable" in found) throw new SentenceError(found.unavailable);
  const { name } = found.choice;
  if (!(await setBackend(name))) throw new SentenceError(say("backend.notStarted", { name }));
  fault = undefined;
  return reason ? { ...found.choice, ...because(reason) } : found.choice;
}

function because(sentence: Sentence): Pick<BackendChoice, "reason" | "reasonSentence"> {
  return { reason: sentence.text, reasonSentence: sentence };
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
        fault ??= say("fault.error", { message });
      },
      onLost: (message) => {
        fault ??= say("fault.lost", { message });
        gpu = undefined;
      },
    });
    if ("unavailable" in started) return { unavailable: started.sentence };
    for (const test of kernelCases().filter(({ name }) => SELF_TEST.test(name))) await worstDifference("webgpu", test);
    if (fault) return { unavailable: fault };
    const reason = started.software
      ? say("backend.software", { detail: started.detail })
      : say("backend.gpu", { detail: started.detail });
    return { choice: { name: "webgpu", detail: started.detail, ...because(reason) } };
  } catch (error) {
    return { unavailable: say("backend.selfTest", { why: messageOf(error) }) };
  }
}

function findWasm(options: BackendOptions): Promise<Found> {
  wasm ??= startWasm(options);
  return wasm;
}

async function startWasm(options: BackendOptions): Promise<Found> {
  try {
    const { registerWasmBackend } = await import("./wasm/register.ts");
    const { threads, relaxed } = await registerWasmBackend(options);
    const simd = say(relaxed ? "backend.relaxed" : "backend.plain");
    const detail = threads === 1 ? say("backend.thread", { simd }) : say("backend.threads", { threads, simd });
    return { choice: { name: "wasm", detail: detail.text, detailSentence: detail, ...because(say("backend.wasm")) } };
  } catch (error) {
    wasm = undefined;
    return { unavailable: say("backend.nothing", { why: messageOf(error) }) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
