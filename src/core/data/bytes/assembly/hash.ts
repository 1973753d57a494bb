// A 64-bit hash of a record, cell by cell: equal for equal cells, however they were quoted.

import { wordAt } from "./memory";
import { ENDS, STARTS } from "./records";

let high: i32 = 0;

/** The low half of the hash of the record found last, whose doubled quotes may have been made one since. */
export function hash(fields: u32): i32 {
  let h: u64 = fields;
  for (let i: usize = 0; i < <usize>fields << 2; i += 4) {
    const start = <usize>load<u32>(STARTS + i);
    const end = <usize>load<u32>(ENDS + i);
    let at = start;
    for (; at + 8 <= end; at += 8) h = mixed(h, load<u64>(at));
    // The last word, empty or not, has the cell's length where no cell has bytes: that tells where cells end.
    h = mixed(h, wordAt(at, end) | (<u64>(end - start) << 56));
  }
  h = mixed(h, 0x85ebca6b);
  high = <i32>(h >> 32);
  return <i32>h;
}

export function hashHigh(): i32 {
  return high;
}

// @ts-ignore: decorator
@inline
function mixed(h: u64, word: u64): u64 {
  const next = (h ^ word) * 0x9e3779b97f4a7c15;
  return next ^ (next >> 29);
}
