// What counting alone finds, told before the network has learnt anything, and then what the network adds to it.

import { Text } from "@mantine/core";
import { bestEpoch } from "../../studio/telemetry.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { useLatest } from "../kit/useLatest.ts";
import { useStudio } from "../studioContext.ts";
import { Explained } from "../terms/Explained.tsx";
import { addedByNetwork, inHundred } from "./watchVerdict.ts";

/** `done`: the epoch that was kept counts, else the latest one. Takes the same space before counting has been judged. */
export function CountedLine({ done }: { done: boolean }) {
  const { t } = useTexts();
  const format = useFormat();
  const { telemetry } = useStudio();
  const counted = useLatest(telemetry, () => telemetry.counted);
  const epochs = useLatest(telemetry, () => telemetry.epochs);
  const added = (done ? bestEpoch(epochs) : epochs.at(-1))?.check?.added;
  return (
    <div className="counted-verdict" data-counted={counted ? counted.hit10 : "none"} aria-live="polite">
      <Text fw={650} mih={25}>
        {counted ? (
          t("watch.counted", { found: inHundred(counted.hit10) })
        ) : (
          <Text span c="dimmed" size="sm">
            {t("watch.countedPending")}
          </Text>
        )}
        {added && ` ${addedByNetwork(added, t, format)}`}
      </Text>
      <Text size="xs" c="dimmed" mih={19}>
        {counted && (
          <Explained>
            {t("watch.countedHow", { targets: counted.targets, ndcg: format.fixed(counted.ndcg10, 3) })}
          </Explained>
        )}
      </Text>
    </div>
  );
}
