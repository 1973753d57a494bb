// Which part of several a customer belongs to: by its code alone, so that every machine divides customers alike.

import { hashText } from "../lib/random.ts";

const SEED = 0x9a27;

/** 0..parts − 1. Parts of a few thousand customers are about equally large. */
export function customerPart(customer: string, parts: number): number {
  return hashText(customer, SEED) % parts;
}
