// The ordering side of the training worker: customers' next orders, by the current model and the open lines.

import type { Artefact } from "../core/artefact/artefact.ts";
import type { OrderModel } from "../core/evaluation/baskets/orderModel.ts";
import type { SampleSet } from "../core/features/sampleSet.ts";
import { runCooperatively } from "../core/lib/cooperativeTask.ts";
import { drain } from "../core/lib/drain.ts";
import { fittingCustomers } from "../core/orders/fittingCustomers.ts";
import type { OrderContext, OrderQuestion } from "../core/orders/orderContext.ts";
import { ORDER_QUESTIONS, type OrderQuestions } from "../core/orders/questions.ts";
import type { DataService } from "./dataService.ts";
import type { ExploreService } from "./exploreService.ts";
import type { Progress } from "./method.ts";
import type { Asked, ModelService } from "./modelService.ts";
import { handlersOf, type OrderMethods } from "./questions.ts";
import type { Context, Handlers } from "./rpc.ts";
import { SharedAnswer } from "./sharedAnswer.ts";
import { throttledProgress } from "./throttledProgress.ts";

/**
 * Answers about next orders; it holds nothing of its own. Questions run beside each other, not beside a training, which has the
 * device. Throws a localised error where a data set or a model is missing.
 */
export class OrderService {
  readonly #data: DataService;
  readonly #models: ModelService;
  readonly #explore: ExploreService;
  readonly #fitted = new WeakMap<SampleSet, WeakMap<Artefact, SharedAnswer<OrderModel>>>();

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

  /** The order model of the current model; for one of an older version fitted on the open lines, once. */
  async #orders({ model, samples, predictor }: Asked, { signal }: Context<Progress>): Promise<OrderModel> {
    if (model.orders) return model.orders;
    const known = this.#fitted.get(samples) ?? new WeakMap<Artefact, SharedAnswer<OrderModel>>();
    this.#fitted.set(samples, known);
    const fitted = known.get(model) ?? new SharedAnswer<OrderModel>();
    known.set(model, fitted);
    return fitted.ask(signal, async (asked) => {
      const { fitOrdersOn } = await import("../core/evaluation/baskets/judgeOrders.ts");
      return drain(fitOrdersOn(predictor, samples, asked));
    });
  }

  async #at(context: Context<Progress>): Promise<OrderContext> {
    const { signal, emit } = context;
    const { lines, customers } = this.#data.current;
    const asked = await this.#models.asked();
    return {
      source: { ...asked, orders: await this.#orders(asked, context) },
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
