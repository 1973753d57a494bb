// Explore: what the open data set's lines say, in parts that all follow one filter.

import { Box, Button, Tabs } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type ComponentType, lazy, Suspense } from "react";
import type { FilterChoices } from "../../core/explore/selection.ts";
import { ahead } from "../ahead.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Dimmed } from "../kit/Answered.tsx";
import { Card } from "../kit/Card.tsx";
import { Problem } from "../kit/Problem.tsx";
import { useAnswer } from "../kit/useAnswer.ts";
import { useTabInSight } from "../kit/useTabInSight.ts";
import { LinesPanel } from "../lines/LinesPanel.tsx";
import { useStudio } from "../studioContext.ts";
import { usePart } from "../useScreen.ts";
import { FilterBar } from "./filter/FilterBar.tsx";
import { FilterFold } from "./filter/FilterFold.tsx";
import { LinesScreen } from "./LinesScreen.tsx";
import { useLineFilter } from "./useLineFilter.ts";

const PARTS = ["time", "places", "products", "customers", "ranking", "discounts", "features"] as const;
type Part = (typeof PARTS)[number];

const CONTENTS: Record<Part, ComponentType<{ choices: FilterChoices }>> = {
  time: lazy(ahead(async () => ({ default: (await import("./time/TimePart.tsx")).TimePart }))),
  places: lazy(ahead(async () => ({ default: (await import("./places/PlacesPart.tsx")).PlacesPart }))),
  products: lazy(ahead(async () => ({ default: (await import("./products/ProductsPart.tsx")).ProductsPart }))),
  customers: lazy(ahead(async () => ({ default: (await import("./customers/CustomersPart.tsx")).CustomersPart }))),
  ranking: lazy(ahead(async () => ({ default: (await import("./ranking/RankingPart.tsx")).RankingPart }))),
  discounts: lazy(ahead(async () => ({ default: (await import("./discounts/DiscountsPart.tsx")).DiscountsPart }))),
  features: lazy(ahead(async () => ({ default: (await import("./features/FeaturesPart.tsx")).FeaturesPart }))),
};

/** Explore: what the open lines say. */
export default function ExploreScreen() {
  const { t } = useTexts();
  return (
    <LinesScreen title={t("screen.explore")} empty={{ title: t("explore.emptyTitle"), text: t("explore.emptyText") }}>
      {(choices) => <Parts choices={choices} />}
    </LinesScreen>
  );
}

function Parts({ choices }: { choices: FilterChoices }) {
  const { t } = useTexts();
  const filter = useLineFilter();
  const selection = useAnswer("selection", { filter });
  const [part, openPart] = usePart("explore", PARTS);
  const list = useTabInSight(part);
  // On a phone the fields would fill the first screen.
  const isWide = useMediaQuery("(min-width: 700px)", true, { getInitialValueInEffect: false });
  const nothing = selection.value?.lines === 0 && choices.all.lines > 0;
  return (
    <LinesPanel filter={filter}>
      {isWide ? (
        <FilterBar choices={choices} selection={selection} />
      ) : (
        <section className="card explore-filter" aria-label={t("filter.title")}>
          <FilterFold choices={choices} selection={selection} />
        </section>
      )}
      {selection.error && <Problem message={selection.error} onRetry={selection.again} />}
      <Tabs
        value={part}
        onChange={(value) => openPart(PARTS.find((each) => each === value) ?? PARTS[0])}
        keepMounted={false}
        variant="pills"
      >
        <Tabs.List aria-label={t("explore.parts")} className="result-parts" mb="md" ref={list}>
          {PARTS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`explore.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {PARTS.map((name) => {
          const Content = CONTENTS[name];
          return (
            <Tabs.Panel key={name} value={name}>
              {nothing ? (
                <Nothing stale={selection.stale} />
              ) : (
                <div className="stack">
                  <Suspense fallback={<Box mih="60vh" />}>
                    <Content choices={choices} />
                  </Suspense>
                </div>
              )}
            </Tabs.Panel>
          );
        })}
      </Tabs>
    </LinesPanel>
  );
}

/** In place of cards without a number. */
function Nothing({ stale }: { stale: boolean }) {
  const { t } = useTexts();
  const { explore } = useStudio();
  return (
    <Dimmed stale={stale}>
      <Card title={t("explore.nothingTitle")} lead={t("explore.nothingText")}>
        <Button onClick={explore.clearFilter}>{t("filter.clear")}</Button>
      </Card>
    </Dimmed>
  );
}
