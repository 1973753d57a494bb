// What an input of the model is called on the page; inputs that the user defined keep the name they were given.

import type { Importance } from "../../core/analysis/importance/importance.ts";
import { enInputs } from "../i18n/enInputs.ts";
import type { Translate } from "../i18n/translate.ts";

const { group, step, period, customer, memory } = enInputs.inputs;

/** The name in the page's language. */
export function inputName({ kind, name }: Pick<Importance, "kind" | "name">, t: Translate): string {
  if (kind === "group" && has(group, name)) return t(`inputs.group.${name}`);
  if (kind === "step" && has(step, name)) return t(`inputs.step.${name}`);
  if (kind === "period" && has(period, name)) return t(`inputs.period.${name}`);
  if (kind === "customer" && has(customer, name)) return t(`inputs.customer.${name}`);
  if (kind === "memory" && has(memory, name)) return t(`inputs.memory.${name}`);
  return name;
}

function has<T extends object>(texts: T, name: string): name is keyof T & string {
  return Object.hasOwn(texts, name);
}
