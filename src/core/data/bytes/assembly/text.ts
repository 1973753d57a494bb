// Tells how far bytes are text without zero bytes: any, or valid UTF-8.
// The checks of UTF-8 by table lookups are Keiser and Lemire's ("Validating UTF-8 in less than one instruction per byte", 2021).

/**
 * The address up to which the bytes from `from` to `to` are plain. `from` is a character's first byte; a character that
 * `to` cuts is left out. Where something is wrong, an address at or before the block of 16 that holds it.
 */
export function plainTo(from: usize, to: usize, utf8: bool): usize {
  const zero = i8x16.splat(0);
  let previous = zero;
  let block = from;
  let ascii = true;
  for (; block + 16 <= to; block += 16) {
    const bytes = v128.load(block);
    if (v128.any_true(i8x16.eq(bytes, zero))) return backed(from, block, utf8);
    if (utf8) {
      const high = i8x16.bitmask(bytes) != 0;
      // After a block of ASCII alone nothing can be open.
      if (high || !ascii) {
        if (v128.any_true(wrong(bytes, previous))) return backed(from, block, true);
      }
      ascii = !high;
      previous = bytes;
    }
  }
  return scalarTo(backed(from, block, utf8), to, utf8);
}

/** The first byte of the character that the byte before `at` belongs to; that one's end may lie behind `at`. */
function backed(from: usize, at: usize, utf8: bool): usize {
  if (!utf8) return at;
  let first = at;
  for (let i = 0; i < 4 && first > from; i++) {
    first--;
    if ((load<u8>(first) & 0xc0) != 0x80) return first;
  }
  return first;
}

function scalarTo(from: usize, to: usize, utf8: bool): usize {
  let at = from;
  while (at < to) {
    const byte = load<u8>(at);
    if (byte == 0) return at;
    const length: usize = byte < 0x80 || !utf8 ? 1 : sequenceLength(at);
    if (length == 0 || at + length > to) return at;
    at += length;
  }
  return at;
}

/** As in ../byteText.ts. */
function sequenceLength(at: usize): usize {
  const lead = load<u8>(at);
  const second = load<u8>(at + 1);
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return isTail(second) ? 2 : 0;
  if (lead < 0xf0) {
    const valid = second >= (lead == 0xe0 ? 0xa0 : 0x80) && second <= (lead == 0xed ? 0x9f : 0xbf);
    return valid && isTail(load<u8>(at + 2)) ? 3 : 0;
  }
  if (lead > 0xf4) return 0;
  const valid = second >= (lead == 0xf0 ? 0x90 : 0x80) && second <= (lead == 0xf4 ? 0x8f : 0xbf);
  return valid && isTail(load<u8>(at + 2)) && isTail(load<u8>(at + 3)) ? 4 : 0;
}

function isTail(byte: u8): bool {
  return (byte & 0xc0) == 0x80;
}

/**
 * Not zero where UTF-8 is broken. Each lookup holds, as bits, what a byte's half can be wrong about: 1 too short, 2 too
 * long, 4 overlong of three, 8 too large, 16 surrogate, 32 overlong of two, 64 too large or overlong of four, 128 two
 * continuations; a bit that all three share is an error, the last one unless a character of three or four asks for it.
 */
// @ts-ignore: decorator
@inline
function wrong(bytes: v128, before: v128): v128 {
  const previous1 = i8x16.shuffle(before, bytes, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
  const previous2 = i8x16.shuffle(before, bytes, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29);
  const previous3 = i8x16.shuffle(before, bytes, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28);
  const high1 = i8x16(2, 2, 2, 2, 2, 2, 2, 2, -128, -128, -128, -128, 33, 1, 21, 73);
  const low1 = i8x16(-25, -93, -125, -125, -117, -53, -53, -53, -53, -53, -53, -53, -53, -37, -53, -53);
  const high2 = i8x16(1, 1, 1, 1, 1, 1, 1, 1, -26, -82, -70, -70, 1, 1, 1, 1);
  const found = v128.and(
    v128.and(
      i8x16.swizzle(high1, i8x16.shr_u(previous1, 4)),
      i8x16.swizzle(low1, v128.and(previous1, i8x16.splat(0x0f))),
    ),
    i8x16.swizzle(high2, i8x16.shr_u(bytes, 4)),
  );
  const third = i8x16.sub_sat_u(previous2, i8x16.splat(0x60));
  const fourth = i8x16.sub_sat_u(previous3, i8x16.splat(0x70));
  const asked = v128.and(v128.or(third, fourth), i8x16.splat(-128));
  return v128.xor(asked, found);
}
