// The errors by province on the map: how far off the model is where.

import { Text } from "@mantine/core";
import { useCallback, useMemo } from "react";
import type { ErrorGroup } from "../../../core/analysis/errors/residuals.ts";
import type { AnalysedTask } from "../../../core/analysis/testTable.ts";
import { PROVINCES } from "../../../core/geo/provinces.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { ProvinceMap } from "../../map/ProvinceMap.tsx";
import { useTasks } from "../useTasks.ts";
import { groupMeasure } from "./errorCharts.ts";

const HEIGHT = 520;

interface ErrorMapProps {
  /** By province 0..34; 0 = unknown, which no map shows. */
  groups: readonly ErrorGroup[];
  task: AnalysedTask;
  chosen: number | null;
  onChoose(key: number): void;
}

/** Mean errors, or for the product the share among the first five. */
export function ErrorMap({ groups, task, chosen, onChoose }: ErrorMapProps) {
  const { t } = useTexts();
  const format = useFormat();
  const tasks = useTasks();
  const measure = useCallback((group: ErrorGroup) => groupMeasure(group, task), [task]);
  const show = useCallback(
    (value: number, compact = true) =>
      task === "product" ? format.percent(value, compact ? 0 : 1) : tasks.show(task, value, compact),
    [task, tasks, format],
  );
  const byProvince = useMemo(() => new Map(groups.map((group) => [group.key, group])), [groups]);
  const areas = useMemo(
    () =>
      PROVINCES.map(({ id, short }) => {
        const group = byProvince.get(id);
        return { name: short, value: group ? measure(group) : 0 };
      }),
    [byProvince, measure],
  );
  const title = task === "product" ? t("analysis.hit5") : t("analysis.mae");
  const tooltip = useCallback(
    (name: string) => {
      const group = byProvince.get(idOf(name) ?? 0);
      if (!group || idOf(name) === null) return [name, `0 ${t("analysis.targets")}`];
      return [
        name,
        `${title}: ${show(measure(group), false)}`,
        `${format.number(group.count)} ${t("analysis.targets")}`,
      ];
    },
    [byProvince, measure, show, title, format, t],
  );
  const onPick = useCallback(
    (name: string) => {
      const id = idOf(name);
      if (id !== null && byProvince.has(id)) onChoose(id);
    },
    [byProvince, onChoose],
  );
  return (
    <div>
      <ProvinceMap
        title={`${title}: ${t("analysis.province")}`}
        unit={task === "product" ? "%" : tasks.unit(task)}
        label={t("analysis.mapLabel", { measure: title })}
        areas={areas}
        division="today"
        height={HEIGHT}
        show={show}
        tooltip={tooltip}
        nothing={t("analysis.mapNothing")}
        table={() => ({
          columns: [t("analysis.group"), t("analysis.targets"), title],
          rows: PROVINCES.flatMap(({ id, short }) => {
            const group = byProvince.get(id);
            return group ? [[short, group.count, measure(group)]] : [];
          }),
        })}
        active={PROVINCES[(chosen ?? 0) - 1]?.short ?? null}
        onPick={onPick}
      />
      <Text size="xs" c="dimmed">
        {t("places.imageNote")}
      </Text>
    </div>
  );
}

/** Id 1..34 of a name on the map. */
function idOf(name: string): number | null {
  return PROVINCES.find(({ short }) => short === name)?.id ?? null;
}
