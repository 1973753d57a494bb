// How sure the probabilities are: what was said as of a cut against what came after it, beside BG/NBD and the own mean gap.

import { SegmentedControl, Table, Text } from "@mantine/core";
import { useCallback, useState } from "react";
import { DUE_MODELS, type DueQuality, type JudgedHorizon, type Measured } from "../../core/retention/dueReport.ts";
import { axis, frame } from "../charts/axes.ts";
import { Chart } from "../charts/Chart.tsx";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Answered } from "../kit/Answered.tsx";
import { Fold } from "../kit/Fold.tsx";
import { Scroller } from "../kit/Scroller.tsx";
import { TableHead } from "../kit/TableHead.tsx";
import { type TableContent, TableMenu } from "../kit/TableMenu.tsx";
import { useAnswer } from "../kit/useAnswer.ts";
import { OriginContext } from "../kit/useTableAbout.ts";
import type { ChartColors } from "../theme.ts";

const ALL = { filtered: false };

/** Judged when it is first unfolded: everything is fitted once more as of the cut. */
export function SureFold() {
  const { t } = useTexts();
  const [opened, setOpened] = useState(false);
  return (
    <Fold title={t("due.sure")} summary={t("due.sureSummary")} onUnfold={() => setOpened(true)}>
      {opened && (
        // Judged over all customers, whatever the filter says.
        <OriginContext value={ALL}>
          <Judged />
        </OriginContext>
      )}
    </Fold>
  );
}

function Judged() {
  const { t } = useTexts();
  const answer = useAnswer("dueQuality", undefined);
  const [stopped, setStopped] = useState(false);
  const { value, busy, error } = answer;
  // Null is an answer, too: the file is too short.
  if (value === null && !busy && !error && !stopped) return <Text size="sm">{t("due.sureNone")}</Text>;
  const cancel = () => {
    setStopped(true);
    answer.cancel();
  };
  const again = () => {
    setStopped(false);
    answer.again();
  };
  return (
    <Answered answer={{ ...answer, cancel, again }} height={200}>
      {(quality) => quality && <Quality quality={quality} />}
    </Answered>
  );
}

function Quality({ quality }: { quality: DueQuality }) {
  const { t } = useTexts();
  const { horizons, cut, end, model } = quality;
  const [chosen, choose] = useState(0);
  const titleOf = (horizon: JudgedHorizon) => t(`due.asks.${horizon.asks}`, { days: horizon.days });
  const judged = horizons[chosen] ?? horizons[0];
  if (!judged) return <Text size="sm">{t("due.sureNone")}</Text>;
  return (
    <div className="due-sure">
      <Text size="sm" maw={860}>
        {t("due.sureLead", { cut, last: end - 1, model: t(`due.models.${model}`) })}
      </Text>
      {horizons.map((horizon) => (
        <Sentence key={`${horizon.asks} ${horizon.days}`} horizon={horizon} model={model} />
      ))}
      <Scores quality={quality} titleOf={titleOf} />
      <div className="due-tabs">
        <SegmentedControl
          size="xs"
          aria-label={t("due.sureWhich")}
          value={String(chosen)}
          onChange={(value) => choose(Number(value))}
          data={horizons.map((horizon, at) => ({ value: String(at), label: titleOf(horizon) }))}
        />
      </div>
      <Deciles horizon={judged} quality={quality} title={titleOf(judged)} />
    </div>
  );
}

/** What those called likeliest and unlikeliest did, and whether the answer beats the simple ones. */
function Sentence({ horizon, model }: { horizon: JudgedHorizon; model: DueQuality["model"] }) {
  const { t } = useTexts();
  const { asks, days, models, difference } = horizon;
  const { deciles } = models[model];
  const [least, most] = [deciles[0], deciles.at(-1)];
  if (!least || !most) return null;
  const against = DUE_MODELS.filter((each) => each !== model).map((each) => {
    const { low, high } = difference[each];
    return t(high < 0 ? "due.better" : low > 0 ? "due.worse" : "due.level", { name: t(`due.short.${each}`) });
  });
  const values = { days, most: most.said, cameMost: most.came, least: least.said, cameLeast: least.came };
  return (
    <Text size="sm" maw={860}>
      {t(`due.sentences.${asks}`, values)} {against.join(" ")}
    </Text>
  );
}

function Scores({ quality, titleOf }: { quality: DueQuality; titleOf(horizon: JudgedHorizon): string }) {
  const { t } = useTexts();
  const format = useFormat();
  const title = t("due.scores");
  const heads = [
    t("due.question"),
    t("due.customersJudged"),
    t("due.came"),
    t("due.who"),
    ...SCORES.map((score) => t(`due.${score}`)),
  ];
  const rows = quality.horizons.flatMap((horizon) => DUE_MODELS.map((model) => ({ horizon, model })));
  const saved = (): TableContent => ({
    columns: [
      { title: heads[0]!, kind: "text" },
      { title: heads[1]!, kind: "number", digits: 0 },
      { title: heads[2]!, kind: "share" },
      { title: heads[3]!, kind: "text" },
      ...SCORES.flatMap((score) => [
        { title: t(`due.${score}`), kind: "number" as const, digits: 3 },
        { title: t("table.low", { title: t(`due.${score}`) }), kind: "number" as const, digits: 3 },
        { title: t("table.high", { title: t(`due.${score}`) }), kind: "number" as const, digits: 3 },
      ]),
    ],
    rows: rows.map(({ horizon, model }) => [
      titleOf(horizon),
      horizon.customers,
      horizon.share,
      t(`due.short.${model}`),
      ...SCORES.flatMap((score) => {
        const { value, low, high } = horizon.models[model][score];
        return [value, low, high];
      }),
    ]),
  });
  const measured = ({ value, low, high }: Measured) =>
    `${format.fixed(value, 3)} (${format.fixed(low, 3)} – ${format.fixed(high, 3)})`;
  return (
    <div>
      <div className="table-head">
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <TableMenu title={title} table={saved} />
      </div>
      <Scroller label={title}>
        <Table verticalSpacing={4} fz="sm" miw={900} aria-label={title}>
          <TableHead heads={heads} texts={[0, 3]} />
          <Table.Tbody>
            {rows.map(({ horizon, model }) => (
              <Table.Tr
                key={`${horizon.asks} ${horizon.days} ${model}`}
                className={model === quality.model ? "model-row" : undefined}
              >
                <Table.Th scope="row" fw={400}>
                  {titleOf(horizon)}
                </Table.Th>
                <Table.Td ta="right" className="figure">
                  {format.number(horizon.customers)}
                </Table.Td>
                <Table.Td ta="right" className="figure">
                  {format.percent(horizon.share)}
                </Table.Td>
                <Table.Td>{t(`due.short.${model}`)}</Table.Td>
                {SCORES.map((score) => (
                  <Table.Td key={score} ta="right" className="figure">
                    {measured(horizon.models[model][score])}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
      <Text size="xs" c="dimmed" mt={6} maw={860}>
        {t("due.terms")}
      </Text>
    </div>
  );
}

const SCORES = ["auc", "logLoss", "ece"] as const;

/** Ten groups of customers by what was said, beside what came. */
function Deciles({ horizon, quality, title }: { horizon: JudgedHorizon; quality: DueQuality; title: string }) {
  const { t } = useTexts();
  const format = useFormat();
  const { deciles } = horizon.models[quality.model];
  const build = useCallback(
    (colors: ChartColors) => {
      const percent = (value: number) => format.percent(value / 100, 0);
      return {
        ...frame(colors, true, { trigger: "axis", valueFormatter: (value: number) => format.percent(value / 100) }),
        xAxis: axis(
          colors,
          { type: "category", name: t("due.tenths"), data: deciles.map((_, at) => String(at + 1)), lines: false },
          false,
        ),
        yAxis: axis(colors, { min: 0, max: 100, format: percent }, true),
        series: [
          { name: t("due.said"), type: "bar", data: deciles.map(({ said }) => 100 * said) },
          { name: t("due.cameTrue"), type: "bar", data: deciles.map(({ came }) => 100 * came) },
        ],
      };
    },
    [deciles, format, t],
  );
  return (
    <Chart
      title={t("due.decilesOf", { name: title })}
      height={260}
      build={build}
      table={() => ({
        columns: [t("due.tenths"), t("due.said"), t("due.cameTrue"), t("due.customersJudged")],
        rows: deciles.map(({ said, came, customers }, at) => [at + 1, said, came, customers]),
        kinds: [{ kind: "number", digits: 0 }, { kind: "share" }, { kind: "share" }, { kind: "number", digits: 0 }],
      })}
    />
  );
}
