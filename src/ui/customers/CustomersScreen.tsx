// Who is due, overdue and likely lost, before any model is trained: the list a salesperson begins the week with.

import type { FilterChoices } from "../../core/explore/selection.ts";
import { FilterFold } from "../explore/filter/FilterFold.tsx";
import { LinesScreen } from "../explore/LinesScreen.tsx";
import { useLineFilter } from "../explore/useLineFilter.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { AnsweredCards } from "../kit/Answered.tsx";
import { useAnswer } from "../kit/useAnswer.ts";
import { LinesPanel } from "../lines/LinesPanel.tsx";
import { useDueView, useSession, useStudio } from "../studioContext.ts";
import { AheadChart } from "./AheadChart.tsx";
import { DueCard } from "./DueCard.tsx";
import { DueLists } from "./DueLists.tsx";
import { SureFold } from "./SureFold.tsx";
import "./customers.css";

/** Customers: who orders next, and who is leaving. */
export default function CustomersScreen() {
  const { t } = useTexts();
  return (
    <LinesScreen title={t("screen.customers")} empty={{ title: t("due.emptyTitle"), text: t("due.emptyText") }}>
      {(choices) => <Lists choices={choices} />}
    </LinesScreen>
  );
}

/** At a date, of the customers with a line in the filter. */
function Lists({ choices }: { choices: FilterChoices }) {
  const { t } = useTexts();
  const filter = useLineFilter();
  const selection = useAnswer("selection", { filter });
  const { dueView } = useStudio();
  const dataset = useSession(({ data }) => (data.kind === "ready" ? data.info.id : null));
  const asked = useDueView();
  const date = asked.dataset === dataset && (asked.date ?? 0) > choices.first ? asked.date : null;
  const setDate = (day: number | null) => dueView.setState({ dataset: day === null ? null : dataset, date: day });
  const answer = useAnswer("due", { filter, date });
  const groups = useAnswer("customerGroups", { before: date });
  return (
    <LinesPanel filter={filter}>
      <div className="stack">
        <section className="card" aria-label={t("filter.title")}>
          <FilterFold choices={choices} selection={selection} />
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
