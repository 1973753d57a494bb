// The curves of a run, drawn from its columns as they grow, and how they are looked at.

import { Group, SegmentedControl, Slider, Switch, Text } from "@mantine/core";
import { useId } from "react";
import { MOST_SMOOTHING, X_AXES, type XAxis } from "../../studio/curveView.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { useCurveView, useStudio } from "../studioContext.ts";
import { LossChart } from "./LossChart.tsx";
import { ScoreChart } from "./ScoreChart.tsx";
import { StepCharts } from "./StepCharts.tsx";

const X_TEXT = { steps: "watch.alongSteps", epochs: "watch.alongEpochs", time: "watch.alongTime" } as const;

/** Losses and the score in full width, three small charts below. */
export function Curves() {
  const { t } = useTexts();
  const format = useFormat();
  const { curveView } = useStudio();
  const { x, smoothing, log } = useCurveView();
  const id = useId();
  return (
    <Card title={t("train.curves")}>
      <div className="chart-controls curve-view">
        <Group gap={8} wrap="nowrap">
          <Text size="xs" c="dimmed" id={`${id}-x`}>
            {t("watch.along")}
          </Text>
          <SegmentedControl
            size="xs"
            aria-labelledby={`${id}-x`}
            value={x}
            onChange={(value) => curveView.setState({ x: value as XAxis })}
            data={X_AXES.map((value) => ({ value, label: t(X_TEXT[value]) }))}
          />
        </Group>
        <Group gap={8} wrap="nowrap">
          <Text size="xs" c="dimmed">
            {t("watch.smoothing")}
          </Text>
          <Slider
            w={130}
            size="sm"
            thumbSize={16}
            min={0}
            max={MOST_SMOOTHING}
            step={0.01}
            value={smoothing}
            label={null}
            thumbLabel={t("watch.smoothing")}
            onChange={(value) => curveView.setState({ smoothing: value })}
          />
          <Text size="xs" className="figure" w={30}>
            {format.fixed(smoothing, 2)}
          </Text>
        </Group>
        <Switch
          size="xs"
          label={t("train.logAxis")}
          checked={log}
          onChange={(event) => curveView.setState({ log: event.currentTarget.checked })}
        />
      </div>
      <LossChart />
      <div style={{ marginTop: 20 }}>
        <ScoreChart />
      </div>
      <div style={{ marginTop: 20 }}>
        <StepCharts />
      </div>
    </Card>
  );
}
