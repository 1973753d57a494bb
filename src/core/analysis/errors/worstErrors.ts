// The rows a model should be ashamed of, worst first.

import type { AnalysedTask, TestTable } from "../testTable.ts";

/**
 * The `limit` worst rows of a task: numbers by the size of their error, products by how sure the model was of a product
 * that was not bought. Ties go to the earlier row.
 */
export function worstErrors(table: TestTable, task: AnalysedTask, limit: number): Uint32Array {
  const badness = (row: number): number => {
    if (task === "product") return table.predictions.rank[row] === 1 ? 0 : table.firstProbability[row]!;
    return Math.abs(table.predictions[task][row]! - table.actual[task][row]!);
  };
  const sizes = Float64Array.from({ length: table.count }, (_, row) => badness(row));
  const wrong = Uint32Array.from(sizes.keys()).filter((row) => sizes[row]! > 0);
  return wrong.sort((a, b) => sizes[b]! - sizes[a]! || a - b).slice(0, limit);
}
