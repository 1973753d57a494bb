// What the user should know, on whichever screen, about what is kept in this browser and what is not. Each is said once.

import { Alert, Button, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { isAtWork } from "../studio/offline.ts";
import { formatHash, type Screen } from "../studio/route.ts";
import { isUnfinished } from "../studio/search.ts";
import { formQuery } from "../studio/studio.ts";
import { isTraining } from "../studio/training.ts";
import { dataName } from "./dataName.ts";
import { useLocalise, useTexts } from "./i18n/useTexts.ts";
import { useSession, useStudio } from "./studioContext.ts";

/** Nothing at all while all is well. */
export default function KeepingNotices({ screen }: { screen: Screen }) {
  const { t } = useTexts();
  const localise = useLocalise();
  const { session, data, replaceSilent } = useStudio();
  const ended = useSession((state) => state.endedIn);
  const silent = useSession((state) => state.silent);
  const notice = useSession((state) => state.keepingNotice);
  const deleted = useSession((state) => state.deletedElsewhere);
  const gone = useSession((state) => state.serverGone);
  // Taking over reloads the page: it waits until nothing is under way.
  const newVersion = useSession((state) => (isAtWork(state) ? null : state.newVersion));
  return (
    <>
      {gone && (
        <Notice
          onClose={() => session.setState({ serverGone: false })}
          act={{ label: t("offline.reload"), run: () => location.reload() }}
        >
          {t("offline.serverGone")}
        </Notice>
      )}
      {newVersion && (
        <Notice
          onClose={() => session.setState({ newVersion: null })}
          act={{ label: t("offline.useNow"), run: newVersion }}
        >
          {t("offline.newVersion")}
        </Notice>
      )}
      {notice && !notice.read && (
        <Notice onClose={() => session.setState({ keepingNotice: { ...notice, read: true } })}>
          {localise(notice.message)}
        </Notice>
      )}
      {ended && (
        <Notice onClose={() => session.setState({ endedIn: null })}>
          {ended.kind === "training"
            ? t("memory.endedTraining", { name: dataName(ended.name, t) })
            : ended.size > 0
              ? t("memory.endedReading", { name: dataName(ended.name, t), size: ended.size })
              : t("memory.endedOpening", { name: dataName(ended.name, t) })}{" "}
          {t("memory.whatToDo")}
        </Notice>
      )}
      {silent && <Notice act={{ label: t("kept.replace"), run: replaceSilent }}>{t("kept.silent")}</Notice>}
      {screen !== "train" && <UnfinishedNotice />}
      {screen !== "train" && <UnfinishedSearchNotice />}
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

/** An unfinished training of the open data set, offered wherever the user lands; the Train screen has all of them, with what can be done. */
function UnfinishedNotice() {
  const { t } = useTexts();
  const { session, train, form } = useStudio();
  const run = useSession(({ unfinished, unfinishedRead }) => (unfinishedRead ? undefined : unfinished[0]));
  const name = useSession(({ data }) => (data.kind === "ready" ? data.info.name : ""));
  if (!run) return null;
  const open = (): void => {
    location.hash = formatHash("train", formQuery(form));
  };
  const goOn = (): void => {
    void train.resumeRun(run.id, "continue", form.getState());
    open();
  };
  // What ended for want of memory would end again: the Train screen offers to go on with less.
  const act = run.problem ? { label: t("stored.look"), run: open } : { label: t("stored.goOn"), run: goOn };
  const { epoch, settings, savedAt, training } = run;
  const told = {
    name: dataName(name, t),
    epoch: Math.min(epoch, settings.epochs),
    epochs: settings.epochs,
    time: savedAt,
  };
  return (
    <Notice onClose={() => session.setState({ unfinishedRead: true })} act={act}>
      {settings.members > 1
        ? t("stored.unfinishedOf", { ...told, number: training, of: settings.members })
        : t("stored.unfinished", told)}
    </Notice>
  );
}

/** The same of a search for better settings. */
function UnfinishedSearchNotice() {
  const { t } = useTexts();
  const { session, search: actions, form } = useStudio();
  const search = useSession(({ searches, unfinishedRead }) =>
    unfinishedRead ? undefined : searches?.find(isUnfinished),
  );
  const training = useSession(isTraining);
  if (!search || training) return null;
  const goOn = (): void => {
    void actions.goOn(search, form.getState().backend);
    location.hash = formatHash("train", formQuery(form));
  };
  const { name, state, savedAt } = search;
  return (
    <Notice onClose={() => session.setState({ unfinishedRead: true })} act={{ label: t("stored.goOn"), run: goOn }}>
      {t("search.unfinishedNotice", { name: dataName(name, t), tried: state.trials.length, time: savedAt })}
    </Notice>
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
