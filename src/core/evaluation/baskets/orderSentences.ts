// Judged next orders in sentences that a salesperson understands.

import type { Message } from "../../lib/message.ts";
import { evaluationMessage } from "../evaluationMessages.ts";
import type { OrderNumber, OrdersReport } from "./orderMetrics.ts";

/** What is said of next orders: what was hit, beside the best baseline; what they came to; whether probabilities hold. */
export function orderSentences(report: OrdersReport): Message[] {
  const { model, baselines, gaps, membership, size, value, orders } = report;
  const { baseline, low, high } = gaps.hit5;
  const outcome = low > 0 ? "orders.better" : high < 0 ? "orders.worse" : "orders.level";
  const sentences = [
    evaluationMessage("orders.hit", {
      orders,
      hit: whole(model.hit5.value),
      compared: evaluationMessage(outcome, {
        baseline: evaluationMessage(`orders.baseline.${baseline}`),
        theirs: whole(baselines[baseline].hit5.value),
        low: points(low),
        high: points(high),
      }),
    }),
    evaluationMessage("orders.recall", {
      recall: whole(model.recall10.value),
      theirs: whole(baselines[gaps.recall10.baseline].recall10.value),
      baseline: evaluationMessage(`orders.baseline.${gaps.recall10.baseline}`),
    }),
    evaluationMessage("orders.calibrated", { off: points(membership.model.ece) }),
    evaluationMessage("orders.size", { off: size.mae.value.toFixed(1), rule: size.rule.value.toFixed(1) }),
  ];
  if (value) {
    sentences.push(
      evaluationMessage("orders.value", {
        wape: whole(value.wape),
        rule: whole(wapeOfRule(value)),
        sums: whole(value.sums),
        coverage: whole(value.coverage),
      }),
    );
  }
  return sentences;
}

function wapeOfRule({ wape, mae, rule }: OrderNumber): number {
  return mae.value > 0 ? (wape * rule.value) / mae.value : Number.NaN;
}

function whole(share: number): number {
  return Math.round(100 * share);
}

function points(share: number): string {
  return (100 * share).toFixed(1);
}
