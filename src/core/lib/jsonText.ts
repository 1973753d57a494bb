// JSON for other programs. A ratio over nothing is no number, which JSON cannot say: `JSON.stringify` writes null for it in
// silence, and null means something else where it stands by itself ("not asked", "unknown").

/**
 * The value as JSON. What is no finite number is left out of an object; in a list, where places have meaning, it is the
 * text "none". A null is one that was meant. Models' own files are not written so: their readers know null as no number
 * (docs/formats.md).
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(
    value,
    function (this: unknown, _key, each: unknown) {
      if (typeof each !== "number" || Number.isFinite(each)) return each;
      return Array.isArray(this) ? "none" : undefined;
    },
    indent,
  );
}
