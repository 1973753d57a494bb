// One LSTM layer with its backward pass through time, slow and obvious: one row, one step, one unit at a time.
// Saved tensors here: gates [D, B, T, 4H] after their activations (i, f, g, o blocks of H), cells [D, B, T, H].

import { type Plain, plain, type ReferenceKernel } from "../kernel.ts";
import { LSTM, LSTM_GRAD, type LstmAttributes, type LstmGradAttributes } from "./index.ts";

type Inputs = Record<string, Plain | undefined>;

function side(inputs: Inputs, direction: number): { wih: Plain; whh: Plain; bih: Plain; bhh: Plain } {
  const suffix = direction === 0 ? "" : "Reverse";
  return {
    wih: inputs[`weightIh${suffix}`]!,
    whh: inputs[`weightHh${suffix}`]!,
    bih: inputs[`biasIh${suffix}`]!,
    bhh: inputs[`biasHh${suffix}`]!,
  };
}

const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

export const lstmReference: ReferenceKernel<LstmAttributes> = {
  name: LSTM,
  run(inputs, { bidirectional }) {
    const x = inputs.x!;
    const lengths = inputs.lengths!;
    const [batch, steps, width] = x.shape as [number, number, number];
    const hidden = inputs.weightHh!.shape[1]!;
    const directions = bidirectional ? 2 : 1;
    const y = plain(x, [batch, steps, directions * hidden]); // [B, T, D·H]
    const gates = plain(x, [directions, batch, steps, 4 * hidden]); // [D, B, T, 4H]
    const cells = plain(x, [directions, batch, steps, hidden]); // [D, B, T, H]
    for (let d = 0; d < directions; d++) {
      const { wih, whh, bih, bhh } = side(inputs, d);
      for (let b = 0; b < batch; b++) {
        const length = lengths.values[b]!;
        for (let s = 0; s < length; s++) {
          const t = d === 0 ? s : length - 1 - s;
          const before = s === 0 ? -1 : d === 0 ? t - 1 : t + 1;
          const at = (d * batch + b) * steps + t;
          for (let k = 0; k < 4 * hidden; k++) {
            let z = bih.values[k]! + bhh.values[k]!;
            for (let j = 0; j < width; j++) z += wih.values[k * width + j]! * x.values[(b * steps + t) * width + j]!;
            if (before >= 0) {
              for (let j = 0; j < hidden; j++) {
                z +=
                  whh.values[k * hidden + j]! * y.values[(b * steps + before) * directions * hidden + d * hidden + j]!;
              }
            }
            gates.values[at * 4 * hidden + k] = k >= 2 * hidden && k < 3 * hidden ? Math.tanh(z) : sigmoid(z);
          }
          for (let u = 0; u < hidden; u++) {
            const g = at * 4 * hidden + u;
            const held = before >= 0 ? cells.values[((d * batch + b) * steps + before) * hidden + u]! : 0;
            const cell = gates.values[g + hidden]! * held + gates.values[g]! * gates.values[g + 2 * hidden]!;
            cells.values[at * hidden + u] = cell;
            y.values[(b * steps + t) * directions * hidden + d * hidden + u] =
              gates.values[g + 3 * hidden]! * Math.tanh(cell);
          }
        }
      }
    }
    return [y, gates, cells];
  },
};

export const lstmGradReference: ReferenceKernel<LstmGradAttributes> = {
  name: LSTM_GRAD,
  run(inputs, { bidirectional, wantDx }) {
    const x = inputs.x!;
    const { lengths, y, gates, cells, dy } = inputs as { [key: string]: Plain };
    const [batch, steps, width] = x.shape as [number, number, number];
    const hidden = inputs.weightHh!.shape[1]!;
    const directions = bidirectional ? 2 : 1;
    const dx = plain(x, [batch, steps, width]); // [B, T, I]
    const outputs: Plain[] = wantDx ? [dx] : [];
    for (let d = 0; d < directions; d++) {
      const { wih, whh } = side(inputs, d);
      const dwih = plain(x, [4 * hidden, width]); // [4H, I]
      const dwhh = plain(x, [4 * hidden, hidden]); // [4H, H]
      const dbias = plain(x, [4 * hidden]); // [4H]
      const dz = plain(x, [4 * hidden]); // [4H] of one row and step
      for (let b = 0; b < batch; b++) {
        const length = lengths!.values[b]!;
        let dh = plain(x, [hidden]); // [H] from the step after
        let dc = plain(x, [hidden]);
        for (let s = length - 1; s >= 0; s--) {
          const t = d === 0 ? s : length - 1 - s;
          const before = s === 0 ? -1 : d === 0 ? t - 1 : t + 1;
          const at = (d * batch + b) * steps + t;
          const dhBefore = plain(x, [hidden]);
          const dcBefore = plain(x, [hidden]);
          for (let u = 0; u < hidden; u++) {
            const g = at * 4 * hidden + u;
            const [i, f, c, o] = [0, 1, 2, 3].map((gate) => gates!.values[g + gate * hidden]!) as [
              number,
              number,
              number,
              number,
            ];
            const squashed = Math.tanh(cells!.values[at * hidden + u]!);
            const held = before >= 0 ? cells!.values[((d * batch + b) * steps + before) * hidden + u]! : 0;
            const dOut = dy!.values[(b * steps + t) * directions * hidden + d * hidden + u]! + dh.values[u]!;
            const dCell = dc.values[u]! + dOut * o * (1 - squashed * squashed);
            dz.values[u] = dCell * c * i * (1 - i);
            dz.values[hidden + u] = dCell * held * f * (1 - f);
            dz.values[2 * hidden + u] = dCell * i * (1 - c * c);
            dz.values[3 * hidden + u] = dOut * squashed * o * (1 - o);
            dcBefore.values[u] = dCell * f;
          }
          for (let k = 0; k < 4 * hidden; k++) {
            const z = dz.values[k]!;
            dbias.values[k]! += z;
            for (let j = 0; j < width; j++) {
              dwih.values[k * width + j]! += z * x.values[(b * steps + t) * width + j]!;
              dx.values[(b * steps + t) * width + j]! += z * wih.values[k * width + j]!;
            }
            if (before < 0) continue;
            for (let j = 0; j < hidden; j++) {
              dwhh.values[k * hidden + j]! +=
                z * y!.values[(b * steps + before) * directions * hidden + d * hidden + j]!;
              dhBefore.values[j]! += z * whh.values[k * hidden + j]!;
            }
          }
          dh = dhBefore;
          dc = dcBefore;
        }
      }
      outputs.push(dwih, dwhh, dbias);
    }
    return outputs;
  },
};
