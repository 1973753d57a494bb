// Finds customers by code or name, with or without Vietnamese marks, and what they bought last.

import { customersBefore } from "../core/data/lines/customersBefore.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { visitsOf } from "../core/data/lines/visits.ts";
import { MessageError } from "../core/lib/message.ts";
import { searchFor, unmarked } from "../core/lib/unmarked.ts";
import type { CustomerHit, CustomerPrediction } from "./predictProtocol.ts";
import { workerMessage } from "./workerMessages.ts";

export class CustomerIndex {
  readonly #lines: SaleLines;
  readonly #codes = new Map<string, number>();
  /** [customers] how many lines, and the time of the last. */
  readonly #count: Uint32Array;
  readonly #last: Float64Array;
  #searchable: string[] | null = null;
  /** Customer codes, most lines first. */
  readonly #order: Uint32Array;

  constructor(lines: SaleLines) {
    const { values, codes } = lines.customer;
    this.#lines = lines;
    this.#count = new Uint32Array(values.length);
    this.#last = new Float64Array(values.length).fill(Number.NEGATIVE_INFINITY);
    for (const [code, value] of values.entries()) this.#codes.set(value, code);
    for (let i = 0; i < lines.count; i++) {
      const code = codes[i]!;
      this.#count[code]!++;
      this.#last[code] = Math.max(this.#last[code]!, lines.time[i]!);
    }
    this.#order = Uint32Array.from(values.keys()).sort((a, b) => this.#count[b]! - this.#count[a]! || a - b);
  }

  /** The code of a customer. Throws when the data set has none of this id. */
  code(customer: string): number {
    const code = this.#codes.get(customer);
    if (code === undefined) throw new MessageError(workerMessage("worker.noCustomer", { customer }));
    return code;
  }

  /** Customers whose id or name holds every word of the query, those with most lines first. */
  search(query: string, limit: number): CustomerHit[] {
    const { values } = this.#lines.customer;
    const names = this.#lines.customerNames;
    this.#searchable ??= values.map((value, code) => unmarked(`${value} ${names[code] ?? ""}`));
    const fits = searchFor(query);
    const hits: CustomerHit[] = [];
    for (const code of this.#order) {
      if (hits.length >= limit) break;
      const text = this.#searchable[code]!;
      if (this.#count[code] === 0 || !fits(text)) continue;
      const [lines, last] = [this.#count[code]!, this.#last[code]!];
      hits.push({ customer: values[code]!, name: names[code] ?? "", lines, last });
    }
    return hits;
  }

  /** Codes of the customers with a line before this time, most lines first. */
  before(time: number): number[] {
    const known = new Set(customersBefore(this.#lines, time));
    return [...this.#order].filter((code) => known.has(code));
  }

  /** Whether most of a customer's lines are marked as walk-in sales; null where the file does not say. */
  isWalkIn(code: number): boolean | null {
    const { walkIn, customer, count } = this.#lines;
    if (!walkIn) return null;
    let marked = 0;
    for (let i = 0; i < count; i++) if (customer.codes[i] === code) marked += walkIn[i]!;
    return 2 * marked > this.#count[code]!;
  }

  /** Index of a customer's last line before this time; −1 where there is none. */
  lastLine(code: number, time: number): number {
    const lines = this.#lines;
    let last = -1;
    for (let i = 0; i < lines.count; i++) {
      if (lines.customer.codes[i] !== code || lines.time[i]! >= time) continue;
      if (last < 0 || lines.time[i]! >= lines.time[last]!) last = i;
    }
    return last;
  }

  /** How many orders and lines a customer has before this time, and the last of them. */
  past(code: number, time: number): Pick<CustomerPrediction, "historyOrders" | "historyLines" | "lastPurchase"> {
    const lines = this.#lines;
    const visits = visitsOf(lines).codes;
    const orders = new Set<number>();
    let historyLines = 0;
    for (let i = 0; i < lines.count; i++) {
      if (lines.customer.codes[i] !== code || lines.time[i]! >= time) continue;
      orders.add(visits[i]!);
      historyLines++;
    }
    const historyOrders = orders.size;
    const last = this.lastLine(code, time);
    if (last < 0) return { historyOrders, historyLines, lastPurchase: null };
    const product = lines.product.codes[last]!;
    return {
      historyOrders,
      historyLines,
      lastPurchase: {
        time: lines.time[last]!,
        product: lines.product.values[product] ?? "",
        name: lines.productNames[product] ?? "",
        quantity: lines.quantity[last]!,
        revenue: lines.revenue[last]!,
      },
    };
  }
}
