// Which part of several a customer belongs to: by its code alone, so that every machine divides customers alike.

import { hash32 } from "../lib/random.ts";

/** 0..parts − 1. Parts of a few thousand customers are about equally large. */
export function customerPart(customer: string, parts: number): number {
  let hash = hash32(parts);
  for (let i = 0; i < customer.length; i++) hash = hash32(hash ^ customer.charCodeAt(i));
  return hash % parts;
}
