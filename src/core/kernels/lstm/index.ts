// One LSTM layer, one or two directions, as torch.nn.LSTM with packed sequences: gates i, f, g, o; two bias vectors;
// padded steps (t ≥ length) never touch the state and give zeros; the reverse direction starts at the last valid step.
// Hochreiter and Schmidhuber (1997), https://doi.org/10.1162/neco.1997.9.8.1735, with the forget gate of Gers et al.
// (2000), https://doi.org/10.1162/089976600300015015.
//
// Kernel StudioLstm      inputs x [B, T, I], lengths int32 [B], weightIh [4H, I], weightHh [4H, H], biasIh [4H], biasHh [4H]
//                        and, when bidirectional, weightIhReverse, weightHhReverse, biasIhReverse, biasHhReverse
//                        → [y [B, T, D·H], gates, cells]: forward units first; `gates` and `cells` are the backend's own
//                        layout (D·B·T·4H and D·B·T·H values in all) and only go back into StudioLstmGrad of that backend
// Kernel StudioLstmGrad  inputs the same and y, gates, cells, dy [B, T, D·H]
//                        → [dx [B, T, I] if wantDx, dweightIh, dweightHh, dbias [4H] (of both bias vectors),
//                           and, when bidirectional, dweightIhReverse, dweightHhReverse, dbiasReverse]

import { customGrad, type Tensor, type Tensor1D, type Tensor2D, type Tensor3D } from "@tensorflow/tfjs-core";
import { runKernel } from "../kernel.ts";

export const LSTM = "StudioLstm";
export const LSTM_GRAD = "StudioLstmGrad";
export interface LstmAttributes {
  bidirectional: boolean;
}
export interface LstmGradAttributes extends LstmAttributes {
  wantDx: boolean;
}

/** The four tensors of one direction: weightIh [4H, I], weightHh [4H, H], biasIh [4H], biasHh [4H]. */
export interface LstmWeights {
  weightIh: Tensor2D;
  weightHh: Tensor2D;
  biasIh: Tensor1D;
  biasHh: Tensor1D;
}

/** x [B, T, I], lengths int32 [B] → y [B, T, D·H]. `constantInput`: x is data and needs no gradient. */
export function lstm(
  x: Tensor3D,
  lengths: Tensor1D,
  forward: LstmWeights,
  reverse: LstmWeights | undefined,
  options: { constantInput?: boolean } = {},
): Tensor3D {
  const bidirectional = reverse !== undefined;
  const wantDx = !options.constantInput;
  const weights: Tensor[] = [forward, ...(reverse ? [reverse] : [])].flatMap((side) => [
    side.weightIh,
    side.weightHh,
    side.biasIh,
    side.biasHh,
  ]);
  const named = (input: Tensor, w: Tensor[]): Record<string, Tensor | undefined> => ({
    x: input,
    lengths,
    weightIh: w[0],
    weightHh: w[1],
    biasIh: w[2],
    biasHh: w[3],
    weightIhReverse: w[4],
    weightHhReverse: w[5],
    biasIhReverse: w[6],
    biasHhReverse: w[7],
  });
  const op = customGrad((...args) => {
    const save = args.at(-1) as unknown as (tensors: Tensor[]) => void;
    const given = args.slice(0, -1) as Tensor[];
    const input = wantDx ? given[0]! : x;
    const w = wantDx ? given.slice(1) : given;
    const [y, gates, cells] = runKernel(LSTM, named(input, w), { bidirectional } satisfies LstmAttributes) as [
      Tensor,
      Tensor,
      Tensor,
    ];
    save([...given, y, gates, cells]);
    return {
      value: y,
      gradFunc: (dy: Tensor, saved: Tensor[]) => {
        const [sy, sgates, scells] = saved.slice(given.length) as [Tensor, Tensor, Tensor];
        const sx = wantDx ? saved[0]! : x;
        const sw = saved.slice(wantDx ? 1 : 0, given.length);
        const grads = runKernel(LSTM_GRAD, { ...named(sx, sw), y: sy, gates: sgates, cells: scells, dy }, {
          bidirectional,
          wantDx,
        } satisfies LstmGradAttributes);
        const dx = wantDx ? [grads.shift()!] : [];
        const sides: Tensor[] = [];
        for (let side = 0; side < grads.length; side += 3) {
          sides.push(grads[side]!, grads[side + 1]!, grads[side + 2]!, grads[side + 2]!.clone());
        }
        return [...dx, ...sides];
      },
    };
  });
  return (wantDx ? op(x, ...weights) : op(...weights)) as Tensor3D;
}
