// How far each chosen run is ahead of the first on the same test targets, metric by metric; or why that is not told.

import { Alert, Badge, Group, Table, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ComparedModel, Uncompared } from "../../core/experiments/compare/compareModels.ts";
import type { Comparison, PairedDifference } from "../../core/experiments/compare/pairedDifferences.ts";
import type { RunRow } from "../../studio/runRows.ts";
import { type Format, useFormat } from "../format.ts";
import type { Localise } from "../i18n/localise.ts";
import type { Translate } from "../i18n/translate.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Problem } from "../kit/Problem.tsx";
import { Scroller } from "../kit/Scroller.tsx";
import { TableHead } from "../kit/TableHead.tsx";
import { useTask } from "../kit/useTask.ts";
import { Working } from "../kit/Working.tsx";
import { useStudio } from "../studioContext.ts";
import { useNumbered } from "./runTexts.ts";

/** Asks anew whenever other runs are chosen. */
export function PairedPart({ runs }: { runs: readonly RunRow[] }) {
  const { t } = useTexts();
  const { runs: actions } = useStudio();
  const { run, busy, error, clear } = useTask();
  const [found, setFound] = useState<{ ids: string; compared: ComparedModel[] } | null>(null);
  const ids = runs.map(({ id }) => id).join();
  useEffect(() => {
    void run(async (signal) => setFound({ ids, compared: await actions.compare(ids.split(","), signal) }));
  }, [run, actions, ids]);
  if (error) return <Problem message={error} onClose={clear} />;
  if (busy || found?.ids !== ids) return <Working label={t("runs.comparing")} progress={null} />;
  return (
    <div className="stack">
      {found.compared.map((compared) => (
        <Beside key={runs[compared.other]!.id} runs={runs} compared={compared} />
      ))}
      <Text size="xs" c="dimmed" className="message">
        {t("runs.pairedHow")}
      </Text>
    </div>
  );
}

function Beside({ runs, compared: { other, sameData, result } }: { runs: readonly RunRow[]; compared: ComparedModel }) {
  const { t } = useTexts();
  const localise = useLocalise();
  const numbered = useNumbered();
  const names = { one: numbered(runs[0]!, 0), other: numbered(runs[other]!, other) };
  const badges = (
    <Group gap="xs">
      {sameData === false && (
        <Badge color="yellow" variant="light" tt="none">
          {t("runs.otherData")}
        </Badge>
      )}
      {sameData === null && (
        <Badge color="gray" variant="light" tt="none">
          {t("runs.unknownData")}
        </Badge>
      )}
    </Group>
  );
  if ("why" in result)
    return (
      <Alert color="yellow" variant="light" role="status">
        <div className="message">{t("runs.notCompared", names)}</div>
        <div className="message">{reason(result, t, localise, (model) => numbered(runs[model]!, model))}</div>
        {badges}
      </Alert>
    );
  return (
    <div>
      <Text size="sm" fw={600} className="message">
        {t("runs.ahead", names)}
      </Text>
      <Text size="sm" className="message">
        {t("runs.sameTargets")} {t("runs.onTargets", { targets: result.targets, customers: result.customers })}
      </Text>
      {badges}
      <Leads names={names} places={[1, other + 1]} comparison={result} />
    </div>
  );
}

interface LeadsProps {
  names: { one: string; other: string };
  /** The numbers that the two names begin with. */
  places: readonly [number, number];
  comparison: Comparison;
}

function Leads({ names, places, comparison }: LeadsProps) {
  const { t } = useTexts();
  const format = useFormat();
  const title = t("runs.ahead", names);
  const runs = places.map((place) => t("runs.runOf", { place: String(place) }));
  const heads = [t("runs.metric"), ...runs, t("runs.aheadBy"), t("runs.interval"), t("runs.judgement")];
  return (
    <Scroller
      label={title}
      table={() => ({
        columns: [
          { title: t("runs.metric"), kind: "text" },
          ...[names.one, names.other, t("runs.aheadBy"), t("runs.low"), t("runs.high")].map((head) => ({
            title: head,
            kind: "number" as const,
            digits: 4,
          })),
          { title: t("runs.judgement"), kind: "text" },
        ],
        rows: comparison.metrics.map((each) => [
          metricName(each, t),
          ...[each.one, each.other, each.lead, each.low, each.high],
          t(`runs.verdict_${each.verdict}`),
        ]),
      })}
    >
      <Table verticalSpacing={4} fz="sm" aria-label={title}>
        <TableHead heads={heads} texts={[0, 5]} />
        <Table.Tbody>
          {comparison.metrics.map((each) => (
            <Table.Tr key={metricName(each, t)} data-metric={each.metric} data-lead={each.verdict}>
              <Table.Th scope="row" fw={400}>
                {metricName(each, t)}
              </Table.Th>
              {[each.one, each.other].map((value, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the two runs
                <Table.Td key={i} ta="right" className="figure">
                  {measure(each, value, format)}
                </Table.Td>
              ))}
              <Table.Td ta="right" className="figure" fw={each.verdict === "level" ? 400 : 600}>
                {signed(each, each.lead, t, format)}
              </Table.Td>
              <Table.Td ta="right" className="figure">
                {t("runs.between", {
                  low: signed(each, each.low, t, format),
                  high: signed(each, each.high, t, format),
                })}
              </Table.Td>
              <Table.Td>{t(`runs.verdict_${each.verdict}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroller>
  );
}

const SHARES = new Set<string>(["accuracy", "hit5", "hit10", "wape"]);

function isShare({ task, metric }: PairedDifference): boolean {
  return SHARES.has(metric) || task === "discount";
}

function metricName(each: PairedDifference, t: Translate): string {
  if (each.task === "product") return t(`results.${each.metric}`);
  const name = `${t(`train.${each.task}`)}, ${each.metric.toUpperCase()}`;
  return each.given ? t("runs.givenProduct", { name }) : name;
}

function measure(each: PairedDifference, value: number, format: Format): string {
  if (isShare(each)) return format.percent(value);
  return each.task === "product" ? format.fixed(value, 3) : format.compact(value);
}

function signed(each: PairedDifference, value: number, t: Translate, format: Format): string {
  const sign = value > 0 ? "+" : "";
  if (isShare(each)) return t("runs.points", { points: `${sign}${format.fixed(100 * value, 1)}` });
  return `${sign}${each.task === "product" ? format.fixed(value, 3) : format.compact(value)}`;
}

function reason(found: Uncompared, t: Translate, localise: Localise, name: (model: number) => string): string {
  switch (found.why) {
    case "otherTargets":
      return t("runs.otherTargets");
    case "nothingInCommon":
      return t("runs.nothingInCommon");
    case "noAnswers":
      return t("runs.noAnswers", { name: name(found.model) });
    case "damaged":
      return t("runs.damagedAnswers", { name: name(found.model), why: localise(found.message) });
    default:
      return found satisfies never;
  }
}
