// How the model stands against the best of the simple baselines, after the latest epoch: on the validation part, and said so.

import { Text } from "@mantine/core";
import { bestEpoch } from "../../studio/telemetry.ts";
import { gapInPoints } from "../../studio/watching.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { useLatest } from "../kit/useLatest.ts";
import { useStudio } from "../studioContext.ts";
import { watchVerdict } from "./watchVerdict.ts";

const SIGN = { ahead: "▲", level: "=", behind: "▼" } as const;

/** `done`: the epoch that was kept counts, else the latest one. Takes the same space before the first epoch's end. */
export function VerdictLine({ done }: { done: boolean }) {
  const { t } = useTexts();
  const format = useFormat();
  const { telemetry } = useStudio();
  const epochs = useLatest(telemetry, () => telemetry.epochs);
  const watched = useLatest(telemetry, () => telemetry.watched);
  const report = done ? bestEpoch(epochs) : epochs.at(-1);
  const before = useLatest(telemetry, () => telemetry.before);
  const check = report ? report.check : before;
  const kind = check && gapInPoints(check.gap).kind;
  return (
    <div className="watch-verdict" data-verdict={kind ?? "none"}>
      <Text fw={650} mih={25}>
        {check && watched ? (
          <>
            <span className="watch-sign" aria-hidden>
              {SIGN[kind!]}
            </span>{" "}
            {watchVerdict(check.gap, watched.baseline, t, format)}
          </>
        ) : (
          <Text span c="dimmed" size="sm">
            {t("watch.verdictPending")}
          </Text>
        )}
      </Text>
      <Text size="xs" c="dimmed">
        {check && watched
          ? t("watch.verdictOn", {
              when: report ? t("watch.afterEpoch", { epoch: report.epoch }) : t("watch.beforeTraining"),
              targets: watched.targets,
              customers: watched.customers,
              model: check.hit10,
              base: watched.baselineHit10,
            })
          : t("watch.verdictHow")}{" "}
        {t("watch.verdictCounts")}
      </Text>
    </div>
  );
}
