// Sale lines divided by customer into parts, some at a time, so that a file need not fit into memory: what goes to the disk of each
// part, and the lines of a part made of that again.

import { arrayOf, type ColumnArray, emptyLike, makeColumns, type PlaceText } from "../../data/lines/saleColumns.ts";
import type { SaleLines } from "../../data/lines/saleLines.ts";
import { customerPart } from "../customerPart.ts";

/** These lines of each part, with the values that they use alone. */
export function divideLines(lines: SaleLines, parts: number): SaleLines[] {
  const partOf = Uint32Array.from(lines.customer.values, (customer) => customerPart(customer, parts));
  const sizes = new Uint32Array(parts);
  for (let i = 0; i < lines.count; i++) sizes[partOf[lines.customer.codes[i]!]!]!++;
  const kept = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  for (let i = 0; i < lines.count; i++) {
    const part = partOf[lines.customer.codes[i]!]!;
    kept[part]![sizes[part]!++] = i;
  }
  return kept.map((indices) => pickLines(lines, indices));
}

/** The lines at these indices, with the values that they use alone. */
export function pickLines(lines: SaleLines, indices: Uint32Array): SaleLines {
  let customers: number[] = [];
  let products: number[] = [];
  const columns = makeColumns((name) => {
    const column = lines[name];
    if (column === null) return null;
    const array = pick(arrayOf(column), indices);
    if (!("codes" in column)) return array as typeof column;
    const used = usedCodes(array as Int32Array, column.values.length);
    if (name === "customer") customers = used;
    if (name === "product") products = used;
    return { codes: array, values: used.map((code) => column.values[code]!) } as typeof column;
  });
  return {
    ...columns,
    count: indices.length,
    customerNames: customers.map((code) => lines.customerNames[code] ?? ""),
    productNames: products.map((code) => lines.productNames[code] ?? ""),
    has: lines.has,
  };
}

/** Blocks of one part, in the order of the file, as its lines. At least one block, all of the same columns. */
export function joinBlocks(blocks: readonly SaleLines[]): SaleLines {
  const [first] = blocks;
  const count = blocks.reduce((sum, block) => sum + block.count, 0);
  const names = { customer: [] as string[], product: [] as string[] };
  const columns = makeColumns((name) => {
    const column = first![name];
    if (column === null) return null;
    const array = emptyLike(arrayOf(column), count);
    const values = new JoinedDictionary();
    let at = 0;
    for (const block of blocks) {
      const own = block[name]!;
      if ("codes" in own) {
        const codes = own.values.map((value) => values.code(value));
        for (let i = 0; i < block.count; i++) array[at + i] = own.codes[i]! < 0 ? -1 : codes[own.codes[i]!]!;
        if (name === "customer" || name === "product") {
          const given = name === "customer" ? block.customerNames : block.productNames;
          for (const [i, code] of codes.entries()) names[name][code] ||= given[i] ?? "";
        }
      } else array.set(own.subarray(0, block.count) as never, at);
      at += block.count;
    }
    return ("codes" in column ? { codes: array, values: values.values } : array) as typeof column;
  });
  const has = (key: keyof SaleLines["has"]): boolean => blocks.some((block) => block.has[key]);
  return {
    ...columns,
    count,
    customerNames: names.customer,
    productNames: names.product,
    has: {
      quantity: has("quantity"),
      revenue: has("revenue"),
      discount: has("discount"),
      timeOfDay: has("timeOfDay"),
    },
  };
}

class JoinedDictionary {
  readonly values: (string | PlaceText)[] = [];
  readonly #codes = new Map<string, number>();

  code(value: string | PlaceText): number {
    const key = typeof value === "string" ? value : JSON.stringify(value);
    let code = this.#codes.get(key);
    if (code === undefined) {
      code = this.values.push(value) - 1;
      this.#codes.set(key, code);
    }
    return code;
  }
}

function pick(values: ColumnArray, indices: Uint32Array): ColumnArray {
  const picked = emptyLike(values, indices.length);
  for (let i = 0; i < indices.length; i++) picked[i] = values[indices[i]!]!;
  return picked;
}

/** Numbers the codes that occur anew, in order of first appearance; answers with what they were. */
function usedCodes(codes: Int32Array, values: number): number[] {
  const fresh = new Int32Array(values).fill(-1);
  const used: number[] = [];
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code < 0) continue;
    if (fresh[code]! < 0) fresh[code] = used.push(code) - 1;
    codes[i] = fresh[code]!;
  }
  return used;
}
