// The pairs that go together most, and what goes with each number that is predicted.

import { Table, Text } from "@mantine/core";
import { useMemo } from "react";
import type { FeatureCorrelations } from "../../../core/analysis/featureCorrelation.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { Scroller } from "../../kit/Scroller.tsx";
import { TableHead } from "../../kit/TableHead.tsx";
import type { TableContent } from "../../kit/TableMenu.tsx";
import { useFeatureName } from "./useFeatureName.ts";

const PAIRS = 20;
const PER_TARGET = 8;

interface Pair {
  one: number;
  two: number;
  pearson: number;
  spearman: number;
}

/** Two cards of lists. */
export function StrongestPairs({ found }: { found: FeatureCorrelations }) {
  const { t } = useTexts();
  const nameOf = useFeatureName();
  const pairs = useMemo(() => strongest(found), [found]);
  const targets = [...found.features.entries()].filter(([, { kind }]) => kind === "target");
  return (
    <div className="cards-wide">
      <Card title={t("correlation.pairs")} lead={t("correlation.pairsLead")}>
        <PairTable name={t("correlation.pairs")} found={found} pairs={pairs.slice(0, PAIRS)} />
      </Card>
      <Card title={t("correlation.withTargets")} lead={t("correlation.withTargetsLead")}>
        <div className="stack">
          {targets.map(([f, feature]) => {
            const name = t("correlation.withTarget", { target: nameOf(feature) });
            const own = pairs.filter(({ one, two }) => one === f || two === f).slice(0, PER_TARGET);
            return (
              <div key={feature.name}>
                <Text size="sm" fw={600} mb={4}>
                  {name}
                </Text>
                <PairTable
                  name={name}
                  found={found}
                  pairs={own.map((pair) => ({ ...pair, one: pair.one === f ? pair.two : pair.one, two: f }))}
                  single
                />
              </div>
            );
          })}
        </div>
      </Card>
    </div>
  );
}

function PairTable({
  name,
  found,
  pairs,
  single = false,
}: {
  name: string;
  found: FeatureCorrelations;
  pairs: Pair[];
  /** Only the first of each pair is named. */
  single?: boolean;
}) {
  const { t } = useTexts();
  const format = useFormat();
  const nameOf = useFeatureName();
  const saved = (): TableContent => ({
    columns: [
      { title: t("correlation.feature"), kind: "text" },
      { title: t("correlation.with"), kind: "text" },
      { title: t("correlation.pearson"), kind: "number", digits: 2 },
      { title: t("correlation.spearman"), kind: "number", digits: 2 },
    ],
    rows: pairs.map(({ one, two, pearson, spearman }) => [
      nameOf(found.features[one]!),
      nameOf(found.features[two]!),
      pearson,
      spearman,
    ]),
  });
  return (
    <Scroller label={name} table={saved}>
      <Table verticalSpacing={4} horizontalSpacing={8} fz="sm" aria-label={name}>
        <TableHead
          heads={[
            t("correlation.feature"),
            ...(single ? [] : [t("correlation.with")]),
            ...[t("correlation.pearson"), t("correlation.spearman")],
          ]}
          texts={single ? [0] : [0, 1]}
        />
        <Table.Tbody>
          {pairs.map(({ one, two, pearson, spearman }) => (
            <Table.Tr key={`${one} ${two}`}>
              <Table.Td>{nameOf(found.features[one]!)}</Table.Td>
              {!single && <Table.Td>{nameOf(found.features[two]!)}</Table.Td>}
              <Table.Td ta="right" className="figure">
                {format.fixed(pearson, 2)}
              </Table.Td>
              <Table.Td ta="right" className="figure">
                {format.fixed(spearman, 2)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroller>
  );
}

/** Pairs of two features with a correlation, by the larger of the two measures. */
function strongest({ features, pearson, spearman }: FeatureCorrelations): Pair[] {
  const F = features.length;
  const pairs: Pair[] = [];
  for (let one = 0; one < F; one++) {
    for (let two = one + 1; two < F; two++) {
      const at = one * F + two;
      if (!Number.isNaN(pearson[at]!)) pairs.push({ one, two, pearson: pearson[at]!, spearman: spearman[at]! });
    }
  }
  const strength = (pair: Pair) => Math.max(Math.abs(pair.pearson), Math.abs(pair.spearman));
  return pairs.sort((a, b) => strength(b) - strength(a));
}
