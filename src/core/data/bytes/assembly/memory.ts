// Memory that only grows: what is outgrown is left behind, less than is in use.

let top: usize = (__heap_base + 15) & ~15;

/** The address of so many bytes, zeros, from a multiple of 16. Traps when there is no more memory. */
export function allocate(bytes: usize): usize {
  const address = top;
  const end = (address + bytes + 15) & ~15;
  // Words are read past the end of what they belong to.
  const missing = <isize>(end + 64) - <isize>(memory.size() << 16);
  if (missing > 0) {
    const pages = <i32>((missing + 0xffff) >> 16);
    // At least by half, so that growing is seldom.
    if (memory.grow(max(pages, memory.size() >> 1)) < 0 && memory.grow(pages) < 0) unreachable();
  }
  top = end;
  return address;
}

/** Bytes from `at` up to `end` as one little-endian word: eight, or the fewer that are left, then zeros. */
// @ts-ignore: decorator
@inline
export function wordAt(at: usize, end: usize): u64 {
  const word = load<u64>(at);
  const left = end - at;
  return left >= 8 ? word : word & ((<u64>1 << (<u64>left << 3)) - 1);
}
