// What happened in a run, line by line, in a pane that follows the last line, and as a file.

import { Button, Group, Text } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import { download } from "../../studio/download.ts";
import { useBackendName } from "../backendName.ts";
import { useFormat } from "../format.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { useStudio } from "../studioContext.ts";
import { FoldedCard } from "./FoldedCard.tsx";
import { logFile, logText } from "./logText.ts";

/** A pane this far from its end was scrolled by the user, and stays where it is. */
const AT_END = 24;

/** As tall before the run as during it. */
export function LogCard() {
  const { t } = useTexts();
  const format = useFormat();
  const localise = useLocalise();
  const nameOf = useBackendName();
  const { log } = useStudio();
  const { entries, dropped } = useStore(log.store);
  const pane = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const words = { t, format, localise, nameOf };
  useEffect(() => {
    if (follows.current && pane.current && entries.length > 0) pane.current.scrollTop = pane.current.scrollHeight;
  }, [entries]);

  const save = () => {
    const text = logFile(entries, dropped, words);
    download(new Blob([text], { type: "text/plain;charset=utf-8" }), `${t("watch.logFile")}.txt`);
  };
  return (
    <FoldedCard
      name="log"
      title={t("watch.log")}
      summary={entries.length > 0 ? t("trainFolds.log", { count: dropped + entries.length }) : undefined}
    >
      <Group justify="space-between" align="flex-start" gap="xs" mb="sm">
        <Text size="sm" c="dimmed">
          {t("watch.logLead")}
        </Text>
        <Button size="xs" variant="default" disabled={entries.length === 0} onClick={save}>
          {t("watch.logSave")}
        </Button>
      </Group>
      <div
        ref={pane}
        className="log-pane"
        role="log"
        aria-label={t("watch.log")}
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          follows.current = scrollHeight - scrollTop - clientHeight < AT_END;
        }}
      >
        {dropped > 0 && <Text size="xs">{t("watch.logDropped", { number: dropped })}</Text>}
        {entries.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("watch.logEmpty")}
          </Text>
        )}
        {entries.map((entry, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its number in the whole log
          <p key={dropped + i} data-log={entry.kind}>
            <time className="figure" title={format.moment(entry.time)}>
              {format.clock(entry.time)}
            </time>
            <span>{logText(entry, words)}</span>
          </p>
        ))}
      </div>
    </FoldedCard>
  );
}
