// The table of runs: sortable, each with what can be done with it.

import { Button, Checkbox, Group, Table, Text, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { isLevel } from "../../core/evaluation/gap.ts";
import type { Gap } from "../../core/evaluation/report.ts";
import type { ProductBaseline } from "../../core/model/baselineNames.ts";
import { type RunRow, type Sort, sorted } from "../../studio/runRows.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Scroller } from "../kit/Scroller.tsx";
import { type TableContent, TableMenu } from "../kit/TableMenu.tsx";
import { pointsText } from "../results/verdictTexts.ts";
import { useSession, useStudio } from "../studioContext.ts";
import { RunName } from "./RunName.tsx";

interface RunTableProps {
  rows: readonly RunRow[];
  chosen: readonly string[];
  onChoose(id: string, on: boolean): void;
}

const COLUMNS: readonly { sort: Sort; figure: boolean }[] = [
  { sort: "name", figure: false },
  { sort: "createdAt", figure: false },
  { sort: "hit10", figure: true },
  { sort: "mrr", figure: true },
  { sort: "accuracy", figure: true },
  { sort: "revenueMae", figure: true },
  { sort: "seconds", figure: true },
];

/** Newest first until a heading is pressed. */
export function RunTable({ rows, chosen, onChoose }: RunTableProps) {
  const { t, language } = useTexts();
  const [order, setOrder] = useState<{ by: Sort; descending: boolean }>({ by: "createdAt", descending: true });
  const press = (by: Sort): void =>
    setOrder({ by, descending: by === order.by ? !order.descending : by !== "name" && by !== "revenueMae" });
  const shown = sorted(rows, order.by, order.descending, language);
  const saved = (): TableContent => ({
    columns: [
      { title: t("runs.name"), kind: "text" },
      { title: t("runs.date"), kind: "moment" },
      { title: t("runs.hit10"), kind: "share" },
      { title: t("runs.mrr"), kind: "number", digits: 3 },
      { title: t("runs.accuracy"), kind: "share" },
      { title: t("runs.revenueMae"), kind: "number", digits: 2 },
      { title: t("runs.seconds"), kind: "number", digits: 1, unit: "s" },
    ],
    rows: shown.map((row) => [
      row.name,
      wallClock(row.createdAt),
      row.hit10,
      row.mrr,
      row.accuracy,
      row.revenueMae,
      row.seconds,
    ]),
  });
  return (
    <>
      <div className="table-tools">
        <TableMenu title={t("runs.title")} table={saved} />
      </div>
      <Scroller label={t("runs.title")}>
        <Table verticalSpacing={6} fz="sm" miw={1080} aria-label={t("runs.title")}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("runs.compareMark")}</Table.Th>
              {COLUMNS.map(({ sort, figure }) => (
                <Table.Th
                  key={sort}
                  ta={figure ? "right" : undefined}
                  aria-sort={order.by === sort ? (order.descending ? "descending" : "ascending") : "none"}
                >
                  <UnstyledButton fz="sm" fw={600} onClick={() => press(sort)}>
                    {t(sort === "createdAt" ? "runs.date" : `runs.${sort}`)}
                    {order.by === sort ? (order.descending ? " ↓" : " ↑") : ""}
                  </UnstyledButton>
                </Table.Th>
              ))}
              <Table.Th>{t("runs.verdict")}</Table.Th>
              <Table.Th>{t("runs.actions")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((row) => (
              <Row key={row.id} row={row} chosen={chosen.includes(row.id)} onChoose={(on) => onChoose(row.id, on)} />
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </>
  );
}

/** A moment of this machine's clock as the wall shows it, which tables keep as if it were UTC. */
function wallClock(time: number): number {
  return time - new Date(time).getTimezoneOffset() * 60_000;
}

function Row({ row, chosen, onChoose }: { row: RunRow; chosen: boolean; onChoose(on: boolean): void }) {
  const { t } = useTexts();
  const format = useFormat();
  const { runs: actions } = useStudio();
  const current = useSession(({ model }) => model?.summary.id === row.id);
  const busy = useSession(({ loading }) => loading !== null);
  const { name } = row;
  const verdictOf = (gap: Gap): string => {
    const baseline = t(`results.${gap.baseline as ProductBaseline}`);
    if (isLevel(gap)) return t("runs.verdictLevel", { baseline });
    const points = `${gap.difference < 0 ? "−" : "+"}${pointsText(Math.abs(gap.difference), format)}`;
    return t("runs.verdictText", { points, baseline });
  };
  return (
    <Table.Tr data-run={name} className={current ? "model-row" : undefined}>
      <Table.Td>
        <Checkbox
          checked={chosen}
          aria-label={t("runs.compareNamed", { name })}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td miw={200} maw={320}>
        <RunName row={row} />
        {row.held && (
          <Text size="xs" c="var(--mantine-color-error)" className="message">
            {t("kept.heldRow")}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="figure">{format.dateTime(row.createdAt)}</Table.Td>
      <Figure name="hit10" value={row.hit10} text={format.percent(row.hit10)} />
      <Figure name="mrr" value={row.mrr} text={format.fixed(row.mrr, 3)} />
      <Figure name="accuracy" value={row.accuracy} text={format.percent(row.accuracy)} />
      <Figure name="revenueMae" value={row.revenueMae} text={format.compact(row.revenueMae)} />
      <Table.Td ta="right" className="figure">
        {format.duration(row.seconds)}
        <Text size="xs" c="dimmed">
          {t("runs.epochs", { epochs: row.epochs.length })}
        </Text>
      </Table.Td>
      <Table.Td>
        {row.verdict && (
          <Text size="sm" className="figure" data-verdict={row.verdict.kind}>
            {verdictOf(row.verdict.gap)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <Button
            size="compact-xs"
            variant="default"
            disabled={current || busy}
            aria-label={t(current ? "runs.currentNamed" : "runs.openNamed", { name })}
            onClick={() => void actions.restore(row.id)}
          >
            {t(current ? "runs.current" : "runs.open")}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={t("runs.zipNamed", { name })}
            onClick={() => void actions.saveZip(row.id)}
          >
            {t("runs.zip")}
          </Button>
          {row.held ? (
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t("kept.keepNowNamed", { name })}
              onClick={() => void actions.keepHeld(row.id)}
            >
              {t("kept.keepNow")}
            </Button>
          ) : (
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              disabled={current}
              aria-label={t("runs.deleteNamed", { name })}
              onClick={() => void actions.remove(row.id)}
            >
              {t("runs.delete")}
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Figure({ name, value, text }: { name: string; value: number; text: string }) {
  return (
    <Table.Td ta="right" className="figure" data-metric={name} data-value={value}>
      {text}
    </Table.Td>
  );
}
