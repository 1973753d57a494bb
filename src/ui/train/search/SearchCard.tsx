// Looking for better settings: one button, then what is being tried, then what was found.

import { Alert, Button, Group, NativeSelect, Text } from "@mantine/core";
import { useState } from "react";
import { settingNotes } from "../../../core/training/settingRules.ts";
import { DEFAULT_CHOICE, plannedSearch, type SearchChoice, searchSpec } from "../../../studio/searchPlan.ts";
import { isTraining } from "../../../studio/training.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { Problem } from "../../kit/Problem.tsx";
import { useForm, useSession, useStudio } from "../../studioContext.ts";
import { plannedSeconds, planWaits } from "../plannedSeconds.ts";
import { FoundSearch } from "./FoundSearch.tsx";
import { SearchChoices } from "./SearchChoices.tsx";
import { SearchRunning } from "./SearchRunning.tsx";

/** `enough` is false while the data set is too small to train on. */
export default function SearchCard({ enough }: { enough: boolean }) {
  const { t } = useTexts();
  const { search: actions } = useStudio();
  const phase = useSession((state) => state.search);
  const searches = useSession((state) => state.searches);
  const training = useSession(isTraining);
  const [chosen, setChosen] = useState<string | null>(null);
  if (phase.kind === "searching") return <SearchRunning phase={phase} />;
  const shown = searches?.find(({ id }) => id === chosen) ?? searches?.[0];
  return (
    <Card title={t("search.title")} lead={t("search.lead")}>
      <div className="stack">
        {phase.kind === "failed" && <Problem message={phase.message} hint={t("search.failedHint")} />}
        <TakenNote />
        {searches && searches.length > 1 && <PastSearches shown={shown?.id ?? ""} onChoose={setChosen} />}
        {shown && <FoundSearch key={shown.id} search={shown} locked={training} />}
        <RemovedNote />
        <Beginning locked={training || !enough} again={shown !== undefined} />
      </div>
    </Card>
  );

  function RemovedNote() {
    const removed = useSession((state) => state.searchRemoved);
    if (!removed) return null;
    return (
      <Alert color="gray" variant="light" role="status" withCloseButton onClose={actions.settleRemove}>
        <Group justify="space-between" gap="xs">
          <span>{t("search.removed", { time: removed.createdAt })}</span>
          <Button size="xs" variant="default" onClick={() => void actions.undoRemove()}>
            {t("search.undo")}
          </Button>
        </Group>
      </Alert>
    );
  }
}

function PastSearches({ shown, onChoose }: { shown: string; onChoose(id: string): void }) {
  const { t } = useTexts();
  const searches = useSession((state) => state.searches) ?? [];
  return (
    <NativeSelect
      size="xs"
      maw={360}
      label={t("search.choose")}
      value={shown}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={searches.map(({ id, createdAt }) => ({ value: id, label: t("search.past", { time: createdAt }) }))}
    />
  );
}

/** The one button, with how long it will take; all else about it is folded away. */
function Beginning({ locked, again }: { locked: boolean; again: boolean }) {
  const { t } = useTexts();
  const format = useFormat();
  const { search: actions } = useStudio();
  const form = useForm();
  const plan = useSession((state) => state.plan);
  const [choice, setChoice] = useState<SearchChoice>(DEFAULT_CHOICE);
  const total = plannedSeconds(plan, form);
  const spec = searchSpec(form, choice);
  const forecast = plannedSearch(spec, total === null ? null : total / form.settings.epochs);
  const wrong = settingNotes(form.settings, form.samples).some(({ severity }) => severity === "error");
  const isOpen = choice.trials === null && choice.minutes === null && choice.strategy !== "grid";
  const hint = isOpen
    ? t("search.startOpen")
    : (total === null && (planWaits(plan, t, format) || t("search.startMeasuring"))) || "";
  return (
    <div>
      <Group gap="sm">
        <Button
          variant={again ? "default" : "light"}
          disabled={locked || wrong || spec === null}
          onClick={() => spec && void actions.start(spec, form.backend)}
        >
          {forecast === null ? t("search.start") : t("search.startFor", { time: aboutSeconds(forecast.seconds) })}
        </Button>
        <Text size="xs" c="dimmed" style={{ flex: "1 1 220px" }}>
          {hint && (
            <>
              {hint}
              <br />
            </>
          )}
          {t("search.safe")}
        </Text>
      </Group>
      <SearchChoices choice={choice} onChoose={setChoice} locked={locked} />
    </div>
  );
}

/** In steps that a forecast can promise: whole minutes, then tens of minutes. */
function aboutSeconds(seconds: number): number {
  if (seconds < 60) return Math.max(10, 10 * Math.ceil(seconds / 10));
  const step = seconds > 7200 ? 600 : 60;
  return step * Math.ceil(seconds / step);
}

function TakenNote() {
  const { t } = useTexts();
  const { search: actions } = useStudio();
  const taken = useSession((state) => state.taken);
  const training = useSession(isTraining);
  if (!taken) return null;
  return (
    <Alert color="gray" variant="light" role="status">
      <Group justify="space-between" gap="xs">
        <span>{t("search.taken", { trial: taken.trial })}</span>
        <Button size="xs" variant="default" disabled={training} onClick={actions.undoTake}>
          {t("search.untake")}
        </Button>
      </Group>
    </Alert>
  );
}
