// Asks the model where it looked for one customer's last test target.

import { evaluationMessage } from "../../evaluation/evaluationMessages.ts";
import { MessageError } from "../../lib/message.ts";
import type { AnalysisQuestion } from "../analysisContext.ts";
import { describeRows, type TestLine } from "../testTable.ts";

/** Where it looked for one customer's last test target. */
export interface CustomerAttention {
  target: TestLine;
  /** The history as the model saw it, oldest first; weights sum to 1. */
  steps: { time: number; product: string; name: string; quantity: number; revenue: number; weight: number }[];
  scales: number[];
  gate: number[] | null;
}

/** Throws a localised error when the customer has no test target. */
export const ofCustomer: AnalysisQuestion<{ customer: string }, CustomerAttention> = {
  compute: ({ table, samples, onDevice }, { customer }) =>
    onDevice(async (predictor) => {
      const { lines } = samples;
      const code = lines.customer.values.indexOf(customer);
      const row = table.lines.findLastIndex((line) => lines.customer.codes[line] === code);
      if (code < 0 || row < 0) throw new MessageError(evaluationMessage("judged.noTestTarget", { customer }));
      const target = table.predictions.targets[row]!;
      const { steps, lengths, scales, gate } = await predictor.attend(samples.assemble([target]));
      const shown = samples.history(target).slice(-lengths[0]!);
      return {
        target: describeRows(table, [row])[0]!,
        steps: Array.from(shown, (line, i) => {
          const product = lines.product.codes[line]!;
          return {
            time: lines.time[line]!,
            product: lines.product.values[product] ?? "",
            name: lines.productNames[product] ?? "",
            quantity: lines.quantity[line]!,
            revenue: lines.revenue[line]!,
            weight: steps[i]!,
          };
        }),
        scales: [...scales],
        gate: gate && [...gate],
      };
    }),
};
