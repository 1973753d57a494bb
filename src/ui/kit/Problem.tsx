// Says what went wrong and what to do, where it happened.

import { Alert, Button, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { LocalisedText } from "../../studio/problem.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";

interface ProblemProps {
  message: LocalisedText;
  /** What the user can do about it. */
  hint?: ReactNode;
  onRetry?: () => void;
  onClose?: () => void;
}

/** An alert that screen readers announce. */
export function Problem({ message, hint, onRetry, onClose }: ProblemProps) {
  const { t } = useTexts();
  const localise = useLocalise();
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      title={t("error.title")}
      withCloseButton={onClose !== undefined}
      closeButtonLabel={t("common.close")}
      onClose={onClose}
    >
      <Text size="sm" className="message">
        {localise(message)}
      </Text>
      {hint && (
        <Text size="sm" mt={4}>
          {hint}
        </Text>
      )}
      {onRetry && (
        <Group mt="xs">
          <Button size="xs" variant="default" onClick={onRetry}>
            {t("common.retry")}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
