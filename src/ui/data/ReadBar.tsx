// The one thing to do with a file whose columns stand: to read it. Always in sight, with what is missing beside it.

import { Button, Text } from "@mantine/core";
import { Suspense } from "react";
import { type LookedAt, missingFields, originSize } from "../../studio/data.ts";
import { countOpen } from "../../studio/doubts.ts";
import { expectedLines, machineMemory, needToRead } from "../../studio/memoryNeed.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { later } from "../kit/later.ts";
import { useStudio } from "../studioContext.ts";

const MemoryNote = later(() => import("../kit/MemoryNote.tsx"));

interface ReadBarProps {
  looked: LookedAt;
  /** The file is being looked at again. */
  busy: boolean;
  onQuestions(): void;
  /** Leads to the choice of what is missing. */
  onMissing(): void;
}

/** Sticks to the lower edge of the window. */
export function ReadBar({ looked, busy, onQuestions, onMissing }: ReadBarProps) {
  const { t } = useTexts();
  const { data: actions } = useStudio();
  const missing = missingFields(looked.mapping);
  const open = countOpen(looked.doubts);
  const lines = expectedLines(originSize(looked.origin), looked.sniff);
  const need = needToRead(lines, machineMemory(navigator));
  return (
    <div className="read-bar">
      <Button disabled={missing.length > 0 || busy} onClick={() => void actions.read()}>
        {t("data.readFile")}
      </Button>
      <div>
        <Text
          size="sm"
          role="status"
          className="message"
          c={missing.length > 0 ? "var(--mantine-color-error)" : "dimmed"}
        >
          {missing.length > 0
            ? t("data.missing", { fields: missing.map((field) => t(`field.${field}`)).join(", ") })
            : open > 0
              ? t("doubt.open", { doubts: open })
              : t("doubt.none")}
        </Text>
        {need.verdict !== "fits" && (
          <Suspense>
            <MemoryNote need={need} kind="reading" />
          </Suspense>
        )}
        {(missing.length > 0 || open > 0) && (
          <Button size="compact-sm" px={6} ml={-6} variant="subtle" onClick={open > 0 ? onQuestions : onMissing}>
            {t(open > 0 ? "doubt.show" : "doubt.choose")}
          </Button>
        )}
      </div>
    </div>
  );
}
