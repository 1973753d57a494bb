// The open data set being kept on this machine: a quiet line while the page goes on.

import { Button, Group, Progress, Text } from "@mantine/core";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { useSession, useStudio } from "../studioContext.ts";

/** Nothing while nothing is written. */
export function StoringNote() {
  const { t } = useTexts();
  const format = useFormat();
  const { data: actions } = useStudio();
  const storing = useSession((state) => state.storing);
  if (!storing) return null;
  const { name, progress } = storing;
  const share = progress && progress.total > 0 ? progress.done / progress.total : 0;
  const label = t("keeping.storing", { name });
  return (
    <Group className="card storing" gap="sm" wrap="nowrap" role="status">
      <Text size="xs" c="dimmed" className="figure message" style={{ flex: 1 }}>
        {label}: {format.percent(share, 0)}
      </Text>
      <Progress value={share * 100} size="sm" w={120} aria-label={label} />
      <Button size="compact-xs" variant="subtle" onClick={actions.cancelKeeping}>
        {t("common.cancel")}
      </Button>
    </Group>
  );
}
