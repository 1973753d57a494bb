// What the model takes for nearly the same as one product.

import { Table, Text } from "@mantine/core";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { Scroller } from "../../kit/Scroller.tsx";
import { useAnalysis } from "../useAnalysis.ts";

const LIMIT = 10;

interface ClosestProductsProps {
  /** Place in the vocabulary. */
  at: number;
  nameOf(at: number): string;
  familyOf(at: number): string;
  onChoose(at: number): void;
}

/** A short table whose rows lead on to the next product. */
export function ClosestProducts({ at, nameOf, familyOf, onChoose }: ClosestProductsProps) {
  const { t } = useTexts();
  const format = useFormat();
  const answer = useAnalysis("closestProducts", { at, limit: LIMIT });
  const title = t("analysis.closest", { product: nameOf(at) });
  return (
    <div style={{ marginTop: 12 }}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Answered analysis={title} answer={answer} height={300}>
        {(closest) => (
          <Scroller
            label={title}
            table={() => ({
              columns: [
                { title: t("analysis.product"), kind: "text" },
                { title: t("analysis.family"), kind: "text" },
                { title: t("analysis.similarity"), kind: "number", digits: 3 },
              ],
              rows: closest.map(({ at: other, cosine }) => [nameOf(other), familyOf(other), cosine]),
            })}
          >
            <Table fz="sm" verticalSpacing={3} aria-label={title} maw={640}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t("analysis.product")}</Table.Th>
                  <Table.Th>{t("analysis.family")}</Table.Th>
                  <Table.Th ta="right" title={t("analysis.similarityHint")}>
                    {t("analysis.similarity")}
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {closest.map(({ at: other, cosine }) => (
                  <Table.Tr key={other} data-cosine={cosine}>
                    <Table.Td>
                      <button type="button" className="group-name" onClick={() => onChoose(other)}>
                        {nameOf(other)}
                      </button>
                    </Table.Td>
                    <Table.Td>{familyOf(other)}</Table.Td>
                    <Table.Td ta="right" className="figure">
                      {format.fixed(cosine, 3)}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Scroller>
        )}
      </Answered>
    </div>
  );
}
