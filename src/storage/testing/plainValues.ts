// What IndexedDB holds ⇄ JSON, for fixtures: typed arrays, Maps and the numbers that JSON has no word for are tagged
// objects (docs/formats.md); everything else is itself.

const ARRAYS = { Uint8Array, Int32Array, Uint32Array, Float32Array, Float64Array } as const;
type ArrayName = keyof typeof ARRAYS;

/** A value of structured cloning as JSON. Throws on what no table of the studio holds. Runs in a page, too: it uses no import. */
export function toPlain(value: unknown): unknown {
  if (value === undefined) return { $: "undefined" };
  if (typeof value === "number") {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { $: "number", value: Object.is(value, -0) ? "-0" : String(value) };
  }
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return { $: value.constructor.name, base64: btoa(text) };
  }
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Map)
    return { $: "Map", entries: [...value].map(([key, each]) => [toPlain(key), toPlain(each)]) };
  if (typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype || "$" in value) {
    throw new Error(`no plain form of ${Object.prototype.toString.call(value)}`);
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toPlain(each)]));
}

/** The value that `toPlain` wrote. Throws on an unknown tag. */
export function fromPlain(plain: unknown): unknown {
  if (Array.isArray(plain)) return plain.map(fromPlain);
  if (typeof plain !== "object" || plain === null) return plain;
  if (!("$" in plain)) return Object.fromEntries(Object.entries(plain).map(([key, each]) => [key, fromPlain(each)]));
  const tag = plain.$;
  if (tag === "undefined") return undefined;
  if (tag === "number" && "value" in plain) return Number(plain.value);
  if (tag === "Map" && "entries" in plain && Array.isArray(plain.entries)) {
    return new Map(plain.entries.map((entry: unknown[]) => [fromPlain(entry[0]), fromPlain(entry[1])]));
  }
  if (isArrayName(tag) && "base64" in plain && typeof plain.base64 === "string") {
    const bytes = Uint8Array.from(atob(plain.base64), (character) => character.charCodeAt(0));
    return new ARRAYS[tag](bytes.buffer);
  }
  throw new Error(`unknown tag ${JSON.stringify(tag)} in a fixture`);
}

function isArrayName(tag: unknown): tag is ArrayName {
  return typeof tag === "string" && Object.hasOwn(ARRAYS, tag);
}
