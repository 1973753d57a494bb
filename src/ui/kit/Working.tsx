// Progress of long work: what is done, how fast, how long still, and a way out.

import { Progress as Bar, Button, Group, Stack, Text } from "@mantine/core";
import type { Progress } from "../../workers/protocol.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";

interface WorkingProps {
  /** What is being worked on. */
  label: string;
  progress: Progress | null;
  onCancel?: () => void;
}

/** A progress bar whose height never changes while it fills. */
export function Working({ label, progress, onCancel }: WorkingProps) {
  const { t } = useTexts();
  const format = useFormat();
  const known = progress !== null && progress.total > 0;
  const share = known ? progress.done / progress.total : 0;
  const details: string[] = [];
  if (progress?.phase === "reading" && known) {
    details.push(t("common.bytes", { done: progress.done, total: progress.total }));
  } else if (known) details.push(format.percent(share, 0));
  if (progress?.bytesPerSecond) {
    details.push(t("common.perSecond", { value: progress.bytesPerSecond }));
  }
  if (progress?.secondsLeft !== undefined) {
    details.push(t("common.timeLeft", { time: progress.secondsLeft }));
  }
  return (
    <Stack gap={6} className="working">
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm" fw={600} className="message">
          {label}
        </Text>
        {onCancel && (
          <Button size="xs" variant="default" onClick={onCancel} style={{ flexShrink: 0 }}>
            {t("common.cancel")}
          </Button>
        )}
      </Group>
      <Bar.Root size="md">
        <Bar.Section value={known ? share * 100 : 100} animated={!known} striped={!known} aria-label={label} />
      </Bar.Root>
      <Text size="xs" c="dimmed" mih={18} className="figure">
        {details.join(" · ")}
      </Text>
    </Stack>
  );
}
