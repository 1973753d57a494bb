// The parameters on the device, with their AdamW moments: made from plain values, read back as plain values.

import { type Tensor, tensor, type Variable, variable, zeros } from "@tensorflow/tfjs-core";
import type { AdamWSlot } from "../kernels/adamw/index.ts";
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
      if (!found) throw new Error(`no parameter named ${name}`);
      return found;
    },
    read: async () => {
      const read = new Map<string, Parameter>();
      for (const [i, name] of names.entries()) {
        read.set(name, { shape: list[i]!.shape, values: Float32Array.from(await list[i]!.data()) });
      }
      return read;
    },
    dispose: () => {
      for (const each of list) each.dispose();
    },
  };
}

/** AdamW's state for these variables, all zero. */
export function createSlots(variables: Variables): { slots: AdamWSlot[]; dispose(): void } {
  const slots = variables.list.map((parameter) => ({
    parameter,
    moment: owned(zeros(parameter.shape)),
    variance: owned(zeros(parameter.shape)),
  }));
  return {
    slots,
    dispose: () => {
      for (const { moment, variance } of slots) {
        moment.dispose();
        variance.dispose();
      }
    },
  };
}

/** A variable that takes the tensor's buffer over: AdamW writes in place, so no other tensor may share it. */
function owned(initial: Tensor): Variable {
  const made = variable(initial);
  initial.dispose();
  return made;
}
