// Explore: what the open data set's lines say, one card a topic.

import { Button, Text, VisuallyHidden } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { formatHash } from "../../studio/route.ts";
import { formQuery } from "../../studio/studio.ts";
import { Card } from "../kit/Card.tsx";
import { Empty } from "../kit/Empty.tsx";
import { Problem } from "../kit/Problem.tsx";
import { Working } from "../kit/Working.tsx";
import { useSession, useStudio } from "../studioContext.ts";
import { CheckCard } from "./CheckCard.tsx";
import { ProvincesCard } from "./ProvincesCard.tsx";
import { SegmentsCard } from "./SegmentsCard.tsx";
import "./explore.css";

/** The second screen. */
export default function ExploreScreen() {
  const { t } = useTranslation();
  const { form } = useStudio();
  const dataset = useSession(({ data }) => (data.kind === "ready" ? data.info.id : null));
  if (dataset === null) {
    return (
      <Empty
        title={t("explore.emptyTitle")}
        text={t("explore.emptyText")}
        action={{ label: t("train.toData"), href: formatHash("data", formQuery(form)) }}
      />
    );
  }
  return (
    <div className="stack">
      <VisuallyHidden component="h2">{t("screen.explore")}</VisuallyHidden>
      <PlaceCards key={dataset} dataset={dataset} />
      <SegmentsCard key={`segments of ${dataset}`} />
    </div>
  );
}

/** The cards about places: map and ranking, and what to check. */
function PlaceCards({ dataset }: { dataset: string }) {
  const { t } = useTranslation();
  const { places: actions, form } = useStudio();
  const places = useSession((state) => (state.places?.dataset === dataset ? state.places : null));
  useEffect(() => {
    void actions.show();
  }, [actions]);
  if (!places) return null;
  const { report, busy, problem, stopped, undo } = places;
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
      {report && <ProvincesCard report={report} />}
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
      {report && <CheckCard report={report} canUndo={undo.length > 0} busy={busy !== null} />}
    </>
  );
}
