// Gradients of the few stock operations that the model uses between our kernels. TensorFlow.js registers all of its own
// only through its umbrella package; these few suffice and keep the bundle small.

import {
  concat,
  type GradConfig,
  getGradient,
  registerGradient,
  reshape,
  slice,
  type Tensor,
} from "@tensorflow/tfjs-core";

const GRADIENTS: GradConfig[] = [
  { kernelName: "Identity", gradFunc: (dy) => ({ x: () => (dy as Tensor).clone() }) },
  {
    kernelName: "Reshape",
    inputsToSave: ["x"],
    gradFunc: (dy, saved) => ({ x: () => reshape(dy as Tensor, saved[0]!.shape) }),
  },
  {
    kernelName: "Concat",
    saveAllInputs: true,
    gradFunc: (dy, saved, attributes) => {
      const axis = (attributes as unknown as { axis: number }).axis;
      let start = 0;
      const grads: Record<string, () => Tensor> = {};
      for (const [i, { shape }] of saved.entries()) {
        const begin = shape.map((_, dimension) => (dimension === axis ? start : 0));
        grads[i] = () => slice(dy as Tensor, begin, shape);
        start += shape[axis]!;
      }
      return grads;
    },
  },
];

for (const config of GRADIENTS) if (!getGradient(config.kernelName)) registerGradient(config);

/** Joins along an axis; one tensor alone is passed through. */
export function join<T extends Tensor>(tensors: T[], axis: number): T {
  return tensors.length === 1 ? tensors[0]! : concat(tensors, axis);
}
