// Finds a GPU and registers TensorFlow.js's WebGPU backend on a device of ours, with the adapter's limits and with ears
// for its errors: TensorFlow.js itself drops a faulty command buffer with a warning only.

import { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { engine, env, findBackend, registerBackend, removeBackend } from "@tensorflow/tfjs-core";
import type { Message } from "../../lib/message.ts";
import { deviceMessage } from "../deviceMessages.ts";
import { registerWebGpuKernels } from "./register.ts";
import { chooseVariant, setVariant } from "./variant.ts";

export interface WebGpuOptions {
  /** Accept an adapter that computes on the CPU (tests; or the user insists). */
  allowSoftware?: boolean;
  /** Ask for the 8 storage buffers that every adapter binds and no more, to test what modest adapters run. */
  modest?: boolean;
  /** A validation or memory error on the device: what was computed since is not to be trusted. */
  onError?: (message: string, kind: "error" | "memory") => void;
  /** The device is gone, and every tensor on it. */
  onLost?: (message: string) => void;
}

export interface WebGpuDevice {
  /** The adapter's vendor, architecture and description. */
  detail: string;
  software: boolean;
  device: GPUDevice;
}

/** Why there is none, as text and as the message it is. */
export interface NoWebGpu {
  unavailable: string;
  sentence: Message;
}

/** Dispatches recorded before a submission: few enough that the device starts early, many enough to stay cheap. */
const DISPATCHES_PER_SUBMIT = 32;

/** The limits that a device is asked for, as far as the adapter goes. */
const LIMITS = [
  "maxBufferSize",
  "maxStorageBufferBindingSize",
  "maxStorageBuffersPerShaderStage",
  "maxComputeWorkgroupStorageSize",
  "maxComputeWorkgroupsPerDimension",
  "maxComputeWorkgroupSizeX",
  "maxComputeInvocationsPerWorkgroup",
] as const;

/**
 * Registers the backend "webgpu" with our kernels; the caller makes it current (`setBackend`). Answers a message when
 * there is no usable adapter. Called again (after a lost device), it replaces the backend by one on a new device.
 */
export async function registerWebGpuBackend(options: WebGpuOptions = {}): Promise<WebGpuDevice | NoWebGpu> {
  const gpu = await findGpu();
  if ("code" in gpu) return without(gpu);
  let adapter: GPUAdapter | null;
  try {
    adapter = await gpu.requestAdapter({ powerPreference: "high-performance" });
  } catch (error) {
    return without(deviceMessage("backend.askFailed", { why: messageOf(error) }));
  }
  if (!adapter) {
    return without(deviceMessage("backend.noAdapter"));
  }
  const { vendor, architecture, description } = adapter.info;
  const detail = [vendor, architecture, description].filter(Boolean).join(" ") || "an adapter without a name";
  const software = isSoftware(adapter.info);
  if (software && !options.allowSoftware) {
    return without(deviceMessage("backend.onCpu", { detail }));
  }
  if (adapter.limits.maxStorageBuffersPerShaderStage < 8) {
    const count = adapter.limits.maxStorageBuffersPerShaderStage;
    return without(deviceMessage("backend.fewBuffers", { detail, count }));
  }
  let device: GPUDevice;
  try {
    device = await adapter.requestDevice({
      requiredFeatures: adapter.features.has("timestamp-query") ? ["timestamp-query"] : [],
      requiredLimits: {
        ...Object.fromEntries(LIMITS.map((limit) => [limit, adapter.limits[limit]])),
        ...(options.modest && { maxStorageBuffersPerShaderStage: 8 }),
      },
    });
  } catch (error) {
    return without(deviceMessage("backend.noDevice", { detail, why: messageOf(error) }));
  }
  let replaced = false;
  device.addEventListener("uncapturederror", (event) => {
    const { error } = event as GPUUncapturedErrorEvent;
    // By name: Node's Dawn brings its own classes.
    const memory = error.constructor.name === "GPUOutOfMemoryError" || /out of memory/i.test(error.message);
    options.onError?.(error.message.split("\n")[0]!, memory ? "memory" : "error"); // the rest is a list of calls
  });
  void device.lost.then((info) => {
    if (!replaced) options.onLost?.(info.message || `the device was lost (${info.reason})`);
  });
  setVariant(device, chooseVariant(software));
  const backend = new WebGPUBackend(device, adapter.info);
  const dispose = backend.dispose.bind(backend);
  backend.dispose = () => {
    replaced = true;
    dispose();
  };
  if (engine().registryFactory.webgpu || findBackend("webgpu")) removeBackend("webgpu");
  env().set("WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE", DISPATCHES_PER_SUBMIT);
  registerBackend("webgpu", () => backend, 3);
  registerWebGpuKernels();
  return { detail, software, device };
}

function without(message: Message): NoWebGpu {
  return { unavailable: message.text, sentence: message };
}

/** The entry to WebGPU: the browser's, or Dawn's in Node; a message when there is none. */
async function findGpu(): Promise<GPU | Message> {
  const present = (globalThis.navigator as Navigator | undefined)?.gpu;
  if (present) return present;
  if (typeof process === "undefined" || !process.versions?.node) {
    return typeof isSecureContext !== "undefined" && !isSecureContext
      ? deviceMessage("backend.insecure")
      : deviceMessage("backend.noWebGpu");
  }
  try {
    const name = "webgpu";
    const dawn = (await import(/* @vite-ignore */ name)) as { create(flags: string[]): GPU; globals: object };
    Object.assign(globalThis, dawn.globals);
    const gpu = dawn.create([]);
    const host = (globalThis.navigator ?? {}) as object;
    Object.defineProperty(host, "gpu", { value: gpu, configurable: true });
    if (!globalThis.navigator) Object.defineProperty(globalThis, "navigator", { value: host, configurable: true });
    return gpu;
  } catch (error) {
    return (error as { code?: string }).code === "ERR_MODULE_NOT_FOUND"
      ? deviceMessage("backend.noNodeGpu")
      : deviceMessage("backend.nodeGpuFailed", { why: messageOf(error) });
  }
}

/** Adapters that are a CPU in disguise. */
function isSoftware(info: GPUAdapterInfo): boolean {
  if ((info as { isFallbackAdapter?: boolean }).isFallbackAdapter) return true;
  const words = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`.toLowerCase();
  return ["swiftshader", "llvmpipe", "lavapipe", "basic render"].some((name) => words.includes(name));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
