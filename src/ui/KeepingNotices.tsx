// What the user should know, on whichever screen, about what is kept in this browser and what is not. Each is said once.

import { Alert, Button, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useLocalise, useTexts } from "./i18n/useTexts.ts";
import { useSession, useStudio } from "./studioContext.ts";

/** Nothing at all while all is well. */
export default function KeepingNotices() {
  const { t } = useTexts();
  const localise = useLocalise();
  const { session, data, replaceSilent } = useStudio();
  const ended = useSession((state) => state.endedIn);
  const silent = useSession((state) => state.silent);
  const notice = useSession((state) => state.keepingNotice);
  const deleted = useSession((state) => state.deletedElsewhere);
  return (
    <>
      {notice && !notice.read && (
        <Notice onClose={() => session.setState({ keepingNotice: { ...notice, read: true } })}>
          {localise(notice.message)}
        </Notice>
      )}
      {ended && (
        <Notice onClose={() => session.setState({ endedIn: null })}>
          {ended.kind === "training"
            ? t("memory.endedTraining", { name: ended.name })
            : ended.size > 0
              ? t("memory.endedReading", { name: ended.name, size: ended.size })
              : t("memory.endedOpening", { name: ended.name })}{" "}
          {t("memory.whatToDo")}
        </Notice>
      )}
      {silent && <Notice act={{ label: t("kept.replace"), run: replaceSilent }}>{t("kept.silent")}</Notice>}
      {deleted && (
        <Notice
          onClose={() => session.setState({ deletedElsewhere: false })}
          act={{ label: t("kept.keepAgain"), run: data.keepAgain }}
        >
          {t("kept.deletedElsewhere")}
        </Notice>
      )}
    </>
  );
}

interface NoticeProps {
  children: ReactNode;
  /** Without it the notice stays as long as its reason. */
  onClose?: () => void;
  act?: { label: string; run: () => void };
}

function Notice({ children, onClose, act }: NoticeProps) {
  const { t } = useTexts();
  return (
    <Alert
      color="yellow"
      variant="light"
      role="status"
      mb="md"
      withCloseButton={onClose !== undefined}
      closeButtonLabel={t("common.close")}
      {...(onClose && { onClose })}
    >
      <Group justify="space-between" gap="xs">
        <Text size="sm" className="message" style={{ flex: "1 1 260px" }}>
          {children}
        </Text>
        {act && (
          <Button size="xs" variant="default" onClick={act.run}>
            {act.label}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
