// How sure a forecast is: what the periods held out say, beside seasonal naive and last year.

import { Table, Text } from "@mantine/core";
import type { DemandJudgement, DemandScore } from "../../core/demand/demandForecast.ts";
import { DEMAND_METHODS } from "../../core/demand/demandForecast.ts";
import type { ForecastReport } from "../../core/demand/forecastReport.ts";
import { SALES_LEVELS } from "../../core/demand/salesSeries.ts";
import type { SavedCell } from "../../core/lib/table/savedTable.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Fold } from "../kit/Fold.tsx";
import { Scroller } from "../kit/Scroller.tsx";
import type { TableContent } from "../kit/TableMenu.tsx";
import { Explained } from "../terms/Explained.tsx";
import type { ForecastWords } from "./useForecastWords.ts";

/** What each method is judged by, in the order of the columns. */
const MEASURES = ["wape", "mase", "bias", "cover80", "cover95"] as const;

/** Folded to its main number. */
export function SureFold({ report, words }: { report: ForecastReport; words: ForecastWords }) {
  const { t } = useTexts();
  const { judged, rows, total, reconciled } = report;
  const reach = words.reach;
  const own = judged.find(({ level }) => level === report.question.level) ?? judged[0];
  const saved = useSavedJudged(judged);
  if (!own) {
    return (
      <Text size="sm" c="dimmed" mt="sm">
        {t("forecast.sureNone", { reach })}
      </Text>
    );
  }
  const uses = DEMAND_METHODS.flatMap((method) => {
    const count = (rows.length > 0 ? rows : [total]).filter(({ forecast }) => forecast.method === method).length;
    return count === 0 ? [] : [{ method, count }];
  }).sort((a, b) => b.count - a.count);
  return (
    <Fold
      title={t("forecast.sure")}
      summary={t("forecast.sureSummary", { reach, wape: own.forecast.wape, naive: own.naive.wape })}
    >
      <div className="forecast-sure">
        <Text size="sm" maw={760}>
          {t("forecast.sureLead", { reach })}
        </Text>
        {judged.map((each) => (
          <Sentence key={each.level} judged={each} />
        ))}
        <Scroller label={t("forecast.sureTable", { reach })} table={saved}>
          <Judged judged={judged} caption={t("forecast.sureTable", { reach })} />
        </Scroller>
        <Text size="xs" c="dimmed" maw={760}>
          <Explained>{t("forecast.terms")}</Explained>
        </Text>
        <Text size="sm">
          {t("forecast.methodsUsed", {
            list: uses
              .map(({ method, count }) => t("forecast.useOf", { method: t(`forecast.methods.${method}`), count }))
              .join(", "),
          })}{" "}
          {reconciled !== "none" && rows.length > 0 && t("forecast.reconciledText")}
        </Text>
      </div>
    </Fold>
  );
}

/** Below this a sum is right on the whole. */
const EVEN = 0.005;

function Sentence({ judged }: { judged: DemandJudgement }) {
  const { t } = useTexts();
  const name = useLevelName();
  const { forecast, naive, coverage } = judged;
  const over = forecast.bias - 1;
  return (
    <Text size="sm">
      {t("forecast.sentence", { level: name(judged.level), own: forecast.wape, naive: naive.wape })}{" "}
      {over > EVEN && t("forecast.tendsHigh", { share: over })}
      {over < -EVEN && t("forecast.tendsLow", { share: -over })} {t("forecast.covered", { share: coverage.each80 })}
    </Text>
  );
}

function Judged({ judged, caption }: { judged: readonly DemandJudgement[]; caption: string }) {
  const { t } = useTexts();
  const format = useFormat();
  const name = useLevelName();
  const share = (value: number) => (Number.isFinite(value) ? format.percent(value) : "–");
  const cells = (who: string, { wape, mase, bias }: DemandScore, coverage?: DemandJudgement["coverage"]) => (
    <>
      <Table.Td>{who}</Table.Td>
      <Table.Td className="figure">{share(wape)}</Table.Td>
      <Table.Td className="figure">{Number.isFinite(mase) ? format.fixed(mase, 2) : "–"}</Table.Td>
      <Table.Td className="figure">{share(bias)}</Table.Td>
      <Table.Td className="figure">{coverage ? format.percent(coverage.each80, 0) : ""}</Table.Td>
      <Table.Td className="figure">{coverage ? format.percent(coverage.each95, 0) : ""}</Table.Td>
    </>
  );
  return (
    <Table fz="sm" verticalSpacing={4} withRowBorders={false} aria-label={caption} miw={720}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("forecast.level")}</Table.Th>
          <Table.Th>{t("forecast.series")}</Table.Th>
          <Table.Th>{t("forecast.who")}</Table.Th>
          {MEASURES.map((measure) => (
            <Table.Th key={measure}>
              <Explained>{t(`forecast.${measure}`)}</Explained>
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      {judged.map(({ level, series, forecast, naive, lastYear, coverage }) => (
        <Table.Tbody key={level}>
          <Table.Tr>
            <Table.Th scope="rowgroup" rowSpan={lastYear ? 3 : 2}>
              {name(level)}
            </Table.Th>
            <Table.Td rowSpan={lastYear ? 3 : 2} className="figure">
              {format.number(series)}
            </Table.Td>
            {cells(t("forecast.ours"), forecast, coverage)}
          </Table.Tr>
          <Table.Tr>{cells(t("forecast.naive"), naive)}</Table.Tr>
          {lastYear && <Table.Tr>{cells(t("forecast.ofLastYear"), lastYear)}</Table.Tr>}
        </Table.Tbody>
      ))}
    </Table>
  );
}

/** A row for each method of each level. */
function useSavedJudged(judged: readonly DemandJudgement[]): () => TableContent {
  const { t } = useTexts();
  const name = useLevelName();
  const share = (title: string) => ({ title, kind: "share" }) as const;
  return () => ({
    columns: [
      { title: t("forecast.level"), kind: "text" },
      { title: t("forecast.series"), kind: "number", digits: 0 },
      { title: t("forecast.who"), kind: "text" },
      share(t("forecast.wape")),
      { title: t("forecast.mase"), kind: "number", digits: 2 },
      share(t("forecast.bias")),
      share(t("forecast.cover80")),
      share(t("forecast.cover95")),
    ],
    rows: judged.flatMap(({ level, series, forecast, naive, lastYear, coverage }) => {
      const row = (who: string, { wape, mase, bias }: DemandScore, own = false): SavedCell[] => [
        ...[name(level), series, who, wape, mase, bias],
        ...(own ? [coverage.each80, coverage.each95] : [null, null]),
      ];
      return [
        row(t("forecast.ours"), forecast, true),
        row(t("forecast.naive"), naive),
        ...(lastYear ? [row(t("forecast.ofLastYear"), lastYear)] : []),
      ];
    }),
  });
}

function useLevelName(): (level: string) => string {
  const { t } = useTexts();
  return (level) => {
    const known = SALES_LEVELS.find((each) => each === level);
    return known ? t(`forecast.levels.${known}`) : level;
  };
}
