// Memory that only grows, and blocks of it that are taken, given back and taken again.

/** The first free block of 2^i bytes at 4 i, each with the address of the next in its first word; 0 where there is none. */
const FREE: usize = memory.data(128, 16);

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

/** The address of a block of 2^power bytes, at least 16, zeros. */
export function takeBlock(power: u32): usize {
  const first = FREE + (<usize>power << 2);
  const block = <usize>load<u32>(first);
  if (block == 0) return allocate(<usize>1 << power);
  store<u32>(first, load<u32>(block));
  memory.fill(block, 0, <usize>1 << power);
  return block;
}

/** Gives a block of 2^power bytes back. */
export function giveBlock(block: usize, power: u32): void {
  const first = FREE + (<usize>power << 2);
  store<u32>(block, load<u32>(first));
  store<u32>(first, <u32>block);
}

/** The power of the smallest block that holds so many bytes. */
export function blockPower(bytes: usize): u32 {
  return 32 - clz<u32>(<u32>bytes - 1);
}

/** Bytes from `at` up to `end` as one little-endian word: eight, or the fewer that are left, then zeros. */
// @ts-ignore: decorator
@inline
export function wordAt(at: usize, end: usize): u64 {
  const word = load<u64>(at);
  const left = end - at;
  return left >= 8 ? word : word & ((<u64>1 << (<u64>left << 3)) - 1);
}
