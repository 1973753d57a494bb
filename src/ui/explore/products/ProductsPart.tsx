// What sells: how much of the revenue few products make, price tiers, families, and every product.

import { useTexts } from "../../i18n/useTexts.ts";
import { AnsweredCards } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { useAnswer } from "../../kit/useAnswer.ts";
import { useLineFilter } from "../useLineFilter.ts";
import { FamiliesCard } from "./FamiliesCard.tsx";
import { ParetoCard } from "./ParetoCard.tsx";
import { ProductTable } from "./ProductTable.tsx";
import { TiersCard } from "./TiersCard.tsx";

/** The part of the lines in the filter. */
export function ProductsPart() {
  const { t } = useTexts();
  const filter = useLineFilter();
  const answer = useAnswer("productReport", { filter });
  return (
    <AnsweredCards title={t("products.pareto")} answer={answer} height={400}>
      {({ report, years }) => (
        <>
          <ParetoCard report={report} />
          <div className="cards-wide">
            <TiersCard report={report} />
            <FamiliesCard report={report} years={years} />
          </div>
          <Card title={t("products.table")} lead={t("products.tableLead")}>
            <ProductTable report={report} />
          </Card>
        </>
      )}
    </AnsweredCards>
  );
}
