// The golden files of the tests, by name.

export const GOLDEN_FILES = [
  "two-layers",
  "odd-sizes",
  "with-memory",
  "with-counts",
  "no-year",
  "recovered-tiny",
  "recovered-odd",
  "recovered-memory",
] as const;
