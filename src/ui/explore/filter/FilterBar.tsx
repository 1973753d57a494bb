// Which lines all cards count: fields to choose by, what the choice leaves, and each condition to take away.

import { Button, Text } from "@mantine/core";
import { isUnfiltered, type LineFilter } from "../../../core/explore/lineFilter.ts";
import { CHOSEN_TEXTS, type FilterChoices, type SelectionTotals } from "../../../core/explore/selection.ts";
import { SEGMENTS } from "../../../core/features/segments.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Dimmed } from "../../kit/Answered.tsx";
import type { Answer } from "../../kit/useAnswer.ts";
import { useOpenLines } from "../../lines/LinesPanel.tsx";
import { useSession, useStudio } from "../../studioContext.ts";
import { useLineFilter } from "../useLineFilter.ts";
import { ChoiceField } from "./ChoiceField.tsx";
import { CHOSEN_NAMES } from "./chosenNames.ts";
import { DateFields } from "./DateFields.tsx";
import { ProvinceField } from "./ProvinceField.tsx";
import { useConditions } from "./useConditions.ts";

export interface FilterBarProps {
  choices: FilterChoices;
  selection: Answer<SelectionTotals>;
}

/** Stands above the parts of the Explore screen. */
export function FilterBar({ choices, selection }: FilterBarProps) {
  const { t } = useTexts();
  const { explore } = useStudio();
  const filter = useLineFilter();
  const openLines = useOpenLines();
  const change = (by: Partial<LineFilter>) => explore.setFilter({ ...filter, ...by });
  return (
    <section className="card filter-bar" aria-label={t("filter.title")}>
      <div className="filter-fields">
        <DateFields first={choices.first} last={choices.last} value={filter} onChange={change} />
        <div className="filter-choices">
          {choices.hasPlaces && (
            <ProvinceField chosen={filter.provinces ?? []} onChange={(provinces) => change({ provinces })} />
          )}
          {CHOSEN_TEXTS.filter((name) => name === "families" || choices.texts[name].length > 0).map((name) => (
            <ChoiceField
              key={name}
              label={t(CHOSEN_NAMES[name])}
              options={choices.texts[name].map(({ value, lines }) => ({ value, label: value, lines }))}
              chosen={filter[name] ?? []}
              onChange={(values) => change({ [name]: values.length > 0 ? values : null })}
            />
          ))}
          <ChoiceField
            label={t("filter.segment")}
            options={SEGMENTS.map((value) => ({ value, label: t(`segments.names.${value}`) }))}
            chosen={filter.segments ?? []}
            onChange={(names) => {
              const segments = SEGMENTS.filter((segment) => names.includes(segment));
              change({ segments: segments.length > 0 ? segments : null });
            }}
          />
        </div>
      </div>
      <div className="filter-state">
        <Totals choices={choices} selection={selection} />
        <Button size="compact-xs" variant="default" onClick={() => openLines({}, t("filter.linesTitle"))}>
          {t("filter.showLines")}
        </Button>
        <Chips />
      </div>
    </section>
  );
}

/** What the filter leaves. */
function Totals({ choices: { all, hasRevenue }, selection }: FilterBarProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const { lines, customers, revenue } = selection.value ?? all;
  return (
    <Dimmed stale={selection.stale}>
      <Text size="sm" className="figure" role="status">
        {t("filter.lines", { number: lines, all: all.lines })}
        {" · "}
        {t("filter.customers", { number: customers, all: all.customers })}
        {hasRevenue && " · "}
        {hasRevenue &&
          t("filter.revenue", {
            number: format.money(revenue, currency, true),
            all: format.money(all.revenue, currency, true),
          })}
      </Text>
    </Dimmed>
  );
}

function Chips() {
  const { t } = useTexts();
  const { explore } = useStudio();
  const filter = useLineFilter();
  const conditions = useConditions(filter);
  const cleared = useSession(({ clearedFilter }) => clearedFilter);
  return (
    <div className="filter-chips">
      {conditions.map(({ name, text, without }) => (
        <Button
          key={name}
          size="compact-xs"
          variant="light"
          radius="xl"
          aria-label={t("filter.remove", { name, text })}
          rightSection={<span aria-hidden="true">×</span>}
          onClick={() => explore.setFilter(without)}
        >
          {t("filter.condition", { name, text })}
        </Button>
      ))}
      {conditions.length > 0 && (
        <Button size="compact-xs" variant="subtle" onClick={explore.clearFilter}>
          {t("filter.clear")}
        </Button>
      )}
      {conditions.length === 0 && (
        <Text span size="xs" c="dimmed">
          {t("filter.all")}
        </Text>
      )}
      {cleared && !isUnfiltered(cleared) && (
        <Button size="compact-xs" variant="subtle" onClick={explore.undoClear}>
          {t("filter.undo")}
        </Button>
      )}
    </div>
  );
}
