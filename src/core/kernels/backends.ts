// Chooses what trains: a real GPU through WebGPU, else WebAssembly; and says which, and why, in a sentence.

import { getBackend, setBackend } from "@tensorflow/tfjs-core";
import { type Message, MessageError } from "../lib/message.ts";
import type { BackendChoice, BackendName } from "./backendChoice.ts";
import { kernelCases } from "./cases.ts";
import { runCase, worstDifference } from "./compare.ts";
import { deviceMessage } from "./deviceMessages.ts";
import type { Measuring } from "./webgpu/measureVariants.ts";

export interface BackendOptions {
  /** Threads of the wasm backend; the machine's cores (at most 8) when left out. */
  threads?: number;
  /** How thoroughly the shader variants of a real card are timed. */
  measuring?: Measuring;
}

type Found = { choice: BackendChoice } | { unavailable: Message };

/** What happened to the device: an invalid command, no room, or the device gone with everything on it. */
export interface DeviceFault {
  kind: "error" | "memory" | "lost";
  sentence: Message;
}

/** Cases of the self-test on a GPU: wrong drivers show in the recurrent gradients first. */
const SELF_TEST = /^(linear 65|lstm B17|lstm B5|attention B2 7|product loss 9)/;

let gpu: { software: boolean; found: Promise<Found> } | undefined;
let wasm: Promise<Found> | undefined;
let endWasm = (): void => {};
let fault: DeviceFault | undefined;
/** How many of each kind were started. */
const started = { webgpu: 0, wasm: 0 };
let insisted = false;

/** What went wrong on the device since it was chosen: results after it are not to be trusted. */
export function deviceFault(): DeviceFault | undefined {
  return getBackend() === "webgpu" ? fault : undefined;
}

/** Names the device in use: tensors made under another name are gone. */
export function currentDevice(): string {
  const name = getBackend();
  return `${name} ${name === "webgpu" || name === "wasm" ? started[name] : 0}`;
}

/**
 * Chooses again after the device was lost: the same kind, or WebAssembly where that kind is no longer to be had or
 * `giveUp` says to leave it.
 */
export async function chooseAfterLoss(giveUp: boolean): Promise<BackendChoice> {
  if (giveUp) return chooseBackend("wasm");
  try {
    return await chooseBackend(insisted ? "webgpu" : "auto");
  } catch {
    return chooseBackend("wasm");
  }
}

/** Says that the WebAssembly memory ran full: the next choice starts with an empty one, and old tensors are gone. */
export function emptyWasm(): void {
  wasm = undefined;
}

/**
 * Makes a backend current. "auto" takes a real WebGPU adapter that passes the self-test, else WebAssembly; "webgpu"
 * insists, and then takes a software adapter too. Throws a localised error when what was asked for is not to be had.
 */
export async function chooseBackend(
  wanted: BackendName | "auto",
  options: BackendOptions = {},
): Promise<BackendChoice> {
  insisted = wanted === "webgpu";
  if (wanted === "wasm") return use(await findWasm(options), deviceMessage("backend.wasmAsked"));
  const found = await findGpu(wanted === "webgpu", options.measuring);
  if ("choice" in found) return use(found);
  if (wanted === "webgpu") throw new MessageError(deviceMessage("backend.gpuMissing", { why: found.unavailable }));
  return use(await findWasm(options), found.unavailable);
}

/** All backends that work here, best first. */
export async function listBackends(options: BackendOptions = {}): Promise<BackendChoice[]> {
  const found = [await findGpu(false, options.measuring), await findWasm(options)];
  return found.flatMap((each) => ("choice" in each ? [each.choice] : []));
}

async function use(found: Found, reason?: Message): Promise<BackendChoice> {
  if ("unavailable" in found) throw new MessageError(found.unavailable);
  const { name } = found.choice;
  if (!(await setBackend(name))) throw new MessageError(deviceMessage("backend.notStarted", { name }));
  if (fault?.kind !== "lost") fault = undefined;
  return reason ? { ...found.choice, ...because(reason) } : found.choice;
}

function because(message: Message): Pick<BackendChoice, "reason" | "reasonSentence"> {
  return { reason: message.text, reasonSentence: message };
}

function findGpu(software: boolean, measuring?: Measuring): Promise<Found> {
  if (!gpu || (software && !gpu.software)) gpu = { software, found: startGpu(software, measuring) };
  return gpu.found;
}

async function startGpu(allowSoftware: boolean, measuring?: Measuring): Promise<Found> {
  const mine = ++started.webgpu;
  try {
    const { registerWebGpuBackend } = await import("./webgpu/backend.ts");
    fault = undefined;
    const found = await registerWebGpuBackend({
      allowSoftware,
      onError: (text, kind) => {
        if (mine !== started.webgpu) return;
        const message =
          kind === "memory"
            ? deviceMessage("fault.memory", { message: text })
            : deviceMessage("fault.error", { message: ended(text) });
        fault ??= { kind, sentence: message };
      },
      onLost: (message) => {
        if (mine !== started.webgpu) return;
        // A loss outweighs the errors that announce it.
        fault = { kind: "lost", sentence: deviceMessage("fault.lost", { message: ended(message) }) };
        gpu = undefined;
      },
    });
    if ("unavailable" in found) return { unavailable: found.sentence };
    await selfTest(found.device);
    const broken = deviceFault();
    if (broken) return { unavailable: broken.sentence };
    const { detail } = found;
    const reason = found.software
      ? deviceMessage("backend.software", { detail })
      : await fasterVariant(found.device, detail, measuring);
    const late = deviceFault();
    if (late) return { unavailable: late.sentence };
    return { choice: { name: "webgpu", detail: found.detail, ...because(reason) } };
  } catch (error) {
    return { unavailable: deviceMessage("backend.selfTest", { why: messageOf(error) }) };
  }
}

/** Holds the kernels that wrong drivers break first against the reference. Throws at the first that differs. */
async function selfTest(device: GPUDevice): Promise<void> {
  const { compileAhead } = await import("./webgpu/program.ts");
  const tests = kernelCases().filter(({ name }) => SELF_TEST.test(name));
  await setBackend("webgpu");
  await compileAhead(device, () => {
    for (const test of tests) for (const each of runCase(test)) each.dispose();
  });
  for (const test of tests) await worstDifference("webgpu", test);
}

/** Sets the shader variant that is the faster here, and tells of it. Software adapters keep the one made for them. */
async function fasterVariant(device: GPUDevice, detail: string, measuring?: Measuring): Promise<Message> {
  const { measureVariants } = await import("./webgpu/measureVariants.ts");
  const { variant, times } = await measureVariants(device, measuring);
  const other = variant === "tiled" ? "direct" : "tiled";
  return deviceMessage("backend.gpu", {
    detail,
    variant,
    other,
    time: times[variant].toFixed(1),
    slower: times[other].toFixed(1),
  });
}

function findWasm(options: BackendOptions): Promise<Found> {
  wasm ??= startWasm(options);
  return wasm;
}

async function startWasm(options: BackendOptions): Promise<Found> {
  try {
    const { registerWasmBackend } = await import("./wasm/register.ts");
    endWasm();
    endWasm = () => {};
    started.wasm++;
    const { threads, relaxed, dispose } = await registerWasmBackend(options);
    endWasm = dispose;
    const simd = deviceMessage(relaxed ? "backend.relaxed" : "backend.plain");
    const detail = deviceMessage("backend.threads", { threads, simd });
    return {
      choice: { name: "wasm", detail: detail.text, detailSentence: detail, ...because(deviceMessage("backend.wasm")) },
    };
  } catch (error) {
    wasm = undefined;
    return { unavailable: deviceMessage("backend.nothing", { why: messageOf(error) }) };
  }
}

/** With a full stop: more sentences follow. */
function ended(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
