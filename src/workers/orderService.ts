// The ordering side of the training worker: customers' next orders, by the current model and the open lines.

import { runCooperatively } from "../core/lib/cooperativeTask.ts";
import { fittingCustomers } from "../core/orders/fittingCustomers.ts";
import type { OrderContext, OrderQuestion } from "../core/orders/orderContext.ts";
import { ORDER_QUESTIONS, type OrderQuestions } from "../core/orders/questions.ts";
import type { DataService } from "./dataService.ts";
import type { ExploreService } from "./exploreService.ts";
import type { Progress } from "./method.ts";
import type { ModelService } from "./modelService.ts";
import { handlersOf, type OrderMethods } from "./questions.ts";
import type { Context, Handlers } from "./rpc.ts";
import { throttledProgress } from "./throttledProgress.ts";

/**
 * Answers about next orders; it holds nothing of its own. Questions run beside each other, not beside a training, which has the
 * device. Throws a localised error where a data set or a model is missing.
 */
export class OrderService {
  readonly #data: DataService;
  readonly #models: ModelService;
  readonly #explore: ExploreService;

  constructor(data: DataService, models: ModelService, explore: ExploreService) {
    this.#data = data;
    this.#models = models;
    this.#explore = explore;
  }

  /** The methods as the worker offers them. */
  readonly handlers: Handlers<OrderMethods> = handlersOf<OrderQuestions>(
    Object.keys(ORDER_QUESTIONS) as (keyof OrderQuestions)[],
    async (name, params, context) => {
      const question: OrderQuestion<unknown, unknown> = await ORDER_QUESTIONS[name]();
      return question.compute(await this.#at(context), params);
    },
  );

  async #at(context: Context<Progress>): Promise<OrderContext> {
    const { signal, emit } = context;
    const { lines, customers } = this.#data.current;
    const asked = await this.#models.asked();
    return {
      source: asked,
      customerCode: (customer) => customers.code(customer),
      customers: async (filter, time) => {
        const facts = await this.#explore.facts(filter, context);
        return runCooperatively(fittingCustomers(lines, filter, facts, time), { signal });
      },
      signal,
      progress: (phase) => throttledProgress(phase, emit),
    };
  }
}
