// Files that are to join a data set and are not like it: what to do is asked before anything is added.

import { Button, Group, Text } from "@mantine/core";
import { type Adding, originName } from "../../studio/data.ts";
import { countOpen } from "../../studio/doubts.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { useStudio } from "../studioContext.ts";
import { Question } from "./QuestionList.tsx";

/** The questions, and the way on once each has its answer. */
export function AddingCard({ adding }: { adding: Adding }) {
  const { t } = useTexts();
  const { data: actions } = useStudio();
  const { to, origin, mapping, doubts } = adding;
  const open = countOpen(doubts);
  return (
    <Card title={t("adding.title", { file: originName(origin), name: to.name })} lead={t("adding.lead")}>
      <section className="questions" aria-label={t("doubt.title")}>
        <ul className="plain-list">
          {doubts.map((shown, place) => (
            <Question
              // biome-ignore lint/suspicious/noArrayIndexKey: a question keeps its place for good
              key={place}
              shown={shown}
              mapping={mapping}
              keep={t("adding.keep", { name: to.name })}
              onAnswer={actions.answerAdding}
            />
          ))}
        </ul>
      </section>
      <Group gap="xs" mt="sm">
        <Button size="sm" disabled={open > 0} onClick={() => void actions.addAll()}>
          {t("adding.add")}
        </Button>
        <Button size="sm" variant="default" onClick={actions.leaveAdding}>
          {t("adding.leave")}
        </Button>
        {open > 0 && (
          <Text size="sm" c="dimmed" role="status">
            {t("doubt.open", { doubts: open })}
          </Text>
        )}
      </Group>
    </Card>
  );
}
