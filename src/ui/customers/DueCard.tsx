// The answer in words: how many customers are due, overdue, likely lost and new, and what revenue is at risk; and as of which day.

import { Button, Group, List, Text } from "@mantine/core";
import { DAY_MS } from "../../core/lib/calendar.ts";
import type { DueReport, DueState } from "../../core/retention/dueReport.ts";
import { DUE_RULES } from "../../core/retention/dueState.ts";
import { useCurrency } from "../currency.ts";
import { dayOf, dayText } from "../explore/filter/periods.ts";
import { useFormat } from "../format.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { DateField } from "../kit/DateField.tsx";
import { Metric, Metrics } from "../kit/Metric.tsx";

interface DueCardProps {
  report: DueReport;
  /** The day that was chosen, or null for the usual one. */
  chosen: number | null;
  /** Time of the first line. */
  first: number;
  onDate(date: number | null): void;
}

const TOLD = ["due", "overdue", "lost", "new"] as const satisfies readonly DueState[];

/** Of one report. */
export function DueCard({ report, chosen, first, onDate }: DueCardProps) {
  const { t } = useTexts();
  const localise = useLocalise();
  const format = useFormat();
  const currency = useCurrency();
  const { customers, date, lostDays, model, notes } = report;
  const hint = (state: DueState): string => {
    const own = customers.filter((each) => each.state === state);
    const [yearly, revenueAtRisk] = [
      sum(own.map((each) => each.yearlyValue)),
      sum(own.map((each) => each.revenueAtRisk)),
    ];
    if (state === "lost" && revenueAtRisk !== null)
      return t("due.atRiskOf", { value: format.money(revenueAtRisk, currency, true) });
    return yearly === null ? "" : t("due.worth", { value: format.money(yearly, currency, true) });
  };
  return (
    <Card
      title={t("due.title")}
      lead={chosen === null ? t("due.asOfUsual", { day: date }) : t("due.asOf", { day: date })}
      aside={<DayField value={date} usual={chosen === null} first={first} onChange={onDate} />}
    >
      {customers.length === 0 ? (
        <Text>{t("due.nobody")}</Text>
      ) : (
        <Metrics>
          {TOLD.map((state) => (
            <Metric
              key={state}
              large
              label={t(`due.states.${state}`)}
              value={format.number(customers.filter((each) => each.state === state).length)}
              hint={hint(state)}
            />
          ))}
        </Metrics>
      )}
      {model !== null && (
        <Text size="sm" c="dimmed" mt="sm" maw={860}>
          {t("due.rules", {
            due: DUE_RULES.due,
            ratio: DUE_RULES.overdueRatio,
            lost: DUE_RULES.lost,
            lostDays,
            newOrders: DUE_RULES.newOrders,
            newDays: DUE_RULES.newDays,
          })}{" "}
          {t("due.by", { model: t(`due.models.${model}`) })}
        </Text>
      )}
      {notes.length > 0 && (
        <List size="sm" c="dimmed" mt="sm">
          {notes.map((note) => (
            <List.Item key={note.code}>{localise(note)}</List.Item>
          ))}
        </List>
      )}
    </Card>
  );
}

/** The day on which is asked; only days after the first line can be. */
function DayField(props: { value: number; usual: boolean; first: number; onChange(date: number | null): void }) {
  const { value, usual, first, onChange } = props;
  const { t } = useTexts();
  return (
    <Group gap="xs" align="flex-end">
      <DateField
        size="xs"
        label={t("due.date")}
        value={dayText(value)}
        min={dayText(first + DAY_MS)}
        onChange={(text) => {
          const day = dayOf(text);
          if (day !== undefined && day !== null && day !== value && day > first) onChange(day);
        }}
      />
      <Button size="xs" variant="default" disabled={usual} onClick={() => onChange(null)}>
        {t("due.usualDate")}
      </Button>
    </Group>
  );
}

/** Null where nothing is known. */
function sum(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
