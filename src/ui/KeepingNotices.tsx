// What the user should know, on whichever screen, about what is kept in this browser and what is not. Each is said once.

import { Alert, Button, Group, Text } from "@mantine/core";
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
        <Alert
          color="yellow"
          variant="light"
          role="status"
          mb="md"
          withCloseButton
          closeButtonLabel={t("common.close")}
          onClose={() => session.setState({ keepingNotice: { ...notice, read: true } })}
        >
          <Text size="sm" className="message">
            {localise(notice.message)}
          </Text>
        </Alert>
      )}
      {ended && (
        <Alert
          color="yellow"
          variant="light"
          role="status"
          mb="md"
          withCloseButton
          closeButtonLabel={t("common.close")}
          onClose={() => session.setState({ endedIn: null })}
        >
          <Text size="sm" className="message">
            {ended.kind === "training"
              ? t("memory.endedTraining", { name: ended.name })
              : ended.size > 0
                ? t("memory.endedReading", { name: ended.name, size: ended.size })
                : t("memory.endedOpening", { name: ended.name })}{" "}
            {t("memory.whatToDo")}
          </Text>
        </Alert>
      )}
      {silent && (
        <Alert color="yellow" variant="light" role="status" mb="md">
          <Group justify="space-between" gap="xs">
            <Text size="sm" className="message" style={{ flex: "1 1 260px" }}>
              {t("kept.silent")}
            </Text>
            <Button size="xs" variant="default" onClick={replaceSilent}>
              {t("kept.replace")}
            </Button>
          </Group>
        </Alert>
      )}
      {deleted && (
        <Alert
          color="yellow"
          variant="light"
          role="status"
          mb="md"
          withCloseButton
          closeButtonLabel={t("common.close")}
          onClose={() => session.setState({ deletedElsewhere: false })}
        >
          <Group justify="space-between" gap="xs">
            <Text size="sm" className="message" style={{ flex: "1 1 260px" }}>
              {t("kept.deletedElsewhere")}
            </Text>
            <Button size="xs" variant="default" onClick={data.keepAgain}>
              {t("kept.keepAgain")}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
}
