// Why a product stands where it does among a customer's: what was counted for it, as data and in words.

import type { Message } from "../lib/message.ts";
import { orderMessage } from "./orderMessages.ts";

/** Named in a reason. */
export interface NamedProduct {
  product: string;
  name: string;
}

type Kinds =
  /** The customer's own rhythm: it is about time. */
  | { kind: "rhythm"; everyDays: number; daysAgo: number }
  /** Taken in `orders` of the last `of` orders. */
  | { kind: "habit"; orders: number; of: number; daysAgo: number }
  /** Bought once before. */
  | { kind: "again"; daysAgo: number }
  /** Follows what was bought last. */
  | { kind: "follows"; after: NamedProduct }
  /** Bought together with what the customer takes. */
  | { kind: "together"; with: NamedProduct[] }
  /** Bought by customers that buy what this one does. */
  | { kind: "alike"; with: NamedProduct[] }
  /** Sells now: in `percent` of the orders of the last four weeks, in the customer's province where it has enough orders. */
  | { kind: "sells"; province: string | null; percent: number }
  | { kind: "popular" }
  /** What the network alone reads from the order of purchases, periods and place. */
  | { kind: "pattern" };

/** `weight`: its part of what moved the product up, 0..1. */
export type Reason = Kinds & { weight: number };
export type ReasonKind = Reason["kind"];

/** A reason in words, to be told in any language. */
export function reasonMessage(reason: Reason): Message {
  const days = (count: number): Message =>
    count < 0.5 ? orderMessage("reason.today") : orderMessage("reason.ago", { days: Math.round(count) });
  switch (reason.kind) {
    case "rhythm":
      return orderMessage("reason.rhythm", {
        every: Math.max(1, Math.round(reason.everyDays)),
        last: days(reason.daysAgo),
      });
    case "habit":
      return orderMessage("reason.habit", { orders: reason.orders, of: reason.of, last: days(reason.daysAgo) });
    case "again":
      return orderMessage("reason.again", { last: days(reason.daysAgo) });
    case "follows":
      return orderMessage("reason.follows", { product: nameOf(reason.after) });
    case "together":
      return orderMessage("reason.together", { products: namesOf(reason.with) });
    case "alike":
      return orderMessage("reason.alike", { products: namesOf(reason.with) });
    case "sells": {
      const percent = Math.round(reason.percent * 10) / 10;
      return reason.province === null
        ? orderMessage("reason.sells", { percent })
        : orderMessage("reason.sellsIn", { province: reason.province, percent });
    }
    case "popular":
      return orderMessage("reason.popular");
    case "pattern":
      return orderMessage("reason.pattern");
    default:
      return reason satisfies never;
  }
}

function nameOf({ product, name }: NamedProduct): string {
  return name || product;
}

function namesOf(products: readonly NamedProduct[]): string {
  return products.map(nameOf).join(" + ");
}
