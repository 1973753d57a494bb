// Data: from a dropped file or a sample to read lines, and what their quality is.

import { Alert, VisuallyHidden } from "@mantine/core";
import { lazy, Suspense, useEffect } from "react";
import { originName } from "../../studio/data.ts";
import { isTraining } from "../../studio/training.ts";
import type { Progress } from "../../workers/protocol.ts";
import { ahead } from "../ahead.ts";
import { dataName } from "../dataName.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { later } from "../kit/later.ts";
import { Problem } from "../kit/Problem.tsx";
import { Working } from "../kit/Working.tsx";
import { useSession, useStudio } from "../studioContext.ts";
import { LookAgain } from "./LookAgain.tsx";
import { StartCard } from "./StartCard.tsx";
import { StoringNote } from "./StoringNote.tsx";

// Not needed before a file is chosen: they load while it is looked at and read.
const columnsCard = () => import("./ColumnsCard.tsx");
const qualityCard = () => import("./QualityCard.tsx");
const ColumnsCard = lazy(ahead(() => columnsCard().then((module) => ({ default: module.ColumnsCard }))));
const AddingCard = lazy(ahead(() => import("./AddingCard.tsx").then((module) => ({ default: module.AddingCard }))));
const QualityCard = lazy(ahead(() => qualityCard().then((module) => ({ default: module.QualityCard }))));
// Nothing of it on the first visit.
const StoredCard = lazy(ahead(() => import("./StoredCard.tsx").then((module) => ({ default: module.StoredCard }))));
const OverviewCard = later(() => import("./OverviewCard.tsx"));
const OpenedZip = later(() => import("../stored/OpenedZip.tsx"));
const LatestModel = later(() => import("../stored/LatestModel.tsx"));
const DescribeCard = later(() => import("../lines/DescribeCard.tsx"));
const LinesCard = later(() => import("../lines/LinesCard.tsx"));

/** Data: from a file to read lines. */
export function DataScreen() {
  const { t } = useTexts();
  const { data: actions, session } = useStudio();
  const data = useSession((state) => state.data);
  const problem = useSession((state) => state.dataProblem);
  const modelProblem = useSession((state) => state.modelProblem);
  const training = useSession(isTraining);
  const loading = useSession((state) => state.loading);

  const kept = useSession(({ stored, recipes, odd }) => stored.length + recipes.length + odd.length > 0);
  const zipped = useSession((state) => state.openedZip !== null);

  const empty = data.kind === "empty";
  const free = empty || data.kind === "ready";
  const comingBack = data.kind === "opening" && data.again !== undefined;
  const busy = !empty;
  useEffect(() => {
    // A failure shows itself where the card is drawn.
    if (busy) void Promise.all([columnsCard(), qualityCard()]).catch(() => undefined);
  }, [busy]);

  const working = (name: string, phase: "sniffing" | "opening", progress: Progress | null) => (
    <Card>
      <Working
        label={`${t(`phase.${progress?.phase ?? phase}`)}: ${dataName(name, t)}`}
        progress={progress}
        onCancel={actions.cancel}
      />
    </Card>
  );

  return (
    <div className="stack">
      <VisuallyHidden component="h2">{t("screen.data")}</VisuallyHidden>
      {problem && (
        <Problem
          message={problem.message}
          hint={t(problem.kind === "worker" ? "error.workerData" : "error.data")}
          onClose={() => session.setState({ dataProblem: null })}
        />
      )}
      {problem?.origin && data.kind !== "sniffing" && (
        <LookAgain key={originName(problem.origin)} origin={problem.origin} />
      )}
      {modelProblem && <Problem message={modelProblem} onClose={() => session.setState({ modelProblem: null })} />}
      {loading && (
        <Card>
          <Working label={t("export.back")} progress={null} />
        </Card>
      )}
      {zipped && (
        <Suspense>
          <OpenedZip />
        </Suspense>
      )}
      {data.kind === "sniffing" && working(data.name, "sniffing", data.progress)}
      {data.kind === "opening" && working(data.name, "opening", data.progress)}
      {data.kind === "reading" && (
        <Card>
          <Working
            label={`${t(`phase.${data.progress?.phase ?? "reading"}`)}: ${dataName(originName(data.origin), t)}`}
            progress={data.progress}
            onCancel={actions.cancel}
          />
        </Card>
      )}
      <Suspense fallback={<Card>{t("app.loading")}</Card>}>
        {data.kind === "mapping" && <ColumnsCard looked={data} again={data.again} goTo={data.goTo} />}
        {data.kind === "adding" && <AddingCard adding={data} />}
        {data.kind === "ready" && <QualityCard info={data.info} source={data.source} locked={training} />}
      </Suspense>
      {data.kind === "ready" && !training && (
        <Suspense>
          <LatestModel info={data.info} />
        </Suspense>
      )}
      {data.kind === "ready" && data.info.inspection.kept > 0 && (
        <Suspense fallback={<Card>{t("app.loading")}</Card>}>
          <OverviewCard key={`overview ${data.info.id}`} inspection={data.info.inspection} />
          <DescribeCard key={data.info.id} />
          <LinesCard info={data.info} />
        </Suspense>
      )}
      {training && (
        <Alert variant="light" role="status">
          {t("data.whileTraining")}
        </Alert>
      )}
      {!training && (free || comingBack) && <StartCard again={!empty} />}
      <StoringNote />
      {!training && (free || comingBack) && kept && (
        <Suspense>
          <StoredCard />
        </Suspense>
      )}
    </div>
  );
}
