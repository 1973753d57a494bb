// Which products the model takes for which: a table whose cells list the test targets behind them.

import { SegmentedControl, Text } from "@mantine/core";
import { type CSSProperties, useMemo, useState } from "react";
import type { TestConfusion } from "../../../core/analysis/confusion/testConfusion.ts";
import type { TestSelection } from "../../../core/analysis/lines/selectRows.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { label } from "../../kit/label.ts";
import { Scroller } from "../../kit/Scroller.tsx";
import { Lines } from "../lines/Lines.tsx";
import { useAnalysis } from "../useAnalysis.ts";

const SIZES = ["8", "12", "20"] as const;

/** The third part of the results. */
export function ConfusionPart() {
  const { t } = useTexts();
  const [size, setSize] = useState<string>("12");
  const answer = useAnalysis("confusion", { size: Number(size) });
  return (
    <Card
      title={t("analysis.confusionTitle")}
      lead={t("analysis.confusionLead", { size })}
      aside={
        <SegmentedControl size="xs" aria-label={t("analysis.rows")} value={size} onChange={setSize} data={[...SIZES]} />
      }
    >
      <Answered analysis={t("analysis.answering")} answer={answer} height={460}>
        {(found) => <Matrix key={found.ids.join()} found={found} />}
      </Answered>
    </Card>
  );
}

function Matrix({ found }: { found: TestConfusion }) {
  const { t } = useTexts();
  const format = useFormat();
  const { ids, counts, products, otherHits } = found;
  const [cell, setCell] = useState<number | null>(null);
  const side = products.length + 1;
  const nameOf = (at: number) => products[at]?.code ?? t("analysis.other");
  const titleOf = (at: number) => label(products[at]?.code ?? "", products[at]?.name ?? "");
  const all = Array.from({ length: side }, (_, at) => at);
  const totals = all.map((row) => counts.subarray(row * side, (row + 1) * side).reduce((sum, n) => sum + n, 0));
  const select = useMemo<TestSelection | null>(
    () => (cell === null ? null : { kind: "cell", ids, row: Math.floor(cell / side), column: cell % side }),
    [cell, ids, side],
  );
  const describe = (at: number) =>
    t("analysis.cell", { bought: nameOf(Math.floor(at / side)), first: nameOf(at % side) });
  return (
    <>
      <Scroller
        label={t("analysis.confusionTitle")}
        table={() => ({
          columns: [
            { title: t("analysis.bought"), kind: "text" },
            ...all.map((column) => ({ title: nameOf(column), kind: "number", digits: 0 }) as const),
            { title: t("analysis.rowTotal"), kind: "number", digits: 0 },
          ],
          rows: all.map((row) => [nameOf(row), ...counts.subarray(row * side, (row + 1) * side), totals[row]!]),
        })}
      >
        <table className="mixups" aria-label={t("analysis.confusionTitle")}>
          <thead>
            <tr>
              <th scope="col">
                {t("analysis.bought")} \ {t("analysis.likeliest")}
              </th>
              {all.map((column) => (
                <th key={column} scope="col" title={titleOf(column)}>
                  {nameOf(column)}
                </th>
              ))}
              <th scope="col">{t("analysis.rowTotal")}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((row) => (
              <tr key={row}>
                <th scope="row" title={titleOf(row)}>
                  {nameOf(row)}
                </th>
                {all.map((column) => {
                  const at = row * side + column;
                  const count = counts[at]!;
                  const right = row === column && row < products.length;
                  const look = {
                    "--share": totals[row] ? count / totals[row]! : 0,
                    "--mixups-hue": right ? "var(--mantine-primary-color-filled)" : "#c2571a",
                  } as CSSProperties;
                  return (
                    <td key={column}>
                      {count > 0 ? (
                        <button
                          type="button"
                          style={look}
                          aria-pressed={cell === at}
                          aria-label={`${describe(at)}: ${format.number(count)}`}
                          title={describe(at)}
                          data-cell={`${row} ${column}`}
                          onClick={() => setCell(cell === at ? null : at)}
                        >
                          {format.number(count)}
                        </button>
                      ) : (
                        <Text span size="xs" c="dimmed">
                          ·
                        </Text>
                      )}
                    </td>
                  );
                })}
                <td className="figure">{format.number(totals[row]!)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
      <Text size="xs" c="dimmed" mt="xs">
        {t("analysis.otherHits", { number: otherHits, total: totals.at(-1)! })}
      </Text>
      {select && cell !== null && (
        <div style={{ marginTop: 16 }}>
          <Lines name={describe(cell)} task="product" select={select} />
        </div>
      )}
    </>
  );
}
