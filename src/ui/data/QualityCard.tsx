// What was read: kept and set aside, totals, span; and the way on to training.

import { Alert, Button, Group, Table, Text } from "@mantine/core";
import { type Inspection, REJECT_RULES } from "../../core/data/ingest/inspection.ts";
import { currencyOf } from "../../core/data/mapping/currency.ts";
import type { LookedAt } from "../../studio/data.ts";
import { shortageOfLines } from "../../studio/enough.ts";
import { latestOf } from "../../studio/presetOf.ts";
import { formatHash } from "../../studio/route.ts";
import { formQuery } from "../../studio/studio.ts";
import type { OpenedDataset } from "../../workers/protocol.ts";
import { dataName } from "../dataName.ts";
import { useFormat } from "../format.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { Problem } from "../kit/Problem.tsx";
import { ShortageNote } from "../kit/ShortageNote.tsx";
import { useTask } from "../kit/useTask.ts";
import { Working } from "../kit/Working.tsx";
import { useSession, useStudio } from "../studioContext.ts";
import { AddFile } from "./AddFile.tsx";
import { QualityNotes } from "./QualityNotes.tsx";

/** Larger totals are written short, with all digits below. */
const SHORT = 1e9;

interface QualityCardProps {
  info: OpenedDataset;
  source: LookedAt | null;
  /** While a model trains the data set stays as it is. */
  locked: boolean;
}

/** The quality report of the open data set. */
export function QualityCard({ info, source, locked }: QualityCardProps) {
  const { t } = useTexts();
  const localise = useLocalise();
  const format = useFormat();
  const { data: actions, form, model } = useStudio();
  const task = useTask();
  const storing = useSession((state) => state.storing?.id === info.id);
  const saidAbove = useSession((state) => state.keepingNotice?.message.code);
  // Where a model has learnt these data, predicting with it comes first.
  const learnt = useSession(({ runs }) => runs.rows !== null && latestOf(runs.rows, info) !== undefined);
  const { inspection, truth } = info;
  const currency = currencyOf(inspection.mapping, info.name);
  const shortage = shortageOfLines(inspection);
  const bulk = inspection.bulk ?? inspection;
  const revenue = format.money(inspection.totals.revenue, currency);
  const shortRevenue = format.money(inspection.totals.revenue, currency, true);
  const aside = inspection.rows - inspection.kept;
  return (
    <>
      {shortage && <ShortageNote shortage={shortage} />}
      {info.notice && info.noticeSentence?.code !== saidAbove && (
        <Alert color="yellow" variant="light" role="status">
          <span className="message">{localise(info.noticeSentence ?? info.notice)}</span>
        </Alert>
      )}
      <Card
        title={dataName(info.name, t)}
        lead={`${t("data.quality")} · ${format.bytes(inspection.file.size)} · ${t("data.readIn", {
          time: inspection.seconds,
        })}`}
        aside={
          <Group gap="xs">
            {truth === null && <AddFile info={info} size="sm" disabled={locked || storing} />}
            {source && (
              <Button variant="default" size="sm" disabled={locked} onClick={() => actions.reviseColumns()}>
                {t("data.reviseColumns")}
              </Button>
            )}
            <Button
              component="a"
              size="sm"
              variant={learnt ? "default" : "filled"}
              href={formatHash("train", formQuery(form))}
            >
              {t("data.toTrain")}
            </Button>
          </Group>
        }
      >
        <Metrics>
          <Metric label={t("data.linesRead")} value={format.number(inspection.rows)} />
          <Metric
            label={t("data.kept")}
            value={format.number(inspection.kept)}
            hint={inspection.rows > 0 ? format.percent(inspection.kept / inspection.rows) : undefined}
          />
          <Metric
            label={t("data.setAside")}
            value={format.number(aside)}
            hint={aside === 0 ? t("data.nothingAside") : undefined}
          />
          <Metric label={t("data.customers")} value={format.number(inspection.customers)} />
          <Metric label={t("data.products")} value={format.number(inspection.products)} />
          <Metric label={t("data.orders")} value={format.number(inspection.orders)} />
          <Metric
            label={t("data.quantity")}
            {...(Math.abs(inspection.totals.quantity) < SHORT
              ? { value: format.number(inspection.totals.quantity, 2) }
              : {
                  value: format.compact(inspection.totals.quantity),
                  hint: format.number(inspection.totals.quantity),
                })}
          />
          <Metric
            label={t("data.revenue")}
            value={shortRevenue}
            hint={revenue === shortRevenue ? undefined : revenue}
          />
          <Metric label={t("data.discount")} value={format.money(inspection.totals.discountAmount, currency, true)} />
          <Metric
            label={t("data.span")}
            value={t("data.spanOf", { first: timeOf(bulk.first), last: timeOf(bulk.last) })}
          />
          <Metric label={t("data.duplicates")} value={format.number(inspection.duplicates)} />
          {inspection.returns !== undefined && (
            <Metric
              label={t("reading.returns")}
              value={format.number(inspection.returns)}
              hint={
                inspection.returns > 0
                  ? t(inspection.mapping.keepReturns ? "reading.returnsKept" : "reading.returnsAside")
                  : undefined
              }
            />
          )}
          <Metric
            label={t("data.walkIns")}
            value={format.number(inspection.walkIns)}
            hint={inspection.walkIns > 0 ? t("reading.walkInsHint") : undefined}
          />
          {truth && (
            <Metric
              label={t("data.ceiling")}
              value={format.percent(truth.ceilingAccuracy)}
              hint={t("data.synthetic")}
            />
          )}
        </Metrics>
        {truth && (
          <Text size="xs" c="dimmed" mt="sm">
            {t("data.ceilingText")}
          </Text>
        )}
        <QualityNotes inspection={inspection} source={source} locked={locked} />
        {source?.recipe && !source.recipe.aside && (
          <Text size="xs" c="dimmed" mt="sm" className="message">
            {t("recipe.kept", { name: source.recipe.name })}
          </Text>
        )}
        {!info.stored && !storing && !info.notice && (
          <Text size="xs" c="dimmed" mt="sm" role="status">
            {t("keeping.notKept")}
          </Text>
        )}
      </Card>
      {aside > 0 && (
        <Card title={t("data.setAside")}>
          <RejectTable rejected={inspection.rejected} />
          {source && (
            <Button
              mt="sm"
              size="xs"
              variant="default"
              disabled={task.busy}
              onClick={() =>
                void task.run((signal, onEvent) =>
                  model.saveRejected(source.origin, inspection.mapping, { signal, onEvent }),
                )
              }
            >
              {t("data.saveRejected")}
            </Button>
          )}
          {task.busy && (
            <Working
              label={t(`phase.${task.progress?.phase ?? "reading"}`)}
              progress={task.progress}
              onCancel={task.cancel}
            />
          )}
          {task.error && <Problem message={task.error} onClose={task.clear} />}
        </Card>
      )}
    </>
  );
}

function RejectTable({ rejected }: { rejected: Inspection["rejected"] }) {
  const { t } = useTexts();
  const localise = useLocalise();
  const format = useFormat();
  return (
    <Table className="rows-to-blocks" verticalSpacing={6} fz="sm" aria-label={t("data.setAside")}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t("data.rule")}</Table.Th>
          <Table.Th>{t("data.count")}</Table.Th>
          <Table.Th>{t("data.first")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {REJECT_RULES.map((rule) => {
          const report = rejected[rule];
          if (!report || report.count === 0) return null;
          return (
            <Table.Tr key={rule}>
              <Table.Td>{t(`rule.${rule}`)}</Table.Td>
              <Table.Td className="figure">{format.number(report.count)}</Table.Td>
              <Table.Td className="figure">
                <Text size="xs" c="dimmed">
                  {report.lines
                    .slice(0, 5)
                    .map((line, index) => {
                      const message = report.sentences?.[index];
                      if (message) return `${line}: ${localise(message)}`;
                      const value = report.values[index];
                      return value ? `${line}: “${value}”` : String(line);
                    })
                    .join(" · ")}
                </Text>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

/** Times in reports are wall-clock texts without a zone. */
function timeOf(text: string): number {
  return Date.parse(/[zZ]$|[+-]\d\d:?\d\d$/.test(text) ? text : text.includes("T") ? `${text}Z` : text);
}
