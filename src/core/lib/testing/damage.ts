// What disks, copies and half-done downloads do to a file, and what a hostile hand would: seeded, so that each can be made again.

import type { Random } from "../random.ts";

/** Runs of bytes that mean something to some reader. */
const MARKS: readonly (readonly number[])[] = [
  [0x22],
  [0x22, 0x22],
  [0x2c],
  [0x3b],
  [0x09],
  [0x0a],
  [0x0d],
  [0x0d, 0x0a],
  [0x00],
  [0xff],
  [0xef, 0xbb, 0xbf],
  [0xe1, 0xba],
  [0xff, 0xff, 0xff, 0xff],
  [0x50, 0x4b, 0x03, 0x04],
  [0x7b],
  [0x5d],
  [0x2d, 0x31],
  [0x31, 0x65, 0x39, 0x39],
];

/** A damaged copy: one kind of damage at one place. */
export function damage(bytes: Uint8Array, random: Random): Uint8Array {
  const at = random.integer(bytes.length + 1);
  const length = random.integer(Math.min(64, bytes.length - at) + 1);
  const [head, part, tail] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  switch (random.integer(7)) {
    case 0: {
      const flipped = bytes.slice();
      if (at < flipped.length) flipped[at]! ^= 1 << random.integer(8);
      return flipped;
    }
    case 1:
      return joined(head, tail);
    case 2:
      return joined(head, part, part, tail);
    case 3:
      return joined(head, Uint8Array.from(MARKS[random.integer(MARKS.length)]!), part, tail);
    case 4:
      return head.slice();
    case 5:
      return joined(
        head,
        Uint8Array.from(part, () => random.integer(256)),
        tail,
      );
    default:
      return joined(head, new Uint8Array(length), tail);
  }
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** What became of a file: `wrong` is what must not be. */
export type Verdict = { kind: "read" | "refused" } | { kind: "wrong"; why: string };
