// Customers one by one: what they are worth, how often and how variedly they buy, and a table of all.

import { useTexts } from "../../i18n/useTexts.ts";
import { Answered, AnsweredCards } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { useAnswer } from "../../kit/useAnswer.ts";
import { useLineFilter } from "../useLineFilter.ts";
import { CustomerTable } from "./CustomerTable.tsx";
import { HabitsCard } from "./HabitsCard.tsx";
import { WorthCard } from "./WorthCard.tsx";

/** The cards of the lines in the filter. */
export function CustomerCards() {
  const { t } = useTexts();
  const filter = useLineFilter();
  const answer = useAnswer("customerReport", { filter });
  const groups = useAnswer("customerGroups", { before: null });
  return (
    <AnsweredCards title={t("buyers.table")} answer={answer} height={400}>
      {(report) => (
        <>
          {report.worth.length > 0 && <WorthCard report={report} />}
          <HabitsCard report={report} />
          <Card title={t("buyers.table")} lead={t("buyers.tableLead")}>
            <Answered answer={groups} height={480}>
              {(of) => (
                <CustomerTable
                  name={t("buyers.table")}
                  rows={report.rows}
                  hasRevenue={report.worth.length > 0}
                  groups={of}
                />
              )}
            </Answered>
          </Card>
        </>
      )}
    </AnsweredCards>
  );
}
