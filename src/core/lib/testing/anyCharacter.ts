// Any character there is, for properties about texts: as fast-check's unit "binary", whose tables take a second to build in
// each file that asks for them, and whose texts hardly ever have a comma, a quote or a bracket.

import fc from "fast-check";

const SURROGATES = 0xd800;
const BEHIND_SURROGATES = 0xe000;

/** Code points but halves of surrogate pairs. */
const anyCodePoint: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 0x10ffff - (BEHIND_SURROGATES - SURROGATES) })
  .map((n) => String.fromCodePoint(n < SURROGATES ? n : n + BEHIND_SURROGATES - SURROGATES));

/** A `unit` of `fc.string`: half of ASCII, half of all there is. */
export const anyCharacter: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 1 }),
  anyCodePoint,
);
