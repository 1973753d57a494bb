// Keeps names in charts to the letter: ECharts reads a formatter that is a text as a template, in which a product called
// "{c}" would become a number. Every such text is made a function that gives it as it is.

/** The option with its formatters of text made functions; its data are left alone. */
export function plainLabels<Option extends object>(option: Option): Option {
  const copy = Object.entries(option).map(([key, value]): [string, unknown] => [
    key,
    key === "formatter" && typeof value === "string" ? () => value : within(value),
  ]);
  return Object.fromEntries(copy) as Option;
}

function within(value: unknown): unknown {
  if (Array.isArray(value)) return isOfObjects(value) ? value.map(within) : value;
  return isPlain(value) ? plainLabels(value) : value;
}

/** Numbers and points hold no labels, and there may be a hundred thousand of them. */
function isOfObjects(list: readonly unknown[]): boolean {
  return isPlain(list[0]) || (Array.isArray(list[0]) && isPlain(list[0][0]));
}

/** Not typed arrays, nor ECharts' own objects such as gradients. */
function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
