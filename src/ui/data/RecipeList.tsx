// The recipes that are remembered, to be renamed and forgotten.

import { Button, Group, Stack, Text } from "@mantine/core";
import type { RecipeRecord } from "../../storage/recipes.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { NameInPlace, useNaming } from "../kit/NameForm.tsx";
import { useStudio } from "../studioContext.ts";

/** A folded list. */
export function RecipeList({ recipes }: { recipes: RecipeRecord[] }) {
  const { t } = useTexts();
  return (
    <details className="fold">
      <summary>
        <Text span size="sm" fw={600}>
          {t("recipe.list")} ({recipes.length})
        </Text>
      </summary>
      <Stack gap="xs" component="ul" className="plain-list" mt="xs">
        {recipes.map((recipe) => (
          <RecipeRow key={recipe.id} recipe={recipe} />
        ))}
      </Stack>
    </details>
  );
}

function RecipeRow({ recipe }: { recipe: RecipeRecord }) {
  const { t } = useTexts();
  const { data: actions } = useStudio();
  const naming = useNaming();
  const { id, name, mapping, savedAt } = recipe;
  return (
    <Group component="li" justify="space-between" gap="xs">
      <div style={{ flex: "1 1 220px", minWidth: 0 }}>
        <NameInPlace naming={naming} name={name} onRename={(to) => void actions.renameRecipe(id, to)} />
        <Text size="xs" c="dimmed" className="figure">
          {t("recipe.listText", {
            columns: Object.keys(mapping.columns).length,
            date: savedAt,
          })}
          :{" "}
          {Object.values(mapping.columns)
            .slice(0, 4)
            .map((index) => mapping.header[index])
            .join(", ")}
          …
        </Text>
      </div>
      <Group gap="xs" display={naming.open ? "none" : undefined}>
        <Button
          size="xs"
          variant="subtle"
          ref={naming.button}
          aria-label={t("keeping.renameNamed", { name })}
          onClick={naming.start}
        >
          {t("keeping.rename")}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="red"
          aria-label={t("recipe.forgetNamed", { name })}
          onClick={() => void actions.forgetRecipe(id)}
        >
          {t("recipe.forget")}
        </Button>
      </Group>
    </Group>
  );
}
