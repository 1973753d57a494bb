// The trials of a search, best first: what differs from the settings at hand, how far each trained, and what it scored.

import { Button, Table, Text } from "@mantine/core";
import { useMemo } from "react";
import type { SearchState } from "../../../core/experiments/search/types.ts";
import type { SavedColumn } from "../../../core/lib/table/savedTable.ts";
import { type TrialRow, trialRows } from "../../../studio/searchView.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Scroller } from "../../kit/Scroller.tsx";
import { TableHead } from "../../kit/TableHead.tsx";
import { parameterLabel, parameterText, scoreText } from "./searchTexts.ts";

interface TrialTableProps {
  state: SearchState;
  /** Number of the trial under way; null where none is. */
  running: number | null;
  /** Nothing is trained any more. */
  over: boolean;
  /** Trains a model with the settings of a trial. */
  onTake?: (trial: number) => void;
}

/** Scrolls within itself where the trials are many. */
export function TrialTable({ state, running, over, onTake }: TrialTableProps) {
  const { t } = useTexts();
  const format = useFormat();
  const rows = useMemo(
    () => trialRows(state, running, over).sort((a, b) => (b.score ?? -1) - (a.score ?? -1)),
    [state, running, over],
  );
  const names = state.spec.space.parameters.map(({ name }) => name);
  const nameOf = ({ trial, repeats }: TrialRow): string => {
    if (repeats !== null) return `${repeats} (${t("search.trialRepeat", { seed: trial.seed })})`;
    return trial.id === 1 ? `1 (${t("search.trialBase")})` : String(trial.id);
  };
  const heads = [
    t("search.trial"),
    t("search.score"),
    t("search.epochs"),
    t("search.standing"),
    ...names.map((name) => parameterLabel(name, t)),
    t("search.time"),
  ];
  const columns: SavedColumn[] = [
    { title: heads[0]!, kind: "text" },
    { title: heads[1]!, kind: "number", digits: 4 },
    { title: heads[2]!, kind: "number", digits: 0 },
    { title: heads[3]!, kind: "text" },
    ...names.map((name): SavedColumn => ({ title: parameterLabel(name, t), kind: "text" })),
    { title: heads.at(-1)!, kind: "number", digits: 1, unit: "s" },
  ];
  return (
    <Scroller
      label={t("search.table")}
      style={{ maxHeight: 380, overflowY: "auto" }}
      table={() => ({
        columns,
        rows: rows.map((row) => [
          nameOf(row),
          row.score,
          row.epochs,
          t(`search.${row.standing}`),
          ...row.values.map(({ value }) => (value === undefined ? "" : String(value))),
          row.seconds,
        ]),
      })}
    >
      <Table verticalSpacing={4} fz="sm" stickyHeader aria-label={t("search.table")}>
        <TableHead heads={onTake ? [...heads, t("search.use")] : heads} texts={[0, 3]} />
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr
              key={row.trial.id}
              data-trial={row.trial.id}
              data-standing={row.standing}
              className={row.standing === "running" ? "model-row" : undefined}
            >
              <Table.Th scope="row" fw={400}>
                {nameOf(row)}
              </Table.Th>
              <Table.Td ta="right" className="figure" data-value={row.score ?? ""}>
                {scoreText(row.score, format)}
              </Table.Td>
              <Table.Td ta="right" className="figure">
                {format.number(row.epochs)}
              </Table.Td>
              <Table.Td style={{ whiteSpace: "nowrap" }}>{t(`search.${row.standing}`)}</Table.Td>
              {row.values.map(({ name, value, differs }) => (
                <Table.Td key={name} ta="right" className="figure">
                  <Text span fz="sm" c={differs ? undefined : "dimmed"} fw={differs ? 600 : undefined}>
                    {parameterText(name, value, t, format)}
                  </Text>
                </Table.Td>
              ))}
              <Table.Td ta="right" className="figure">
                {format.duration(row.seconds)}
              </Table.Td>
              {onTake && (
                <Table.Td ta="right">
                  {row.standing !== "failed" && row.repeats === null && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={t("search.useNamed", { trial: row.trial.id })}
                      onClick={() => onTake(row.trial.id)}
                    >
                      {t("search.use")}
                    </Button>
                  )}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroller>
  );
}
