// A measured figure beside its mark: printed, never a failure. A busy machine, or a slower one, says nothing about a change.

export interface Figure {
  what: string;
  value: number;
  unit: string;
  /** What it should reach: at most so much, or more than so much. */
  mark: { atMost: number } | { above: number };
  /** What took longest, where that is known. */
  detail?: string[];
}

/** One line for people: the figure, its mark, and whether it was reached. */
export function figureLine({ what, value, unit, mark, detail = [] }: Figure): string {
  const reached = "atMost" in mark ? value <= mark.atMost : value > mark.above;
  const wanted = "atMost" in mark ? `at most ${mark.atMost}` : `above ${mark.above}`;
  const first = `${reached ? "  ok  " : " OVER "} ${value.toFixed(value < 10 ? 1 : 0).padStart(7)} ${unit}, mark ${wanted}: ${what}`;
  return [first, ...(reached ? [] : detail.map((part) => `${" ".repeat(16)}${part}`))].join("\n");
}

export function tellFigures(figures: readonly Figure[]): void {
  for (const figure of figures) console.log(figureLine(figure));
}
