// Everything a formula may name, folded away; a click puts a word where the cursor stands.

import { Text } from "@mantine/core";
import { FUNCTIONS } from "../../core/features/formula/functions.ts";
import { FORMULA_VALUES, type NamedValue } from "../../core/features/formula/names.ts";
import { useTexts } from "../i18n/useTexts.ts";

interface FormulaWordsProps {
  disabled: boolean;
  onInsert(word: string, isFunction: boolean): void;
}

function wordsOf(kind: NamedValue["kind"]): string[] {
  return FORMULA_VALUES.filter((value) => value.kind === kind).map(({ name }) => name);
}

/** Functions and names in groups. */
export function FormulaWords({ disabled, onInsert }: FormulaWordsProps) {
  const { t } = useTexts();
  const groups = [
    { title: t("features.customer"), words: wordsOf("customer") },
    { title: t("features.periods"), words: wordsOf("period") },
    { title: t("features.lastLine"), words: wordsOf("line") },
  ];
  const word = (shown: string, name: string, isFunction: boolean) => (
    <button
      key={name}
      type="button"
      className="formula-word"
      disabled={disabled}
      aria-label={t("features.insert", { name })}
      onClick={() => onInsert(name, isFunction)}
    >
      {shown}
    </button>
  );
  return (
    <details className="formula-words">
      <summary>
        <Text span size="sm" fw={600}>
          {t("features.words")}
        </Text>{" "}
        <Text span size="xs" c="dimmed">
          {t("features.wordsHint")}
        </Text>
      </summary>
      <Text size="xs" c="dimmed" mt={8}>
        {t("features.functions")}
      </Text>
      <div>{[...FUNCTIONS].map(([name, { usage }]) => word(usage, name, true))}</div>
      {groups.map(({ title, words }) => (
        <div key={title}>
          <Text size="xs" c="dimmed" mt={8}>
            {title}
          </Text>
          <div>{words.map((name) => word(name, name, false))}</div>
        </div>
      ))}
    </details>
  );
}
