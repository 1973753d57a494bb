// Hash tables from runs of bytes to small integers, as ../byteCodes.ts.

import { blockPower, giveBlock, takeBlock, wordAt } from "./memory";

/** What `find` answers for bytes that were never added. */
const UNKNOWN: i32 = -2;
const FIRST_SLOTS: usize = 64;

/** A table: slots, their number less one, entries, the slot found last, the block of keys in use, its free part's start and end. */
const SLOTS: usize = 0;
const MASK: usize = 4;
const SIZE: usize = 8;
const LAST: usize = 12;
const KEYS: usize = 16;
const KEYS_AT: usize = 20;
const KEYS_END: usize = 24;
const TABLE_POWER: u32 = 5;

/** A block of keys: the block before it, and which power of two its bytes are; then keys. */
const BEFORE: usize = 0;
const POWER: usize = 4;
const HEAD: usize = 8;
/** The first block of keys has 2^10 bytes, each further one twice as many, up to 2^16 or what a long key needs. */
const FIRST_KEYS: u32 = 10;
const MOST_KEYS: u32 = 16;

/** A slot: the bytes' hash, where they are kept (0 = free), how many, and their code. */
const HASH: usize = 0;
const KEY: usize = 4;
const LENGTH: usize = 8;
const CODE: usize = 12;
const SLOT: usize = 16;

let lastHash: u32 = 0;

/** What the hash begins with, and its odd factors: whoever writes a file cannot know which of its codes meet in a table. */
let start0: u64 = 0;
let factor1: u64 = 1;
let factor2: u64 = 1;

/** Sets what the hash depends on besides the bytes, before anything is added: six words of chance. */
export function seed(a: u32, b: u32, c: u32, d: u32, e: u32, f: u32): void {
  start0 = (<u64>a << 32) | b;
  factor1 = (<u64>c << 32) | d | 1;
  factor2 = (<u64>e << 32) | f | 1;
}

/** The address of an empty table. */
export function newTable(): usize {
  const table = takeBlock(TABLE_POWER);
  const slots = takeBlock(blockPower(FIRST_SLOTS * SLOT));
  store<u32>(table, <u32>slots, SLOTS);
  store<u32>(table, <u32>FIRST_SLOTS - 1, MASK);
  store<u32>(table, <u32>slots, LAST);
  return table;
}

/** Gives back all that the table holds; its address means nothing any more. */
export function dropTable(table: usize): void {
  giveSlots(<usize>load<u32>(table, SLOTS), load<u32>(table, MASK) + 1);
  let keys = <usize>load<u32>(table, KEYS);
  while (keys != 0) {
    const before = <usize>load<u32>(keys, BEFORE);
    giveBlock(keys, load<u32>(keys, POWER));
    keys = before;
  }
  giveBlock(table, TABLE_POWER);
}

/** The code added for the bytes from `start` up to `end`, or UNKNOWN. */
export function find(table: usize, start: usize, end: usize): i32 {
  // Lines come in orders: a column often says again what it said in the line before.
  const last = <usize>load<u32>(table, LAST);
  if (holds(last, start, end)) return load<i32>(last, CODE);
  const hash = hashOf(start, end);
  lastHash = hash;
  const slots = <usize>load<u32>(table, SLOTS);
  const mask = load<u32>(table, MASK);
  let slot = slots + (<usize>(hash & mask) << 4);
  while (load<u32>(slot, KEY) != 0) {
    if (load<u32>(slot, HASH) == hash && holds(slot, start, end)) {
      store<u32>(table, <u32>slot, LAST);
      return load<i32>(slot, CODE);
    }
    slot = slots + ((((slot - slots) >> 4) + 1 & <usize>mask) << 4);
  }
  return UNKNOWN;
}

/** Adds the bytes that `find` has just not found. */
export function add(table: usize, start: usize, end: usize, code: i32): void {
  const size = load<u32>(table, SIZE) + 1;
  store<u32>(table, size, SIZE);
  if (size * 2 > load<u32>(table, MASK)) grow(table);
  const length = end - start;
  const key = newKey(table, length);
  for (let i: usize = 0; i < length; i += 8) store<u64>(key + i, wordAt(start + i, end));
  const slot = freeSlot(<usize>load<u32>(table, SLOTS), load<u32>(table, MASK), lastHash);
  store<u32>(slot, lastHash, HASH);
  store<u32>(slot, <u32>key, KEY);
  store<u32>(slot, <u32>length, LENGTH);
  store<i32>(slot, code, CODE);
  store<u32>(table, <u32>slot, LAST);
}

/** Room for a key of so many bytes, in whole words. */
function newKey(table: usize, length: usize): usize {
  const bytes = (length + 7) & ~7;
  if (load<u32>(table, KEYS) == 0 || <usize>load<u32>(table, KEYS_AT) + bytes > <usize>load<u32>(table, KEYS_END))
    addKeys(table, bytes);
  const key = load<u32>(table, KEYS_AT);
  store<u32>(table, key + <u32>bytes, KEYS_AT);
  return key;
}

function addKeys(table: usize, bytes: usize): void {
  const before = <usize>load<u32>(table, KEYS);
  const next = before == 0 ? FIRST_KEYS : min<u32>(load<u32>(before, POWER) + 1, MOST_KEYS);
  const power = max<u32>(next, blockPower(HEAD + bytes));
  const keys = takeBlock(power);
  store<u32>(keys, <u32>before, BEFORE);
  store<u32>(keys, power, POWER);
  store<u32>(table, <u32>keys, KEYS);
  store<u32>(table, <u32>(keys + HEAD), KEYS_AT);
  store<u32>(table, <u32>(keys + (<usize>1 << power)), KEYS_END);
}

function giveSlots(slots: usize, count: u32): void {
  giveBlock(slots, blockPower(<usize>count * SLOT));
}

// @ts-ignore: decorator
@inline
function holds(slot: usize, start: usize, end: usize): bool {
  if (load<u32>(slot, LENGTH) != <u32>(end - start)) return false;
  let key = <usize>load<u32>(slot, KEY);
  if (key == 0) return false;
  for (let i = start; i < end; i += 8, key += 8) if (load<u64>(key) != wordAt(i, end)) return false;
  return true;
}

/** Two products with a fold between: after one alone, bits at the top of a word change the same bits under every seed. */
// @ts-ignore: decorator
@inline
export function hashOf(start: usize, end: usize): u32 {
  let hash: u64 = start0 ^ <u64>(end - start);
  for (let i = start; i < end; i += 8) {
    hash = (hash ^ wordAt(i, end)) * factor1;
    hash = (hash ^ (hash >> 32)) * factor2;
  }
  return <u32>(hash >> 32);
}

function freeSlot(slots: usize, mask: u32, hash: u32): usize {
  let at = hash & mask;
  while (load<u32>(slots + (<usize>at << 4), KEY) != 0) at = (at + 1) & mask;
  return slots + (<usize>at << 4);
}

function grow(table: usize): void {
  const old = <usize>load<u32>(table, SLOTS);
  const count = load<u32>(table, MASK) + 1;
  const slots = takeBlock(blockPower(<usize>count * 2 * SLOT));
  const mask = count * 2 - 1;
  for (let i: usize = 0; i < count; i++) {
    const from = old + i * SLOT;
    if (load<u32>(from, KEY) == 0) continue;
    const to = freeSlot(slots, mask, load<u32>(from, HASH));
    v128.store(to, v128.load(from));
  }
  giveSlots(old, count);
  store<u32>(table, <u32>slots, SLOTS);
  store<u32>(table, mask, MASK);
}
