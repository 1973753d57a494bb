// Writes one custom feature: a name and a formula, checked with every key, the mistake pointed at.

import { Button, Group, Text, Textarea, TextInput } from "@mantine/core";
import { useMemo, useRef, useState } from "react";
import { type CustomFeature, MAX_NAME_LENGTH } from "../../core/features/formula/customFeature.ts";
import { problemOfName } from "../../core/features/formula/customFeatures.ts";
import { FormulaError } from "../../core/features/formula/formulaError.ts";
import { parseFormula } from "../../core/features/formula/parse.ts";
import { MAX_LENGTH } from "../../core/features/formula/tokens.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { FormulaPreviewChart } from "./FormulaPreviewChart.tsx";
import { FormulaWords } from "./FormulaWords.tsx";

interface FeatureEditorProps {
  /** The feature to change; null for a new one. */
  initial: CustomFeature | null;
  /** Names that are taken by the other custom features. */
  others: readonly string[];
  disabled: boolean;
  onDone(feature: CustomFeature): void;
  onCancel(): void;
}

/** Mistakes in fields that were not touched yet are not told. */
export function FeatureEditor({ initial, others, disabled, onDone, onCancel }: FeatureEditorProps) {
  const { t } = useTexts();
  const localise = useLocalise();
  const [name, setName] = useState(initial?.name ?? "");
  const [formula, setFormula] = useState(initial?.formula ?? "");
  const [touched, setTouched] = useState({ name: false, formula: false });
  const area = useRef<HTMLTextAreaElement>(null);
  const trimmed = name.trim().normalize("NFC");
  const nameProblem = problemOfName(trimmed, others);
  const mistake = useMemo(() => mistakeIn(formula), [formula]);

  /** Puts a word where the cursor stands; the cursor then stands inside its parentheses, or behind it. */
  const insert = (word: string, isFunction: boolean) => {
    const element = area.current;
    const from = element?.selectionStart ?? formula.length;
    const to = element?.selectionEnd ?? from;
    const written = isFunction ? `${word}()` : word;
    setFormula(formula.slice(0, from) + written + formula.slice(to));
    const cursor = from + written.length - (isFunction ? 1 : 0);
    requestAnimationFrame(() => {
      element?.focus();
      element?.setSelectionRange(cursor, cursor);
    });
  };

  return (
    <form
      className="feature-editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTouched({ name: true, formula: true });
        if (!nameProblem && !mistake) onDone({ name: trimmed, formula: formula.trim() });
      }}
    >
      <TextInput
        label={t("features.name")}
        placeholder={t("features.namePlaceholder")}
        size="sm"
        maw={340}
        maxLength={MAX_NAME_LENGTH + 10}
        value={name}
        disabled={disabled}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        error={(touched.name || name !== "") && nameProblem ? localise(nameProblem) : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={() => setTouched((before) => ({ ...before, name: before.name || name !== "" }))}
      />
      <Textarea
        ref={area}
        label={t("features.formula")}
        description={t("features.formulaHint")}
        placeholder={t("features.formulaPlaceholder")}
        size="sm"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={MAX_LENGTH + 10}
        classNames={{ input: "formula" }}
        value={formula}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
        error={(touched.formula || formula !== "") && mistake ? localise(mistake.sentence) : undefined}
        onChange={(event) => setFormula(event.currentTarget.value)}
      />
      <div className="formula-state">
        {formula.trim() === "" ? null : mistake ? (
          <Mistake formula={formula} mistake={mistake} />
        ) : (
          <Text size="sm" c="dimmed">
            {t("features.ready")}
          </Text>
        )}
      </div>
      <FormulaWords disabled={disabled} onInsert={insert} />
      <FormulaPreviewChart formula={formula.trim() === "" || mistake ? null : formula} />
      <Group gap="xs" mt="sm">
        <Button type="submit" size="sm" variant="light" disabled={disabled || nameProblem !== null || mistake !== null}>
          {initial ? t("features.keep") : t("features.add")}
        </Button>
        <Button size="sm" variant="default" onClick={onCancel}>
          {t("features.cancel")}
        </Button>
      </Group>
    </form>
  );
}

function mistakeIn(formula: string): FormulaError | null {
  try {
    parseFormula(formula);
    return null;
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}

/** The formula with the offending part marked; a mark of one space where something is missing at the end. */
function Mistake({ formula, mistake }: { formula: string; mistake: FormulaError }) {
  const { t } = useTexts();
  const { from, to } = mistake;
  return (
    <Text size="sm" component="div">
      {t("features.where")}{" "}
      <code className="formula">
        {formula.slice(0, from)}
        <mark>{formula.slice(from, to) || "\u00a0"}</mark>
        {formula.slice(to)}
      </code>
    </Text>
  );
}
