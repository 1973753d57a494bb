// The parameters on the device, with their AdamW moments: made from plain values, read back as plain values.

import { type Tensor, tensor, type Variable, variable, zeros } from "@tensorflow/tfjs-core";
import type { AdamWSlot } from "../kernels/adamw/index.ts";
import { InternalError } from "../lib/internalError.ts";
import type { ModelConfig } from "./config.ts";
import type { Weights } from "./forward.ts";
import { checkParameters, type Parameter } from "./parameters.ts";

export interface Variables {
  names: string[];
  /** In the order of `names`. */
  list: Variable[];
  weights: Weights;
  /** Reads all values back. */
  read(): Promise<Map<string, Parameter>>;
  dispose(): void;
}

/** Uploads the parameters. Throws when they do not fit the configuration. */
export function createVariables(config: ModelConfig, values: ReadonlyMap<string, Parameter>): Variables {
  checkParameters(config, values);
  const names = [...values.keys()];
  const list = names.map((name) => {
    const { shape, values: data } = values.get(name)!;
    return owned(tensor(data.slice(), shape, "float32")); // a copy: plain-JavaScript backends keep the array they are given
  });
  const byName = new Map(names.map((name, i) => [name, list[i]!]));
  return {
    names,
    list,
    weights: (name) => {
      const found = byName.get(name);
      if (!found) throw new InternalError(`no parameter named ${name}`);
      return found;
    },
    read: () => readAll(names, list),
    dispose: () => {
      for (const each of list) each.dispose();
    },
  };
}

/** AdamW's moments of each parameter by its name. */
export interface AdamWMoments {
  moments: Map<string, Parameter>;
  variances: Map<string, Parameter>;
}

/** AdamW's state for these variables: all zero, or as it was read. */
export function createSlots(
  variables: Variables,
  from?: AdamWMoments,
): { slots: AdamWSlot[]; read(): Promise<AdamWMoments>; dispose(): void } {
  const { names } = variables;
  const start = (shape: number[], known: Parameter | undefined): Variable =>
    owned(known ? tensor(known.values.slice(), shape, "float32") : zeros(shape));
  const slots = variables.list.map((parameter, i) => ({
    parameter,
    moment: start(parameter.shape, from?.moments.get(names[i]!)),
    variance: start(parameter.shape, from?.variances.get(names[i]!)),
  }));
  return {
    slots,
    read: async () => {
      const [moments, variances] = await Promise.all([
        readAll(
          names,
          slots.map(({ moment }) => moment),
        ),
        readAll(
          names,
          slots.map(({ variance }) => variance),
        ),
      ]);
      return { moments, variances };
    },
    dispose: () => {
      for (const { moment, variance } of slots) {
        moment.dispose();
        variance.dispose();
      }
    },
  };
}

/** The values of all these on the CPU, asked for at once so that a GPU is waited for once. */
async function readAll(names: string[], list: Variable[]): Promise<Map<string, Parameter>> {
  const values = await Promise.all(list.map((each) => each.data()));
  return new Map(names.map((name, i) => [name, { shape: list[i]!.shape, values: Float32Array.from(values[i]!) }]));
}

/** A variable that takes the tensor's buffer over: AdamW writes in place, so no other tensor may share it. */
function owned(initial: Tensor): Variable {
  const made = variable(initial);
  initial.dispose();
  return made;
}
