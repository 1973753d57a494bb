// What settings did to results over all runs that can be compared: how much each matters, one against a result, all at once.

import { Select, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import {
  type Importance,
  type NoImportance,
  settingImportance,
} from "../../core/experiments/compare/settingImportance.ts";
import type { RunRow } from "../../studio/runRows.ts";
import {
  comparableRuns,
  isLogSetting,
  RESULTS,
  type Result,
  triedRuns,
  variedSettings,
} from "../../studio/settingEffects.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Fold } from "../kit/Fold.tsx";
import { useStable } from "../kit/useStable.ts";
import { settingLabel } from "../settingTexts.ts";
import { ImportanceChart } from "./ImportanceChart.tsx";
import { ParallelChart } from "./ParallelChart.tsx";
import { SettingScatter } from "./SettingScatter.tsx";

/** Folded away until it is asked for. */
export function SettingsCard({ rows }: { rows: readonly RunRow[] }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <Card>
      <Fold title={t("runs.effects")} summary={t("runs.effectsLead")} onUnfold={() => setOpen(true)}>
        {open && <Effects rows={rows} />}
      </Fold>
    </Card>
  );
}

function Effects({ rows }: { rows: readonly RunRow[] }) {
  const { t } = useTexts();
  const [result, setResult] = useState<Result>("validationLoss");
  const [chosen, setChosen] = useState<string | null>(null);
  const kept = useStable(rows);
  const { runs, leftOut } = useMemo(() => comparableRuns(kept), [kept]);
  const settings = useMemo(() => variedSettings(runs), [runs]);
  const importance = useMemo<Importance | NoImportance>(
    () => settingImportance(triedRuns(runs, result), isLogSetting),
    [runs, result],
  );
  const strongest = "why" in importance ? settings[0] : importance.settings[0]?.setting;
  const shown = chosen !== null && settings.includes(chosen) ? chosen : strongest;
  if (settings.length === 0 || shown === undefined)
    return (
      <Text size="sm" className="message">
        {t("runs.nothingVaried", { runs: runs.length })}
      </Text>
    );
  return (
    <div className="stack">
      <div className="run-effects">
        <Select
          size="xs"
          label={t("runs.result")}
          allowDeselect={false}
          data={RESULTS.map((value) => ({ value, label: t(`runs.${value}`) }))}
          value={result}
          onChange={(value) => setResult(RESULTS.find((each) => each === value) ?? "validationLoss")}
        />
        <Select
          size="xs"
          label={t("runs.setting")}
          allowDeselect={false}
          searchable
          data={settings.map((value) => ({ value, label: settingLabel(t, value) }))}
          value={shown}
          onChange={setChosen}
        />
      </div>
      <Text size="sm" c="dimmed" className="message">
        {t("runs.effectsOf", { runs: runs.length })} {leftOut > 0 && t("runs.leftOut", { runs: leftOut })}{" "}
        {result !== "validationLoss" && result !== "seconds" && t("runs.testChoice")}
      </Text>
      <ImportanceChart importance={importance} result={result} />
      <SettingScatter runs={runs} setting={shown} result={result} />
      <ParallelChart runs={runs} settings={settings} result={result} importance={importance} />
    </div>
  );
}
