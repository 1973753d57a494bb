// Who is due, overdue and likely lost, before any model is trained: the list a salesperson begins the week with.

import { VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { isUnfiltered } from "../../core/explore/lineFilter.ts";
import type { FilterChoices } from "../../core/explore/selection.ts";
import { formatHash } from "../../studio/route.ts";
import { formQuery } from "../../studio/studio.ts";
import { FilterBar } from "../explore/filter/FilterBar.tsx";
import { useLineFilter } from "../explore/useLineFilter.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Answered, AnsweredCards } from "../kit/Answered.tsx";
import { Empty } from "../kit/Empty.tsx";
import { Fold } from "../kit/Fold.tsx";
import { useAnswer } from "../kit/useAnswer.ts";
import { LinesPanel } from "../lines/LinesPanel.tsx";
import { useSession, useStudio } from "../studioContext.ts";
import { AheadChart } from "./AheadChart.tsx";
import { DueCard } from "./DueCard.tsx";
import { DueLists } from "./DueLists.tsx";
import { SureFold } from "./SureFold.tsx";
import "../explore/explore.css";
import "./customers.css";

/** Customers: who orders next, and who is leaving. */
export default function CustomersScreen() {
  const { t } = useTexts();
  const { form } = useStudio();
  const dataset = useSession(({ data }) => (data.kind === "ready" ? data.info.id : null));
  if (dataset === null) {
    return (
      <Empty
        title={t("due.emptyTitle")}
        text={t("due.emptyText")}
        action={{ label: t("train.toData"), href: formatHash("data", formQuery(form)) }}
      />
    );
  }
  return (
    <>
      <VisuallyHidden component="h2">{t("screen.customers")}</VisuallyHidden>
      <Choices key={dataset} />
    </>
  );
}

function Choices() {
  const choices = useAnswer("filterChoices", undefined);
  return (
    <Answered answer={choices} height={400}>
      {(found) => <Lists choices={found} />}
    </Answered>
  );
}

/** At a date, of the customers with a line in the filter. */
function Lists({ choices }: { choices: FilterChoices }) {
  const { t } = useTexts();
  const filter = useLineFilter();
  const selection = useAnswer("selection", { filter });
  const [date, setDate] = useState<number | null>(null);
  const answer = useAnswer("due", { filter, date });
  const groups = useAnswer("customerGroups", { before: date });
  const filtered = !isUnfiltered(filter);
  const lines = selection.value?.lines;
  return (
    <LinesPanel filter={filter}>
      <div className="stack">
        <section className="card due-filter" aria-label={t("filter.title")}>
          <Fold
            title={t("filter.title")}
            summary={
              filtered && lines !== undefined
                ? t("filter.lines", { number: lines, all: choices.all.lines })
                : t("filter.all")
            }
            open={filtered}
          >
            <FilterBar choices={choices} selection={selection} />
          </Fold>
        </section>
        <AnsweredCards title={t("due.title")} answer={answer} height={420}>
          {(report) => (
            <>
              <DueCard report={report} chosen={date} first={choices.first} onDate={setDate} />
              <DueLists report={report} groups={groups.value ?? []} />
              {report.model !== null && report.customers.length > 0 && <AheadChart report={report} />}
              {report.model !== null && (
                <section className="card" aria-label={t("due.sure")}>
                  <SureFold />
                </section>
              )}
            </>
          )}
        </AnsweredCards>
      </div>
    </LinesPanel>
  );
}
