// Says of a model that the disk refused that it is in memory only, with the ways out beside it.

import { Alert, Button, Group, Text } from "@mantine/core";
import { MODEL_ALONE } from "../../core/artefact/takeawayChoice.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Problem } from "../kit/Problem.tsx";
import { useTask } from "../kit/useTask.ts";
import { useSession, useStudio } from "../studioContext.ts";

/** Nothing at all where the model is kept. `download`: the button for it, where the screen has none of its own. */
export function HeldNote({ download = false }: { download?: boolean }) {
  const { t, localise } = useTexts();
  const { runs, model: actions } = useStudio();
  const id = useSession(({ model }) => (model?.summary.place === "memory" ? model.summary.id : null));
  const problem = useSession((state) => state.runs.problem);
  const task = useTask();
  if (id === null) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      role="status"
      my="sm"
      title={t("kept.heldTitle")}
      // Orange on yellow is hard to read.
      styles={{ title: { color: "var(--mantine-color-text)" } }}
    >
      <Text size="sm" className="message">
        {t("kept.held")}
      </Text>
      {(problem ?? task.error) && <Problem message={(problem ?? task.error)!} />}
      <Group gap="xs" mt="xs">
        {download && (
          <Button
            size="xs"
            disabled={task.busy}
            onClick={() =>
              void task.run((signal, onEvent) => actions.saveModel(MODEL_ALONE, localise, { signal, onEvent }))
            }
          >
            {t("export.downloadZip")}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => void runs.keepHeld(id)}>
          {t("kept.keepNow")}
        </Button>
      </Group>
    </Alert>
  );
}
