// Custom features of the form: listed, added, changed, removed, and every change taken back.

import { Button, Group, Text, VisuallyHidden } from "@mantine/core";
import { useMemo, useState } from "react";
import { type CustomFeature, MAX_CUSTOM_FEATURES } from "../../core/features/formula/customFeature.ts";
import { parseCustomFeatures } from "../../core/features/formula/customFeatures.ts";
import { describeError } from "../../studio/problem.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { useForm, useStudio } from "../studioContext.ts";
import { FeatureEditor } from "./FeatureEditor.tsx";
import { FoldedCard } from "./FoldedCard.tsx";

/** What is open in the editor: nothing, a new feature, or the one at a place of the list. */
type Editing = null | "new" | number;

/** Small until a feature is written; locked while a run holds the worker. */
export function CustomFeaturesCard({ locked }: { locked: boolean }) {
  const { t } = useTexts();
  const { form: store } = useStudio();
  const { customFeatures } = useForm().samples;
  const [past, setPast] = useState<(readonly CustomFeature[])[]>([]);
  const [editing, setEditing] = useState<Editing>(null);
  const [said, setSaid] = useState("");

  const put = (features: readonly CustomFeature[]) =>
    store.setState(({ samples }) => ({ samples: { ...samples, customFeatures: features } }));
  const change = (features: readonly CustomFeature[], message: string) => {
    setPast((before) => [...before, customFeatures]);
    put(features);
    setEditing(null);
    setSaid(message);
  };
  const undo = () => {
    const last = past.at(-1);
    if (!last) return;
    setPast(past.slice(0, -1));
    put(last);
    setEditing(null);
    setSaid(t("features.undone"));
  };
  const done = (feature: CustomFeature) => {
    if (typeof editing !== "number") change([...customFeatures, feature], t("features.added", { name: feature.name }));
    else {
      const changed = customFeatures.map((each, i) => (i === editing ? feature : each));
      change(changed, t("features.changed", { name: feature.name }));
    }
  };
  const edited = typeof editing === "number" ? (customFeatures[editing] ?? null) : null;

  return (
    <FoldedCard
      name="features"
      title={t("features.title")}
      summary={customFeatures.length > 0 ? t("trainFolds.features", { count: customFeatures.length }) : undefined}
    >
      <Group justify="space-between" align="flex-start" gap="xs" mb="sm">
        <Text size="sm" c="dimmed" maw={760}>
          {t("features.lead")}
        </Text>
        <Button size="xs" variant="subtle" disabled={locked || past.length === 0} onClick={undo}>
          {t("features.undo")}
        </Button>
      </Group>
      {customFeatures.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("features.none")}
        </Text>
      ) : (
        <ul className="plain-list custom-features" aria-label={t("features.list")}>
          {customFeatures.map(({ name, formula }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an address may give two features one name
            <li key={i}>
              <div>
                <Text span size="sm" fw={600}>
                  {name}
                </Text>{" "}
                <code className="formula">= {formula}</code>
                <FeatureProblem features={customFeatures} place={i} />
              </div>
              <Group gap={4} wrap="nowrap">
                <Button
                  size="compact-xs"
                  variant="subtle"
                  disabled={locked}
                  aria-label={t("features.edit", { name })}
                  onClick={() => setEditing(i)}
                >
                  {t("features.editShort")}
                </Button>
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="red"
                  className="remove"
                  disabled={locked}
                  aria-label={t("features.remove", { name })}
                  onClick={() =>
                    change(
                      customFeatures.filter((_, other) => other !== i),
                      t("features.removed", { name }),
                    )
                  }
                >
                  {t("features.removeShort")}
                </Button>
              </Group>
            </li>
          ))}
        </ul>
      )}
      {editing === null ? (
        <Button
          size="sm"
          mt="sm"
          variant="default"
          disabled={locked || customFeatures.length >= MAX_CUSTOM_FEATURES}
          onClick={() => setEditing("new")}
        >
          {t("features.add")}
        </Button>
      ) : (
        <FeatureEditor
          key={String(editing)}
          initial={edited}
          others={customFeatures.filter((_, i) => i !== editing).map(({ name }) => name)}
          disabled={locked}
          onDone={done}
          onCancel={() => setEditing(null)}
        />
      )}
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </FoldedCard>
  );
}

/** What is wrong with a feature that came from an address; nothing for one that was written here. */
function FeatureProblem({ features, place }: { features: readonly CustomFeature[]; place: number }) {
  const localise = useLocalise();
  const problem = useMemo(() => {
    try {
      parseCustomFeatures([...features.slice(0, place).map(({ name }) => ({ name, formula: "0" })), features[place]!]);
      return null;
    } catch (error) {
      return describeError(error);
    }
  }, [features, place]);
  return problem === null ? null : (
    <Text size="xs" c="var(--mantine-color-error)">
      {localise(problem)}
    </Text>
  );
}
