// The products as the model sees them, in two dimensions: coloured, searched, and what lies closest to one.

import { Button, Group, SegmentedControl, Text, TextInput } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import type { ProductMap } from "../../../core/analysis/productMap/layOut.ts";
import { MAP_METHODS, type MapMethod } from "../../../core/analysis/productMap/productMap.ts";
import { Chart } from "../../charts/Chart.tsx";
import type { EChartsType } from "../../charts/echarts.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { label } from "../../kit/label.ts";
import { useAnalysis } from "../useAnalysis.ts";
import { useWords } from "../words.ts";
import { ClosestProducts } from "./ClosestProducts.tsx";
import { findProducts } from "./mapOption.ts";
import { axesText, type ColourBy, familyName, productMapChart } from "./productMapChart.ts";
import { MAP_SEED } from "./question.ts";

const HITS = 8;

/** The sixth part of the results. */
export function ProductMapPart() {
  const { t } = useTexts();
  const [method, setMethod] = useState<MapMethod>("pca");
  const [colourBy, setColourBy] = useState<ColourBy>("family");
  const [text, setText] = useState("");
  const answer = useAnalysis("productMap", { method, seed: MAP_SEED });
  return (
    <Card title={t("analysis.mapTitle")} lead={`${t("analysis.mapLead")} ${t("analysis.mapSizes")}`}>
      <div className="chart-controls">
        <SegmentedControl
          size="xs"
          aria-label={t("analysis.method")}
          value={method}
          onChange={(value) => setMethod(MAP_METHODS.find((each) => each === value) ?? "pca")}
          data={MAP_METHODS.map((value) => ({ value, label: t(`analysis.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("analysis.colourBy")}
          value={colourBy}
          onChange={(value) => setColourBy(value === "tier" ? "tier" : "family")}
          data={[
            { value: "family", label: t("analysis.family") },
            { value: "tier", label: t("analysis.tier") },
          ]}
        />
        <TextInput
          size="xs"
          type="search"
          aria-label={t("analysis.search")}
          placeholder={`${t("analysis.search")}: ${t("analysis.searchHint")}`}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          w={260}
          maw="100%"
        />
      </div>
      <Answered analysis={t("analysis.laying")} answer={answer} height={620}>
        {(map) => <MapOfProducts map={map} colourBy={colourBy} text={text} />}
      </Answered>
    </Card>
  );
}

function MapOfProducts({ map, colourBy, text }: { map: ProductMap; colourBy: ColourBy; text: string }) {
  const words = useWords();
  const { t } = words;
  const [chosen, setChosen] = useState<number | null>(null);
  const found = useMemo(() => findProducts(map, text), [map, text]);
  const marked = useMemo(() => new Set(chosen === null ? found : [chosen, ...found]), [chosen, found]);
  const nameOf = (at: number) => label(map.codes[at]!, map.names[at]!);
  const familyOf = (at: number) => familyName(map, at, words);
  const chart = useMemo(() => productMapChart(map, colourBy, marked, words), [map, colourBy, marked, words]);
  const onReady = useCallback((chart: EChartsType) => {
    chart.on("click", ({ value }) => {
      const at = Array.isArray(value) ? value[2] : undefined;
      if (typeof at === "number") setChosen(at);
    });
    return () => chart.off("click");
  }, []);
  return (
    <>
      <Group gap="xs" mih={30} mb={4}>
        {text.trim() !== "" && (
          <Text size="sm" c="dimmed" aria-live="polite" data-found={found.length}>
            {t("analysis.found", { number: found.length })}
          </Text>
        )}
        {found.slice(0, HITS).map((at) => (
          <Button
            key={at}
            size="compact-xs"
            variant={at === chosen ? "filled" : "default"}
            aria-pressed={at === chosen}
            onClick={() => setChosen(at === chosen ? null : at)}
          >
            {nameOf(at)}
          </Button>
        ))}
      </Group>
      <Chart {...chart} onReady={onReady} />
      <Text size="xs" c="dimmed" mt={4} data-products={map.codes.length} data-method={map.method}>
        {axesText(map, words)}
      </Text>
      {chosen !== null && <ClosestProducts at={chosen} nameOf={nameOf} familyOf={familyOf} onChoose={setChosen} />}
    </>
  );
}
