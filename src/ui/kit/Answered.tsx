// What a card shows of an answer: progress before the first, the earlier one dimmed until the next, what went wrong.

import { Box, Button, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "./Card.tsx";
import { Problem } from "./Problem.tsx";
import type { Answer } from "./useAnswer.ts";
import { Working } from "./Working.tsx";

interface AnsweredProps<T> {
  answer: Answer<T>;
  /** What is being worked on, for an analysis of the model; without it, lines are added up. */
  analysis?: string;
  /** Reserved while there is nothing to show, so that nothing jumps. */
  height?: number;
  children(value: T): ReactNode;
}

/** The content of a card. */
export function Answered<T>({ answer, analysis, height = 120, children }: AnsweredProps<T>) {
  const { t } = useTexts();
  const { value, stale, busy, held, progress, error, cancel, again } = answer;
  if (held && (value === null || stale)) {
    return (
      <Text size="sm" c="dimmed" mih={height}>
        {t("analysis.whileTraining")}
      </Text>
    );
  }
  const working = analysis ?? t(`phase.${progress?.phase ?? "summing"}`);
  return (
    <>
      {error && <Problem message={error} onRetry={again} />}
      {value === null && (
        <Box mih={height}>
          {busy && <Working label={working} progress={progress} onCancel={cancel} />}
          {!busy && !error && (
            <>
              {!analysis && (
                <Text size="sm" c="dimmed" mb="sm">
                  {t("explore.stopped")}
                </Text>
              )}
              <Button variant="default" onClick={again}>
                {t(analysis ? "analysis.compute" : "explore.again")}
              </Button>
            </>
          )}
        </Box>
      )}
      {value !== null && <Dimmed stale={stale}>{children(value)}</Dimmed>}
    </>
  );
}

interface AnsweredCardsProps<T> extends AnsweredProps<T> {
  /** Of the card that stands for them while there is nothing to show. */
  title: string;
}

/** Several cards that show one answer. */
export function AnsweredCards<T>({ title, answer, height, children }: AnsweredCardsProps<T>) {
  const cards = (
    <Answered answer={answer} height={height}>
      {(value) => <div className="stack">{children(value)}</div>}
    </Answered>
  );
  return answer.value === null ? <Card title={title}>{cards}</Card> : cards;
}

/** Numbers that are about to be others: legible, but paler. */
export function Dimmed({ stale, children }: { stale: boolean; children: ReactNode }) {
  return (
    <div className="dimmable" data-stale={stale || undefined} aria-busy={stale}>
      {children}
    </div>
  );
}
