// Runs that did not come to their end: where each stood, why it stopped, and what can be done with it.

import { Alert, Button, Group, Text } from "@mantine/core";
import type { UnfinishedRun } from "../../workers/protocol.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { useForm, useSession, useStudio } from "../studioContext.ts";

/** A card for each such run. `explained`: the sentence of what ended the last one stands elsewhere on the screen. */
export function UnfinishedCards({ explained }: { explained: boolean }) {
  const unfinished = useSession((state) => state.unfinished);
  const elsewhere = useSession((state) => state.elsewhere);
  const { t } = useTexts();
  return (
    <>
      {elsewhere && (
        <Alert color="gray" variant="light" role="status">
          {t("kept.elsewhere")}
        </Alert>
      )}
      {unfinished.map((run, i) => (
        <Offer key={run.id} run={run} explained={explained && i === 0} />
      ))}
    </>
  );
}

function Offer({ run, explained }: { run: UnfinishedRun; explained: boolean }) {
  const { t } = useTexts();
  const localise = useLocalise();
  const { train } = useStudio();
  const form = useForm();
  const { id, settings, problem } = run;
  const less = problem?.kind === "memory" ? run.halvedBatch : null;
  const told = { epoch: Math.min(run.epoch, settings.epochs), epochs: settings.epochs, step: run.step };
  const where =
    settings.members > 1
      ? t("recovery.whereOf", { ...told, number: run.training, of: settings.members })
      : t("recovery.where", told);
  const best = run.bestEpoch > 0 ? ` ${t("recovery.bestSoFar", { epoch: run.bestEpoch })}` : "";
  return (
    <Card>
      <section aria-labelledby={`unfinished-${id}`}>
        <Text id={`unfinished-${id}`} fw={650} fz="lg" component="h3" m={0}>
          {t("recovery.title", { time: run.savedAt })}
        </Text>
        <Text size="sm">{where + best}</Text>
        {!explained && (
          <Text size="sm" c="dimmed">
            {problem ? localise(problem.sentence) : t("recovery.why")}
          </Text>
        )}
        <Group gap="xs" mt="sm">
          {less ? (
            <Button onClick={() => void train.resumeRun(id, "lighter", form)}>
              {t("recovery.lighter", { batch: less.batchSize, accumulation: less.accumulation })}
            </Button>
          ) : (
            <Button onClick={() => void train.resumeRun(id, "continue", form)}>{t("recovery.resumeRun")}</Button>
          )}
          {run.bestEpoch > 0 && (
            <Button variant="default" onClick={() => void train.resumeRun(id, "finish", form)}>
              {t("recovery.finish")}
            </Button>
          )}
          <Button variant="subtle" color="gray" onClick={() => void train.discardUnfinished(id)}>
            {t("recovery.discard")}
          </Button>
        </Group>
        <Text size="xs" c="dimmed" mt="xs">
          {t("recovery.note")}
        </Text>
      </section>
    </Card>
  );
}
