// The one door into TensorFlow.js's WebGPU backend: programs of ours are encoded straight into its open compute pass.
// Private fields of WebGPUBackend (pinned at 4.22.0) are touched in this file only.

import type { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import { type DataType, engine, env, getBackend, type TensorInfo, util } from "@tensorflow/tfjs-core";
import { InternalError } from "../../lib/internalError.ts";

/** What is reached into; everything else of the backend is public. */
interface Inside {
  commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  dispatchCountInPass: number;
  uniformPendingDisposal: GPUBuffer[];
}

export type Scalar = "u32" | "i32" | "f32";

/** One compute shader: its bindings are declared for it, in this order, followed by the uniforms as `u`. */
export interface Shader {
  /** [name, element type of the array, "read" or "write" (which may also read)]. */
  buffers: [name: string, type: string, access: "read" | "write"][];
  uniforms: [name: string, type: Scalar][];
  /** Threads of a workgroup. */
  threads: number;
  /** Declares `step: u32`, which `Encoder.scan` counts up from 0. */
  stepped?: boolean;
  /** Module scope: functions, workgroup variables. */
  declarations?: string;
  /** The entry point's body; in scope: `number` (of the workgroup), `lane` (in it), `index` (of the invocation). */
  main: string;
}

export interface Program {
  shader: Shader;
  /** Missing while it is compiled ahead: nothing runs then. */
  pipeline?: GPUComputePipeline;
  layout: GPUBindGroupLayout;
}

const STORAGE = 0x80 | 0x04 | 0x08; // STORAGE | COPY_SRC | COPY_DST: TensorFlow.js's own usage, so buffers are shared
const UNIFORM = 0x40 | 0x08; // UNIFORM | COPY_DST
const STEP_STRIDE = 256; // the largest minUniformBufferOffsetAlignment
/** A dispatch has at most 65,535 workgroups in one dimension. */
const ROW_OF_GROUPS = 32768;

interface DeviceState {
  programs: Map<string, Program>;
  constants: Map<string, GPUBuffer>;
  steps: GPUBuffer | undefined;
  /** Compilations under way, while programs are only collected. */
  ahead: Promise<void>[] | undefined;
}

const states = new WeakMap<GPUDevice, DeviceState>();

function stateOf(device: GPUDevice): DeviceState {
  let state = states.get(device);
  if (!state) {
    state = { programs: new Map(), constants: new Map(), steps: undefined, ahead: undefined };
    states.set(device, state);
  }
  return state;
}

/** The device of the current backend; undefined where that is no GPU's. */
export function gpuDevice(): GPUDevice | undefined {
  return getBackend() === "webgpu" ? (engine().backend as WebGPUBackend).device : undefined;
}

/**
 * Compiles, side by side and off this thread, every program that `run` asks for and that is not there yet. While `run`
 * runs, kernels of ours make their outputs and dispatch nothing: its results are garbage, and it must not wait for them.
 * Throws when a program does not compile.
 */
export async function compileAhead(device: GPUDevice, run: () => void): Promise<void> {
  const state = stateOf(device);
  const ahead: Promise<void>[] = [];
  state.ahead = ahead;
  try {
    run();
  } finally {
    state.ahead = undefined;
    await Promise.allSettled(ahead);
  }
  await Promise.all(ahead);
}

/** The WGSL module of a shader. */
export function moduleSource(shader: Shader): string {
  const bindings = shader.buffers.map(
    ([name, type, access], i) =>
      `@group(0) @binding(${i}) var<storage, ${access === "read" ? "read" : "read_write"}> ${name}: array<${type}>;`,
  );
  const next = shader.buffers.length;
  return `
struct Uniforms { ${shader.uniforms.map(([name, type]) => `${name}: ${type},`).join(" ")} }
struct Step { value: u32, }
${bindings.join("\n")}
@group(0) @binding(${next}) var<uniform> u: Uniforms;
${shader.stepped ? `@group(0) @binding(${next + 1}) var<uniform> stepNumber: Step;` : ""}
${shader.declarations ?? ""}
@compute @workgroup_size(${shader.threads})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(num_workgroups) groups: vec3<u32>, @builtin(local_invocation_index) lane: u32) {
  let number = group.y * groups.x + group.x;
  let index = number * ${shader.threads}u + lane;
  ${shader.stepped ? "let step = stepNumber.value;" : ""}
${shader.main}
}
`;
}

function describe(device: GPUDevice, key: string, shader: Shader) {
  const entries: GPUBindGroupLayoutEntry[] = shader.buffers.map(([, , access], binding) => ({
    binding,
    visibility: 4, // GPUShaderStage.COMPUTE
    buffer: { type: access === "read" ? "read-only-storage" : "storage" },
  }));
  entries.push({ binding: entries.length, visibility: 4, buffer: { type: "uniform" } });
  if (shader.stepped) {
    entries.push({ binding: entries.length, visibility: 4, buffer: { type: "uniform", hasDynamicOffset: true } });
  }
  const layout = device.createBindGroupLayout({ label: key, entries });
  const descriptor: GPUComputePipelineDescriptor = {
    label: key,
    layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
    compute: { module: device.createShaderModule({ label: key, code: moduleSource(shader) }), entryPoint: "main" },
  };
  return { layout, descriptor };
}

/** Packs numbers as the scalars of a uniform struct. */
function pack(types: Shader["uniforms"], values: number[]): ArrayBuffer {
  if (types.length !== values.length)
    throw new InternalError(`${types.length} uniforms declared, ${values.length} given`);
  const bytes = new ArrayBuffer(Math.max(16, Math.ceil(types.length / 4) * 16));
  const view = new DataView(bytes);
  types.forEach(([, type], i) => {
    if (type === "f32") view.setFloat32(i * 4, values[i]!, true);
    else view.setUint32(i * 4, values[i]! >>> 0, true);
  });
  return bytes;
}

/**
 * Records one kernel's dispatches. Buffers of tensors are uploaded when asked for; scratch buffers go back to the
 * backend's pool at the end (their next use is encoded later in the same order, so no wait is needed).
 */
export class Encoder {
  readonly device: GPUDevice;
  private readonly inside: Inside;
  private readonly state: DeviceState;
  private readonly scratches: GPUBuffer[] = [];

  constructor(private readonly backend: WebGPUBackend) {
    this.device = backend.device;
    this.inside = backend as unknown as Inside;
    this.state = stateOf(backend.device);
  }

  /** The program of this key, compiled on first use. Equal keys must mean equal shaders. */
  program(key: string, build: () => Shader): Program {
    let program = this.state.programs.get(key);
    if (!program) {
      const shader = build();
      const { layout, descriptor } = describe(this.device, key, shader);
      program = { shader, layout };
      this.state.programs.set(key, program);
      if (this.state.ahead) this.state.ahead.push(this.compile(key, program, descriptor));
      else program.pipeline = this.device.createComputePipeline(descriptor);
    }
    return program;
  }

  private async compile(key: string, program: Program, descriptor: GPUComputePipelineDescriptor): Promise<void> {
    try {
      program.pipeline = await this.device.createComputePipelineAsync(descriptor);
    } catch (error) {
      this.state.programs.delete(key);
      throw error;
    }
  }

  /** The buffer of a tensor, uploaded if its values are still on the CPU. */
  input(tensor: TensorInfo): GPUBuffer {
    this.backend.uploadToGPU(tensor.dataId);
    return this.backend.tensorMap.get(tensor.dataId).resource as GPUBuffer;
  }

  /** The buffer of a tensor that is about to be written in place: values cached on the CPU are forgotten. */
  inPlace(tensor: TensorInfo): GPUBuffer {
    const buffer = this.input(tensor);
    (this.backend.tensorMap.get(tensor.dataId) as { values: unknown }).values = null;
    return buffer;
  }

  /** A new tensor on the device, its content undefined. */
  output(shape: number[], dtype: DataType = "float32"): TensorInfo {
    if (util.sizeFromShape(shape) === 0) throw new InternalError(`a tensor of shape [${shape}] has no elements`);
    const tensor = this.backend.makeTensorInfo(shape, dtype);
    this.backend.uploadToGPU(tensor.dataId);
    return tensor;
  }

  /** A buffer of so many 32-bit values, its content undefined, until `finish`. */
  scratch(values: number): GPUBuffer {
    const buffer = this.backend.bufferManager.acquireBuffer(values * 4, STORAGE);
    this.scratches.push(buffer);
    return buffer;
  }

  /** One dispatch of `groups` workgroups. `fresh`: uniforms that change from call to call (seeds, learning rates). */
  run(program: Program, buffers: GPUBuffer[], uniforms: number[], groups: number, options: { fresh?: boolean } = {}) {
    if (this.state.ahead) return;
    const bindings = this.bind(program, buffers, this.uniforms(program, uniforms, options.fresh ?? false));
    const pass = this.pass();
    pass.setPipeline(compiled(program));
    pass.setBindGroup(0, bindings);
    dispatch(pass, groups);
    this.inside.dispatchCountInPass++;
  }

  /**
   * `count` dispatches of one stepped program, with `step` = 0, 1, 2 …, each seeing what the ones before wrote. Odd steps
   * take their own buffers, so that a state can be read from one and written to the other.
   */
  scan(
    program: Program,
    buffers: { even: GPUBuffer[]; odd: GPUBuffer[] },
    uniforms: number[],
    groups: number,
    count: number,
  ) {
    if (this.state.ahead) return;
    const constants = this.uniforms(program, uniforms, false);
    const numbers = this.stepNumbers(count);
    const even = this.bind(program, buffers.even, constants, numbers);
    const odd = buffers.odd === buffers.even ? even : this.bind(program, buffers.odd, constants, numbers);
    const pass = this.pass();
    pass.setPipeline(compiled(program));
    for (let step = 0; step < count; step++) {
      pass.setBindGroup(0, step % 2 === 0 ? even : odd, [step * STEP_STRIDE]);
      dispatch(pass, groups);
    }
    this.inside.dispatchCountInPass += count;
  }

  /** Copies between buffers on the device (ends the open pass, not the submission). */
  copy(copies: { from: GPUBuffer; fromOffset: number; to: GPUBuffer; toOffset: number; values: number }[]) {
    if (this.state.ahead) return;
    this.backend.ensureCommandEncoderReady();
    this.backend.endComputePassEncoder();
    const encoder = this.inside.commandEncoder!;
    for (const { from, fromOffset, to, toOffset, values } of copies) {
      encoder.copyBufferToBuffer(from, fromOffset * 4, to, toOffset * 4, values * 4);
    }
  }

  /** Gives the scratch buffers back and submits when the backend would. */
  finish() {
    for (const buffer of this.scratches) this.backend.bufferManager.releaseBuffer(buffer);
    this.scratches.length = 0;
    if (this.inside.dispatchCountInPass >= (env().get("WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE") as number)) {
      this.backend.endComputePassEncoder();
      this.backend.submitQueue();
    }
  }

  private pass(): GPUComputePassEncoder {
    this.backend.ensureCommandEncoderReady();
    this.inside.computePassEncoder ??= this.inside.commandEncoder!.beginComputePass();
    return this.inside.computePassEncoder;
  }

  private bind(program: Program, buffers: GPUBuffer[], uniforms: GPUBuffer, steps?: GPUBuffer): GPUBindGroup {
    const expected = program.shader.buffers.length;
    if (buffers.length !== expected) {
      throw new InternalError(`${program.pipeline?.label}: ${expected} buffers declared, ${buffers.length} given`);
    }
    const entries: GPUBindGroupEntry[] = [...buffers, uniforms].map((buffer, binding) => ({
      binding,
      resource: { buffer },
    }));
    if (steps) entries.push({ binding: entries.length, resource: { buffer: steps, size: 16 } });
    return this.device.createBindGroup({ layout: program.layout, entries });
  }

  /** Shapes are kept for good, one small buffer per content; `fresh` values go through the backend's pool. */
  private uniforms(program: Program, values: number[], fresh: boolean): GPUBuffer {
    const { uniforms } = program.shader;
    if (fresh) {
      const bytes = pack(uniforms, values);
      const buffer = this.backend.bufferManager.acquireBuffer(bytes.byteLength, UNIFORM);
      this.device.queue.writeBuffer(buffer, 0, bytes);
      this.inside.uniformPendingDisposal.push(buffer);
      return buffer;
    }
    const key = `${uniforms.map(([, type]) => type[0]).join("")}:${values.join()}`;
    let buffer = this.state.constants.get(key);
    if (!buffer) {
      const bytes = pack(uniforms, values);
      buffer = this.device.createBuffer({ size: bytes.byteLength, usage: UNIFORM, mappedAtCreation: true });
      new Uint8Array(buffer.getMappedRange()).set(new Uint8Array(bytes));
      buffer.unmap();
      this.state.constants.set(key, buffer);
    }
    return buffer;
  }

  private stepNumbers(count: number): GPUBuffer {
    const held = this.state.steps;
    if (held && held.size >= count * STEP_STRIDE) return held;
    const capacity = Math.max(64, 2 ** Math.ceil(Math.log2(count)));
    const buffer = this.device.createBuffer({ size: capacity * STEP_STRIDE, usage: UNIFORM, mappedAtCreation: true });
    const numbers = new Uint32Array(buffer.getMappedRange());
    for (let i = 0; i < capacity; i++) numbers[(i * STEP_STRIDE) / 4] = i;
    buffer.unmap();
    this.state.steps = buffer;
    return buffer;
  }
}

function compiled({ pipeline }: Program): GPUComputePipeline {
  if (!pipeline) throw new InternalError("a program runs while it is still being compiled");
  return pipeline;
}

function dispatch(pass: GPUComputePassEncoder, groups: number) {
  if (groups <= ROW_OF_GROUPS) pass.dispatchWorkgroups(groups);
  else pass.dispatchWorkgroups(ROW_OF_GROUPS, Math.ceil(groups / ROW_OF_GROUPS));
}

/** Workgroups for `invocations` threads, `threads` to a group. */
export function groupsFor(invocations: number, threads: number): number {
  return Math.max(1, Math.ceil(invocations / threads));
}
