// Finds the cells of plain records, 16 bytes at a time. What ../byteRecords.ts must look at itself is left to it.

/** A record of more is left to JavaScript; 4 bytes each. */
const MOST_FIELDS: u32 = 16384;
/** Where each cell of the record found last starts and ends, without its quotes. */
export const STARTS: usize = memory.data(65536, 16);
export const ENDS: usize = memory.data(65536, 16);

const LF: u8 = 10;
const CR: u8 = 13;
const QUOTE: u8 = 34;

let count: u32 = 0;

export function startsAt(): usize {
  return STARTS;
}

export function endsAt(): usize {
  return ENDS;
}

/** Fields of the record found last. */
export function fields(): u32 {
  return count;
}

/**
 * The address behind the record that begins at `at`; 0 where it does not end before `limit`, or is not plain: a doubled
 * quote, or text behind a closing one. 16 bytes behind `limit` have to be readable.
 */
export function next(at: usize, limit: usize, delimiter: u32): usize {
  const delimiters = i8x16.splat(<i8>delimiter);
  const lineEnds = i8x16.splat(<i8>LF);
  const quotes = i8x16.splat(<i8>QUOTE);
  let start = at;
  /** Of a quoted cell, once its closing quote is found; else 0. */
  let closed: usize = 0;
  let quoted = false;
  let field: usize = 0;
  for (let block = at; block < limit; block += 16) {
    const bytes = v128.load(block);
    const marks = v128.or(v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, lineEnds)), i8x16.eq(bytes, quotes));
    let mask = i8x16.bitmask(marks);
    while (mask != 0) {
      const mark = block + <usize>ctz(mask);
      mask &= mask - 1;
      if (mark >= limit) return 0;
      const byte = load<u8>(mark);
      if (byte == QUOTE) {
        if (quoted) {
          if (load<u8>(mark + 1) == QUOTE) return 0;
          quoted = false;
          closed = mark;
        } else if (mark == start) {
          start = mark + 1;
          quoted = true;
        }
        continue;
      }
      if (quoted) continue;
      let end = mark;
      if (closed != 0) {
        end = closed;
        const direct = mark == closed + 1;
        const afterCr = byte == LF && mark == closed + 2 && load<u8>(closed + 1) == CR;
        if (!direct && !afterCr) return 0;
        closed = 0;
      }
      if (byte == LF && end > start && load<u8>(end - 1) == CR) end--;
      store<u32>(STARTS + field, <u32>start);
      store<u32>(ENDS + field, <u32>end);
      field += 4;
      if (byte == LF) {
        count = <u32>(field >> 2);
        return mark + 1;
      }
      if (field == MOST_FIELDS * 4) return 0;
      start = mark + 1;
    }
  }
  return 0;
}
