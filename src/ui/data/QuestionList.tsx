// What the file leaves open, on top of the columns: questions with their answers as buttons, and what is worth knowing.

import { Button, Group, List, NativeSelect, Text } from "@mantine/core";
import type { ReactNode, Ref } from "react";
import type { Doubt } from "../../core/data/doubts/doubt.ts";
import type { ColumnReport } from "../../core/data/ingest/inspection.ts";
import type { Field, Mapping } from "../../core/data/mapping/mapping.ts";
import { remap } from "../../core/data/mapping/remap.ts";
import type { LookedAt } from "../../studio/data.ts";
import { answersOf, isOpen, isQuestion, type ShownDoubt } from "../../studio/doubts.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { useStudio } from "../studioContext.ts";
import { columnName, columnNames } from "./columnNames.ts";

const SAMPLES = 4;

interface QuestionListProps {
  looked: LookedAt;
  /** Opens the place where columns, or how the file is read, are changed. */
  onChange(columns: readonly number[]): void;
  ref: Ref<HTMLElement>;
}

/** Nothing for a file that is plain. */
export function QuestionList({ looked, onChange, ref }: QuestionListProps) {
  const { t } = useTexts();
  const localise = useLocalise();
  const { data: actions } = useStudio();
  const questions = looked.doubts.filter(isQuestion);
  const notes = looked.doubts.filter((each) => !isQuestion(each));
  return (
    <>
      {questions.length > 0 && (
        <section className="questions" aria-label={t("doubt.title")} tabIndex={-1} ref={ref}>
          <Text component="h3" size="sm" fw={600} mb={6}>
            {t("doubt.title")}
          </Text>
          <ul className="plain-list">
            {questions.map((shown, place) => (
              <Question
                // biome-ignore lint/suspicious/noArrayIndexKey: a question keeps its place for good
                key={place}
                shown={shown}
                mapping={looked.mapping}
                columns={looked.sniff.columns}
                onAnswer={(to, doubt, keeps) => {
                  const join = to.dialect?.join;
                  // Which tables are put together is seen by looking at the files anew.
                  if (join !== looked.mapping.dialect?.join) void actions.changeDialect({ join });
                  else actions.changeMapping(to);
                  actions.keepAsItIs(doubt, keeps);
                }}
              >
                {shown.doubt.field && <ColumnOf field={shown.doubt.field} looked={looked} />}
              </Question>
            ))}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section className="questions" aria-label={t("data.notes")}>
          <Text component="h3" size="sm" fw={600} mb={4}>
            {t("data.notes")}
          </Text>
          <List size="sm" spacing={4}>
            {notes.map(({ doubt, raised }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <List.Item key={place} c={raised ? undefined : "dimmed"}>
                {raised ? "" : `${t("doubt.settled")}: `}
                {localise(doubt.note)}{" "}
                {raised && (
                  <Button size="compact-xs" variant="subtle" onClick={() => onChange(doubt.columns)}>
                    {t(doubt.columns.length > 0 ? "doubt.toColumns" : "doubt.toReading")}
                  </Button>
                )}
              </List.Item>
            ))}
          </List>
        </section>
      )}
    </>
  );
}

interface QuestionProps {
  shown: ShownDoubt;
  mapping: Mapping;
  /** What the columns of the file hold, for examples beside the question. */
  columns?: readonly Pick<ColumnReport, "samples">[];
  /** The answer that leaves everything as it is, where the doubt has no words of its own for that. */
  keep?: string;
  onAnswer(to: Mapping, doubt: Doubt, keeps: boolean): void;
  children?: ReactNode;
}

/** A doubt with its answers as buttons. */
export function Question({ shown, mapping, columns, keep, onAnswer, children }: QuestionProps) {
  const { t } = useTexts();
  const localise = useLocalise();
  const { doubt } = shown;
  const open = isOpen(shown);
  const note = localise(doubt.note);
  const answers = answersOf(shown, mapping);
  return (
    <li className="question" data-open={open || undefined}>
      <Text size="sm" className="message">
        {!open && (
          <Text span size="sm" fw={600}>
            {t("doubt.settled")}:{" "}
          </Text>
        )}
        {note}
      </Text>
      {columns && doubt.columns.length > 0 && (
        <Samples>
          {doubt.columns.map((index) => {
            const column = columns[index];
            return column && `${columnName(mapping, index)}: ${column.samples.slice(0, SAMPLES).join(" · ")}`;
          })}
        </Samples>
      )}
      {children}
      {answers.length > 0 && (
        <Group gap={6} role="group" aria-label={note}>
          {answers.map(({ label, chosen, keeps, mapping: to }) => (
            <Button
              key={label ? localise(label) : ""}
              className="answer"
              size="xs"
              variant={chosen ? "filled" : "default"}
              aria-pressed={chosen}
              onClick={() => onAnswer(to, doubt, keeps)}
            >
              {label ? localise(label) : (keep ?? t("doubt.keep"))}
            </Button>
          ))}
        </Group>
      )}
    </li>
  );
}

function Samples({ children }: { children: ReactNode[] }) {
  return (
    <ul className="plain-list">
      {children.map(
        (text, index) =>
          text && (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place alone
            <Text component="li" key={index} size="xs" c="dimmed" className="figure" lineClamp={2}>
              {text}
            </Text>
          ),
      )}
    </ul>
  );
}

/** The column of a field that none was found for. */
function ColumnOf({ field, looked: { mapping, sniff } }: { field: Field; looked: LookedAt }) {
  const { t } = useTexts();
  const { data: actions } = useStudio();
  const column = mapping.columns[field];
  return (
    <NativeSelect
      size="xs"
      maw={320}
      aria-label={t("doubt.columnOf", { field: t(`field.${field}`) })}
      value={column === undefined ? "" : String(column)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        actions.changeMapping(remap(mapping, field, text === "" ? null : Number(text), sniff));
      }}
      data={[{ value: "", label: t("doubt.columnOf", { field: t(`field.${field}`) }) }, ...columnNames(mapping)]}
    />
  );
}
