// Train: settings, what they cost, the run and its curves.

import { VisuallyHidden } from "@mantine/core";
import { Suspense, useEffect } from "react";
import { shortageOfLines, shortageOfTargets } from "../../studio/enough.ts";
import { isActive } from "../../studio/run.ts";
import { isTraining } from "../../studio/training.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { later } from "../kit/later.ts";
import { ShortageNote } from "../kit/ShortageNote.tsx";
import { useLatest } from "../kit/useLatest.ts";
import { NoData } from "../stored/NoData.tsx";
import { useForm, useSession, useStudio } from "../studioContext.ts";
import { Curves } from "./Curves.tsx";
import { CustomFeaturesCard } from "./CustomFeaturesCard.tsx";
import { LeakCard } from "./LeakCard.tsx";
import { LogCard } from "./LogCard.tsx";
import { ModelCard } from "./ModelCard.tsx";
import { PlanCard } from "./PlanCard.tsx";
import { RunCard } from "./RunCard.tsx";
import { SettingsPanel } from "./SettingsPanel.tsx";
import { UnfinishedCards } from "./UnfinishedCards.tsx";
import { ValidationCard } from "./ValidationCard.tsx";
import "./train.css";

const SearchCard = later(() => import("./search/SearchCard.tsx"));

/** Train: settings, the run and its curves. */
export default function TrainScreen() {
  const { t } = useTexts();
  const { train, telemetry } = useStudio();
  const form = useForm();
  const dataset = useSession(({ data }) => (data.kind === "ready" ? data.info.id : null));
  const shortage = useSession(({ data, plan }) => {
    if (data.kind !== "ready") return null;
    return shortageOfLines(data.info.inspection) ?? (plan.samples ? shortageOfTargets(plan.samples) : null);
  });
  const failed = useSession((state) => state.run.kind === "failed");
  const running = useSession((state) => isActive(state.run));
  const locked = useSession(isTraining);
  const searching = locked && !running;
  // Curves and examples come with a run that has something to tell, and stay after it.
  const learnt = useLatest(telemetry, () => telemetry.steps.length > 0 || telemetry.epochs.length > 0);
  const told = running || learnt;

  useEffect(() => {
    if (dataset !== null && !locked) train.refreshPlan(form);
  }, [dataset, form, locked, train]);

  if (dataset === null && !locked) {
    return <NoData title={t("train.emptyTitle")} text={t("train.emptyText")} />;
  }
  const search = (
    <Suspense>
      <SearchCard enough={shortage === null} />
    </Suspense>
  );
  return (
    <div className="train">
      <VisuallyHidden component="h2">{t("screen.train")}</VisuallyHidden>
      <div className="stack train-run">
        {shortage && !locked && <ShortageNote shortage={shortage} />}
        {!locked && <UnfinishedCards explained={failed} />}
        {searching && search}
        <RunCard enough={shortage === null} searching={searching} />
        {!searching && search}
        <LeakCard />
      </div>
      <div className="stack train-side">
        <SettingsPanel locked={locked} />
        <PlanCard locked={locked} />
      </div>
      <div className="stack train-rest">
        {told && <Curves />}
        {told && <ValidationCard />}
        <ModelCard />
        <CustomFeaturesCard locked={locked} />
        <LogCard />
      </div>
    </div>
  );
}
