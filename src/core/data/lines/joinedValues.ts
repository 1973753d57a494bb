// The values of a coded column beside those of other lines: what is the same gets one code.

import type { Dictionary } from "../values/dictionary.ts";
import type { PlaceText } from "./saleColumns.ts";

type Value = string | PlaceText;

/** Equal for values that are the same; which ids are, their dictionary tells. */
export function valueKey(value: Value, ids: Dictionary | null): string {
  if (typeof value === "string") return ids ? ids.keyOf(value) : value;
  const { address, ward, district, province } = value;
  return JSON.stringify([address, ward, district, province]);
}

/** A list of values that grows by those of other lists; codes are numbered on in order of first appearance. */
export class JoinedValues {
  private readonly values: Value[];
  private readonly ids: Dictionary | null;
  private readonly codes: Map<string, number>;

  /** `values` itself grows. */
  constructor(values: Value[], ids: Dictionary | null) {
    this.values = values;
    this.ids = ids;
    this.codes = new Map(values.map((value, code) => [valueKey(value, ids), code]));
  }

  /** [more] the code of each of these values, of which those that are new are added. */
  add(more: readonly Value[]): Int32Array {
    return Int32Array.from(more, (value) => {
      const key = valueKey(value, this.ids);
      let code = this.codes.get(key);
      if (code === undefined) {
        code = this.values.push(value) - 1;
        this.codes.set(key, code);
      }
      return code;
    });
  }
}
