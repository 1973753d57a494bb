// Where was sold: map and ranking of the lines in the filter, and their places that nobody is sure of.

import { Button, Text } from "@mantine/core";
import { type ComponentProps, useDeferredValue, useEffect } from "react";
import { formatHash } from "../../../studio/route.ts";
import { formQuery } from "../../../studio/studio.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Dimmed } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { Problem } from "../../kit/Problem.tsx";
import { useLater } from "../../kit/useLater.ts";
import { Working } from "../../kit/Working.tsx";
import { useSession, useStudio } from "../../studioContext.ts";
import { useLineFilter } from "../useLineFilter.ts";
import { CheckCard } from "./CheckCard.tsx";
import { ProvincesCard } from "./ProvincesCard.tsx";
import { WardsCard } from "./WardsCard.tsx";

/** The part of the open data set. */
export function PlacesPart() {
  const { t } = useTexts();
  const { places: actions, form } = useStudio();
  const filter = useLineFilter();
  const dataset = useSession(({ data }) => (data.kind === "ready" ? data.info.id : null));
  const now = useSession((state) => (state.places?.dataset === dataset ? state.places : null));
  // Map, ranking and lists are made in short pieces.
  const places = useDeferredValue(now);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter asks for another report
  useEffect(() => {
    void actions.show();
  }, [actions, filter]);
  if (!places) return null;
  const { report, of, busy, problem, stopped, undo } = places;
  if (report && !report.hasPlaces) {
    return (
      <Card title={t("places.title")}>
        <Text fw={600}>{t("places.noColumns")}</Text>
        <Text size="sm" c="dimmed" mb="sm" maw={760}>
          {t("places.noColumnsText")}
        </Text>
        <Button component="a" variant="default" href={formatHash("data", formQuery(form))}>
          {t("places.toColumns")}
        </Button>
      </Card>
    );
  }
  return (
    <>
      {problem && <Problem message={problem} onRetry={() => void actions.show()} />}
      {!report && (busy || stopped) && (
        <Card title={t("places.title")}>
          {busy ? (
            <Working
              label={t(`phase.${busy.progress?.phase ?? "locating"}`)}
              progress={busy.progress}
              onCancel={actions.cancel}
            />
          ) : (
            <>
              <Text size="sm" c="dimmed" mb="sm">
                {t("places.stopped")}
              </Text>
              <Button onClick={() => void actions.show()}>{t("places.start")}</Button>
            </>
          )}
        </Card>
      )}
      {report && (
        <Dimmed stale={of !== filter}>
          <div className="stack">
            <ProvincesCard report={report} />
            <ChecksLater report={report} canUndo={undo.length > 0} busy={busy !== null} />
          </div>
        </Dimmed>
      )}
    </>
  );
}

/** The last cards: nothing below them moves when they come. */
function ChecksLater(props: ComponentProps<typeof CheckCard>) {
  const { wards, today } = props.report;
  return (
    useLater() && (
      <>
        <CheckCard {...props} />
        {wards.places.length > 0 && <WardsCard wards={wards} hasRevenue={today.revenue.some((sum) => sum !== 0)} />}
      </>
    )
  );
}
