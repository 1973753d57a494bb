// The products as the model sees them, in two dimensions: coloured, searched, and what lies closest to one.

import { Button, Group, SegmentedControl, Text, TextInput } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { MAP_METHODS, type MapMethod } from "../../core/analysis/productMap.ts";
import type { ProductMap } from "../../workers/analysisProtocol.ts";
import type { Progress } from "../../workers/protocol.ts";
import type { CallOptions } from "../../workers/rpc.ts";
import { Chart } from "../charts/Chart.tsx";
import type { EChartsType } from "../charts/echarts.ts";
import { useFormat } from "../format.ts";
import { Card } from "../kit/Card.tsx";
import { label } from "../kit/label.ts";
import { useStudio } from "../studioContext.ts";
import type { ChartColors } from "../theme.ts";
import { Answer } from "./Answer.tsx";
import { ClosestProducts } from "./ClosestProducts.tsx";
import { familyGroups, findProducts, productMapOption, tierGroups } from "./productMapOption.ts";
import { MAP_SEED } from "./questions.ts";

const HITS = 8;
type ColourBy = "family" | "tier";

/** The sixth part of the results. */
export function ProductMapPart() {
  const { t } = useTranslation();
  const { analyse } = useStudio();
  const [method, setMethod] = useState<MapMethod>("pca");
  const [colourBy, setColourBy] = useState<ColourBy>("family");
  const [text, setText] = useState("");
  const load = useCallback(
    (options: CallOptions<Progress>) => analyse("productMap", { method, seed: MAP_SEED }, options),
    [analyse, method],
  );
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
      <Answer label={t("analysis.laying")} load={load} height={620}>
        {(map) => <MapOfProducts map={map} colourBy={colourBy} text={text} />}
      </Answer>
    </Card>
  );
}

function MapOfProducts({ map, colourBy, text }: { map: ProductMap; colourBy: ColourBy; text: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<number | null>(null);
  const found = useMemo(() => findProducts(map, text), [map, text]);
  const marked = useMemo(() => new Set(chosen === null ? found : [chosen, ...found]), [chosen, found]);
  const nameOf = useCallback((at: number) => label(map.codes[at]!, map.names[at]!), [map]);
  const familyOf = useCallback((at: number) => map.families[map.family[at]!] ?? t("analysis.noFamily"), [map, t]);
  const build = useCallback(
    (colors: ChartColors) => {
      const tierName = (tier: number) =>
        tier === 0 ? t("analysis.tierUnknown") : t("analysis.tierName", { tier: format.number(tier) });
      const groups =
        colourBy === "family"
          ? familyGroups(map, colors, t("analysis.otherFamilies"))
          : tierGroups(map, colors, tierName);
      const tooltip = (at: number) =>
        `${nameOf(at)}\n${familyOf(at)} · ${tierName(map.tiers[at]!)}\n${format.number(map.counts[at]!)} ${t("analysis.trainingLines")}`;
      return productMapOption(map, groups, marked, colors, tooltip);
    },
    [map, colourBy, marked, nameOf, familyOf, format, t],
  );
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
            {t("analysis.found", { number: format.number(found.length) })}
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
      <Chart
        title={t("analysis.mapTitle")}
        unit={t(map.method === "pca" ? "analysis.pca" : "analysis.umap")}
        height={560}
        build={build}
        onReady={onReady}
        table={() => ({
          columns: [t("analysis.product"), t("analysis.family"), t("analysis.tier"), "x", "y"],
          rows: map.codes.map((code, at) => [code, familyOf(at), map.tiers[at]!, map.x[at]!, map.y[at]!]),
        })}
      />
      <Text size="xs" c="dimmed" mt={4} data-products={map.codes.length} data-method={map.method}>
        {map.shares
          ? t("analysis.pcaText", { first: format.percent(map.shares[0]), second: format.percent(map.shares[1]) })
          : t("analysis.umapText", { seed: MAP_SEED })}
      </Text>
      {chosen !== null && <ClosestProducts at={chosen} nameOf={nameOf} familyOf={familyOf} onChoose={setChosen} />}
    </>
  );
}
