// Every message about the device that computes, in English.

import { messages } from "../lib/message.ts";

export const DEVICE_MESSAGES = {
  "backend.gpu":
    "A graphics card with WebGPU ({{detail}}) that passed the self-test; its {{variant}} shaders took {{time:decimal}} ms, the {{other}} ones {{slower:decimal}} ms.",
  "backend.software": "A software adapter ({{detail}}): slower than WebAssembly, used because it was asked for.",
  "backend.wasm": "WebAssembly on the processor.",
  "backend.wasmAsked": "WebAssembly was asked for.",
  "backend.threads": "{{threads:count|# thread|# threads}}, {{simd:message}}",
  "backend.relaxed": "relaxed SIMD",
  "backend.plain": "plain SIMD",
  "backend.noWebGpu": "This browser has no WebGPU.",
  "backend.insecure": "WebGPU is only offered to pages from https or localhost.",
  "backend.noNodeGpu":
    "Node has no WebGPU of its own; the optional package for it is not installed (npm install webgpu).",
  "backend.nodeGpuFailed": 'Node has no WebGPU of its own, and its package "webgpu" did not load: {{why}}.',
  "backend.askFailed": "WebGPU could not be asked for an adapter: {{why}}.",
  "backend.noAdapter":
    "This browser has WebGPU but offers no adapter: the graphics card or its driver is not supported.",
  "backend.onCpu": "The only WebGPU adapter computes on the CPU ({{detail}}), which is slower than WebAssembly.",
  "backend.fewBuffers": "The adapter ({{detail}}) binds {{count:count}} storage buffers to a shader; 8 are needed.",
  "backend.noDevice": "The adapter ({{detail}}) gave no device: {{why}}.",
  "backend.selfTest": "WebGPU failed its self-test: {{why}}.",
  "backend.gpuMissing": "WebGPU is not to be had here. {{why:message}}",
  "backend.nothing":
    "Nothing here can train: WebAssembly with SIMD is missing too ({{why}}). Use a current Chrome, Edge, Firefox or Safari.",
  "backend.notStarted": "the backend {{name}} did not start",
  "fault.error": "The graphics card reported an error: {{message}}",
  "fault.memory": "The graphics card has no more memory: {{message}}",
  "fault.lost": "The graphics card was lost: {{message}}",
  "backend.noMemory": "no memory for the WASM kernels ({{why}}): close other pages and try again",
  "backend.noThread": "a kernel thread could not start: {{why}}",
} as const;
export type DeviceMessageCode = keyof typeof DEVICE_MESSAGES;

/** Says something about a device. */
export const deviceMessage = messages(DEVICE_MESSAGES);
