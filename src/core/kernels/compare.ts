// One test body for all backends: a case of cases.ts, checked against the reference run in float64.

import { engine, setBackend, type Tensor, type TensorInfo, tensor } from "@tensorflow/tfjs-core";
import { InternalError } from "../lib/internalError.ts";
import { random } from "../lib/random.ts";
import { type Inputs, type KernelCase, REFERENCE_KERNELS, size } from "./cases.ts";
import type { Floats, Plain } from "./kernel.ts";

export function referenceOf(kernel: string): (inputs: Inputs, attributes: object) => Plain[] {
  const found = REFERENCE_KERNELS.find((reference) => reference.name === kernel);
  if (!found) throw new InternalError(`no reference kernel named ${kernel}`);
  return (inputs, attributes) => found.run(inputs, attributes);
}

/** The incoming gradient of a case: fixed numbers of the output's shape. */
export function incomingGradient(shape: number[]): Plain {
  const rng = random(size(shape) + 1);
  return { shape, values: Float64Array.from({ length: size(shape) }, () => Math.fround(rng.normal())) };
}

/** Makes the rows of padding of an array [B·T, ...] zeros. */
function clearPadding({ shape, values }: Pick<Plain, "shape"> & { values: ArrayLike<number> }, lengths: Plain): void {
  const batch = lengths.shape[0]!;
  const steps = shape[0]! / batch;
  const width = values.length / shape[0]!;
  for (let b = 0; b < batch; b++) {
    const from = (b * steps + lengths.values[b]!) * width;
    (values as Floats).fill(0, from, (b + 1) * steps * width);
  }
}

const TOLERANCE = 1e-4;

/** Runs a case on a backend and returns its worst difference from the reference, relative to max(1, |x|). */
export async function worstDifference(backend: string, test: KernelCase): Promise<number> {
  await setBackend(backend);
  const copies: Inputs = {};
  for (const [name, input] of Object.entries(test.inputs)) {
    copies[name] = input && { shape: input.shape, values: input.values.slice() };
  }
  const expected = referenceOf(test.kernel)(copies, test.attributes);
  const given: Record<string, Tensor> = {};
  for (const [name, input] of Object.entries(test.inputs)) {
    if (!input) continue;
    const integer = input.values instanceof Int32Array;
    given[name] = tensor(
      integer ? input.values : Float32Array.from(input.values),
      input.shape,
      integer ? "int32" : "float32",
    );
  }
  const outputs = call(test.kernel, given, test.attributes);
  const made = [...Object.values(given), ...outputs];
  let worst = 0;
  const compare = async (want: Plain, got: Tensor | undefined): Promise<void> => {
    if (!got || got.shape.join() !== want.shape.join()) {
      throw new InternalError(`${test.name}: shape [${got?.shape}], expected [${want.shape}]`);
    }
    worst = Math.max(worst, difference(await got.data(), want.values));
  };
  const compareOutput = async (want: Plain, got: Tensor | undefined): Promise<void> => {
    if (!test.padded || !got) return compare(want, got);
    const valid = { shape: got.shape, values: Float32Array.from(await got.data()) };
    clearPadding(valid, test.inputs.lengths!);
    clearPadding(want, test.inputs.lengths!);
    worst = Math.max(worst, difference(valid.values, want.values));
  };
  for (const [i, want] of expected.entries()) if (!test.opaque?.includes(i)) await compareOutput(want, outputs[i]);
  for (const name of test.updates ?? []) await compare(copies[name]!, given[name]);
  if (test.gradient) {
    const { gradient } = test;
    const incoming = incomingGradient(expected[gradient.incoming.output]!.shape);
    if (test.padded) clearPadding(incoming, test.inputs.lengths!);
    const wanted: Inputs = { [gradient.incoming.name]: incoming };
    const handed: Record<string, Tensor> = {
      [gradient.incoming.name]: tensor(Float32Array.from(incoming.values), incoming.shape, "float32"),
    };
    for (const name of gradient.takes) {
      wanted[name] = test.inputs[name];
      if (given[name]) handed[name] = given[name];
    }
    for (const [name, output] of Object.entries(gradient.outputs)) {
      wanted[name] = expected[output];
      handed[name] = outputs[output]!;
    }
    const grads = call(gradient.kernel, handed, gradient.attributes);
    made.push(handed[gradient.incoming.name]!, ...grads);
    const expectedGrads = referenceOf(gradient.kernel)(wanted, gradient.attributes);
    if (grads.length !== expectedGrads.length) {
      throw new InternalError(`${test.name}: ${grads.length} gradients, expected ${expectedGrads.length}`);
    }
    for (const [i, want] of expectedGrads.entries()) await compare(want, grads[i]);
  }
  for (const each of made) each.dispose();
  if (!(worst <= TOLERANCE))
    throw new InternalError(`${test.name} on ${backend}: worst difference ${worst} > ${TOLERANCE}`);
  return worst;
}

/** Runs a case's kernels on the current backend without looking at what comes out; answers the tensors that hold it. */
export function runCase(test: KernelCase): Tensor[] {
  const given: Record<string, Tensor> = {};
  for (const [name, input] of Object.entries(test.inputs)) {
    if (!input) continue;
    const integer = input.values instanceof Int32Array;
    const values = integer ? input.values : Float32Array.from(input.values);
    given[name] = tensor(values, input.shape, integer ? "int32" : "float32");
  }
  const outputs = call(test.kernel, given, test.attributes);
  const { gradient } = test;
  if (!gradient) return [...Object.values(given), ...outputs];
  const handed: Record<string, Tensor> = { [gradient.incoming.name]: outputs[gradient.incoming.output]! };
  for (const name of gradient.takes) if (given[name]) handed[name] = given[name];
  for (const [name, output] of Object.entries(gradient.outputs)) handed[name] = outputs[output]!;
  return [...Object.values(given), ...outputs, ...call(gradient.kernel, handed, gradient.attributes)];
}

function call(kernel: string, inputs: Record<string, Tensor>, attributes: object): Tensor[] {
  const outputs = engine().runKernel(kernel, inputs, { ...attributes }) as TensorInfo | TensorInfo[];
  return (Array.isArray(outputs) ? outputs : [outputs]) as Tensor[];
}

/** Largest |got − want| / max(1, |want|); NaN anywhere gives NaN, which no tolerance accepts. */
export function difference(got: ArrayLike<number>, want: ArrayLike<number>): number {
  let worst = 0;
  for (let i = 0; i < want.length; i++) {
    const delta = Math.abs(got[i]! - want[i]!) / Math.max(1, Math.abs(want[i]!));
    if (Number.isNaN(delta)) return Number.NaN;
    worst = Math.max(worst, delta);
  }
  return worst;
}
