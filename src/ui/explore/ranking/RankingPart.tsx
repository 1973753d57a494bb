// Who and what sells most: by salesperson, route, order source, category or family.

import { SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import type { TextDimension } from "../../../core/data/lines/dimensions.ts";
import { DAY_MS } from "../../../core/lib/calendar.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { useAnswer } from "../../kit/useAnswer.ts";
import { useLineFilter } from "../useLineFilter.ts";
import { DimensionTable } from "./DimensionTable.tsx";

/** The part of the lines in the filter. */
export function RankingPart() {
  const { t } = useTexts();
  const dimensions = useAnswer("rankedDimensions", undefined);
  return (
    <Answered answer={dimensions} height={400}>
      {(found) =>
        found.length > 0 ? (
          <RankingCard dimensions={found} />
        ) : (
          <Card title={t("ranking.title")} lead={t("ranking.nothing")} />
        )
      }
    </Answered>
  );
}

function RankingCard({ dimensions }: { dimensions: TextDimension[] }) {
  const { t } = useTexts();
  const filter = useLineFilter();
  const [chosen, choose] = useState(dimensions[0]!);
  const answer = useAnswer("ranking", { filter, dimension: chosen });
  return (
    <Card title={t("ranking.title")} lead={t("ranking.lead")}>
      <div className="chart-controls">
        <SegmentedControl
          size="xs"
          aria-label={t("ranking.by")}
          value={chosen}
          onChange={(value) => choose(dimensions.find((each) => each === value) ?? chosen)}
          data={dimensions.map((value) => ({ value, label: t(`filter.${value}`) }))}
        />
      </div>
      <Answered answer={answer} height={440}>
        {(ranking) => (
          <>
            <DimensionTable ranking={ranking} />
            <Text size="xs" c="dimmed" mt="xs" maw={760}>
              {[
                ranking.years
                  ? t("ranking.years", { from: ranking.years.from, to: ranking.years.to - DAY_MS })
                  : t("ranking.noYears"),
                ranking.has.discount ? t("ranking.discountHint") : "",
              ].join(" ")}
            </Text>
          </>
        )}
      </Answered>
    </Card>
  );
}
