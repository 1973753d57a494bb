// A file that was looked at, before it is read: what it leaves open stands first and is asked once, what is certain is
// folded to a line each, and the way on is always in sight.

import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { DialectChoice } from "../../core/data/mapping/mapping.ts";
import { type LookedAt, missingFields, originName } from "../../studio/data.ts";
import type { ReadingControl } from "../../studio/doubts.ts";
import { dataName } from "../dataName.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { useStudio } from "../studioContext.ts";
import { ColumnsFold } from "./ColumnsFold.tsx";
import { PreviewTable } from "./PreviewTable.tsx";
import { QuestionList } from "./QuestionList.tsx";
import { ReadBar } from "./ReadBar.tsx";
import { ReadingFold } from "./ReadingFold.tsx";
import { RecipeNote } from "./RecipeNote.tsx";
import { RolesFold } from "./RolesFold.tsx";

interface ColumnsCardProps {
  looked: LookedAt;
  again: DialectChoice | undefined;
  /** The choice to begin at. */
  goTo: ReadingControl | undefined;
}

/** Questions, columns, how the file is read, its first lines; a bar to read it. */
export function ColumnsCard({ looked, again, goTo: start }: ColumnsCardProps) {
  const { sniff, mapping, origin, recipe } = looked;
  const { t } = useTexts();
  const { data: actions } = useStudio();
  const questions = useRef<HTMLElement>(null);
  const columns = useRef<HTMLDetailsElement>(null);
  const reading = useRef<HTMLDetailsElement>(null);
  const missing = missingFields(mapping);
  // What is asked on top is not asked again below.
  const unasked = missing.filter((field) => !looked.doubts.some(({ doubt }) => doubt.field === field));
  useEffect(() => {
    if (start) openAt(reading.current, `[data-choice="${start}"]`);
  }, [start]);
  const goTo = (indexes: readonly number[]) => {
    if (indexes.length === 0) openAt(reading.current, "select");
    else openAt(columns.current, indexes.map((index) => `select[data-column="${index}"]`).join(", "));
  };
  return (
    <Card
      title={`${t("data.columns")}: ${dataName(originName(origin), t)}`}
      aside={
        <Button size="xs" variant="subtle" onClick={actions.discard}>
          {t("data.another")}
        </Button>
      }
    >
      {recipe && <RecipeNote recipe={recipe} mapping={mapping} />}
      <QuestionList looked={looked} onChange={goTo} ref={questions} />
      <RolesFold key={`roles ${originName(origin)}`} sniff={sniff} mapping={mapping} />
      <ColumnsFold key={`columns ${originName(origin)}`} looked={looked} open={unasked.length > 0} ref={columns} />
      <ReadingFold sniff={sniff} mapping={mapping} again={again} ref={reading} />
      <PreviewTable header={mapping.header} lines={sniff.preview} />
      <ReadBar
        looked={looked}
        busy={again !== undefined}
        onQuestions={() => questions.current?.querySelector<HTMLElement>("[data-open] :is(select, button)")?.focus()}
        onMissing={() => openAt(columns.current, `select[data-field="${missing[0]}"]`)}
      />
    </Card>
  );
}

/** Unfolds a part and goes to the first control that matches. */
function openAt(fold: HTMLDetailsElement | null, control: string): void {
  if (!fold) return;
  fold.open = true;
  fold.querySelector<HTMLElement>(control)?.focus();
}
