// The columns of a file as choices, by their place.

import type { Mapping } from "../../core/data/mapping/mapping.ts";

export function columnNames({ header }: Pick<Mapping, "header">): { value: string; label: string }[] {
  return header.map((name, index) => ({ value: String(index), label: name || `#${index + 1}` }));
}
