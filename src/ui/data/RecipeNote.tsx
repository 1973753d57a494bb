// Says that the columns come from a recipe, and lets it be renamed, set aside or forgotten.

import { Alert, Button, Group, Text } from "@mantine/core";
import { sameMapping } from "../../core/data/mapping/choices.ts";
import type { Mapping } from "../../core/data/mapping/mapping.ts";
import type { UsedRecipe } from "../../studio/data.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { NameForm, useNaming } from "../kit/NameForm.tsx";
import { useStudio } from "../studioContext.ts";

/** The note above the columns of a file whose header is known. */
export function RecipeNote({ recipe, mapping }: { recipe: UsedRecipe; mapping: Mapping }) {
  const { t } = useTexts();
  const { data: actions } = useStudio();
  const naming = useNaming();
  const { id, name, savedAt, aside } = recipe;
  const changed = !aside && !sameMapping(recipe.mapping, mapping);
  return (
    <Alert variant="light" mb="sm" role="status" p="sm">
      <Text size="sm" className="message">
        {aside ? t("recipe.aside", { name }) : t("recipe.used", { name, date: savedAt })}
        {changed && ` ${t("recipe.changed")}`}
      </Text>
      {naming.open ? (
        <NameForm
          name={name}
          onDone={(to) => {
            naming.close();
            if (to !== null) void actions.renameRecipe(id, to);
          }}
        />
      ) : (
        <Group gap="xs" mt={6}>
          <Button size="compact-xs" variant="default" onClick={() => void actions.takeRecipe(aside)}>
            {t(aside ? "recipe.useRecipe" : "recipe.useProposal")}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            ref={naming.button}
            aria-label={t("keeping.renameNamed", { name })}
            onClick={naming.start}
          >
            {t("keeping.rename")}
          </Button>
          <Button size="compact-xs" variant="subtle" onClick={() => void actions.forgetRecipe(id)}>
            {t("recipe.forget")}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
