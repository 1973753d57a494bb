// A search that is over, or waits: what was tried, what was found and how sure that is, what to do next.

import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Outcome } from "../../../core/experiments/search/outcome.ts";
import { isUnfinished } from "../../../studio/search.ts";
import { moreBudget } from "../../../studio/searchPlan.ts";
import { searchProgress } from "../../../studio/searchView.ts";
import type { StoredSearch } from "../../../workers/searchProtocol.ts";
import { useFormat } from "../../format.ts";
import type { Translate } from "../../i18n/translate.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Fold } from "../../kit/Fold.tsx";
import { useForm, useStudio } from "../../studioContext.ts";
import { Explained } from "../../terms/Explained.tsx";
import { isAhead, isSure, outcomeSentences } from "./outcomeSentences.ts";
import { TrialChart } from "./TrialChart.tsx";
import { TrialTable } from "./TrialTable.tsx";

/** `locked` while something trains. */
export function FoundSearch({ search, locked }: { search: StoredSearch; locked: boolean }) {
  const { t } = useTexts();
  const format = useFormat();
  const { search: actions } = useStudio();
  const form = useForm();
  const { state, createdAt, savedAt, bytes, place } = search;
  const outcome = useOutcome(search);
  const interrupted = isUnfinished(search);
  const { tried, seconds } = searchProgress(state);
  const extension = interrupted ? null : moreBudget(state);
  const goOn = (budget?: typeof state.spec.budget): void => void actions.goOn(search, form.backend, budget);
  return (
    <section aria-labelledby={`search-${search.id}`}>
      <Text id={`search-${search.id}`} component="h3" fw={650} m={0} mb={4}>
        {interrupted ? t("search.unfinished", { time: savedAt }) : t("search.past", { time: createdAt })}
      </Text>
      {interrupted && (
        <Text size="sm" mb="xs">
          {t("search.unfinishedText", { tried, time: seconds })}
        </Text>
      )}
      {!interrupted && (
        <Stack gap={6} className="search-said" mb="sm" aria-live="polite">
          {outcomeSentences(state, outcome, t, format).map((sentence) => (
            <Text key={sentence} size="sm">
              <Explained>{sentence}</Explained>
            </Text>
          ))}
        </Stack>
      )}
      <Group gap="xs" mb="sm">
        {interrupted && (
          <Button disabled={locked} onClick={() => goOn()}>
            {t("search.goOn")}
          </Button>
        )}
        {!interrupted && outcome && isAhead(outcome) && (
          <Button
            disabled={locked}
            variant={isSure(outcome) ? "filled" : "default"}
            onClick={() => void actions.take(search, outcome.finalists[0].trial)}
          >
            {t("search.take")}
          </Button>
        )}
        {extension && (
          <Button variant="default" disabled={locked} onClick={() => goOn(extension.budget)}>
            {moreText(extension.more, t)}
          </Button>
        )}
        <Button variant="subtle" color="gray" disabled={locked} onClick={() => void actions.remove(search)}>
          {t("search.remove")}
        </Button>
      </Group>
      {place === "memory" && (
        <Alert color="yellow" variant="light" role="status" mb="sm">
          {t("search.inMemory")}
        </Alert>
      )}
      {state.trials.length > 0 && (
        <Fold title={t("search.table")} summary={bytes > 0 ? t("search.size", { size: bytes }) : ""}>
          <div className="stack">
            <TrialChart state={state} running={null} over={!interrupted} />
            <TrialTable
              state={state}
              running={null}
              over={!interrupted}
              {...(!locked && { onTake: (trial) => void actions.take(search, trial) })}
            />
          </div>
        </Fold>
      )}
    </section>
  );
}

function moreText({ trials, minutes }: { trials?: number; minutes?: number }, t: Translate): string {
  if (trials === undefined) return minutes === undefined ? t("search.moreOpen") : t("search.moreMinutes", { minutes });
  return minutes === undefined ? t("search.more", { count: trials }) : t("search.moreBoth", { count: trials, minutes });
}

/** What the search found; null while that is counted, and where it is nothing. */
function useOutcome({ state, id, savedAt }: StoredSearch): Outcome | null {
  const { search: actions } = useStudio();
  const [found, setFound] = useState<{ of: string; outcome: Outcome | null } | null>(null);
  const of = `${id} ${savedAt}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` stands for the state, which is a new object at each reading
  useEffect(() => {
    let ended = false;
    actions.outcome(state).then(
      (outcome) => {
        if (!ended) setFound({ of, outcome });
      },
      () => undefined,
    );
    return () => {
      ended = true;
    };
  }, [actions, of]);
  return found?.of === of ? found.outcome : null;
}
