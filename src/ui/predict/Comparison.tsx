// A prediction without and with what is supposed: products with their probabilities and places, and the numbers.

import { Table, Text } from "@mantine/core";
import type { ComparedAnswer, ComparedProduct, WhatIfAnswer } from "../../workers/predictProtocol.ts";
import { useModelCurrency } from "../currency.ts";
import { type Format, useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { besides } from "../kit/label.ts";
import { Scroller } from "../kit/Scroller.tsx";
import { TableHead } from "../kit/TableHead.tsx";

/** Both tables. */
export function Comparison({ answer }: { answer: WhatIfAnswer }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useModelCurrency();
  const numbers: [string, keyof ComparedAnswer, (value: number) => string][] = [
    [t("whatIf.historyLines"), "historyLines", (value) => format.number(value)],
    [t("predict.quantity"), "quantity", (value) => format.number(value, 1)],
    [t("predict.revenue"), "revenue", (value) => format.money(value, currency)],
    [t("predict.discount"), "discount", (value) => format.percent(value)],
  ];
  const points = (share: number) =>
    t("whatIf.points", { value: signed(100 * share, (value) => format.fixed(value, 1)) });
  const title = t("whatIf.compared");
  return (
    <div className="cards-wide">
      <Scroller
        label={`${title}: ${t("predict.nextProducts")}`}
        table={() => ({
          columns: [
            { title: t("predict.product"), kind: "text" },
            { title: t("buyers.name"), kind: "text" },
            { title: t("whatIf.without"), kind: "share" },
            { title: t("whatIf.with"), kind: "share" },
            { title: `${t("whatIf.rank")}: ${t("whatIf.without")}`, kind: "number", digits: 0 },
            { title: `${t("whatIf.rank")}: ${t("whatIf.with")}`, kind: "number", digits: 0 },
          ],
          rows: answer.products.map(({ product, name, without, with: supposed }) => [
            ...[product, name],
            ...[without.probability, supposed.probability, without.rank, supposed.rank],
          ]),
        })}
      >
        <Table fz="sm" verticalSpacing={4} aria-label={`${title}: ${t("predict.nextProducts")}`}>
          <Head first={t("predict.nextProducts")} last={t("whatIf.rank")} />
          <Table.Tbody>
            {answer.products.map((each) => (
              <ProductRow key={each.product} product={each} format={format} />
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
      <Scroller
        label={`${title}: ${t("whatIf.number")}`}
        table={() => ({
          columns: [
            { title: t("whatIf.number"), kind: "text" },
            ...(["without", "with"] as const).map((each) => ({ title: t(`whatIf.${each}`), kind: "text" }) as const),
          ],
          rows: numbers.map(([name, number]) => [name, answer.without[number], answer.with[number]]),
        })}
      >
        <Table fz="sm" verticalSpacing={4} aria-label={`${title}: ${t("whatIf.number")}`}>
          <Head first={t("whatIf.number")} />
          <Table.Tbody>
            {numbers.map(([name, number, show]) => {
              const [before, after] = [answer.without[number], answer.with[number]];
              return (
                <Table.Tr key={number} data-compared={number} data-without={before ?? ""} data-with={after ?? ""}>
                  <Table.Th scope="row" fw={500}>
                    {name}
                  </Table.Th>
                  {before === null || after === null ? (
                    <Table.Td colSpan={3} ta="right" c="dimmed">
                      {t("predict.absent")}
                    </Table.Td>
                  ) : (
                    <>
                      <Figure>{show(before)}</Figure>
                      <Figure>{show(after)}</Figure>
                      <Figure strong>
                        {after === before
                          ? t("whatIf.same")
                          : number === "discount"
                            ? points(after - before)
                            : signed(after - before, show)}
                      </Figure>
                    </>
                  )}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Scroller>
    </div>
  );
}

function Head({ first, last }: { first: string; last?: string }) {
  const { t } = useTexts();
  return (
    <TableHead heads={[first, t("whatIf.without"), t("whatIf.with"), t("whatIf.change"), ...(last ? [last] : [])]} />
  );
}

function ProductRow({ product: each, format }: { product: ComparedProduct; format: Format }) {
  const { t } = useTexts();
  const { product, name, without, with: supposed } = each;
  const points = 100 * (supposed.probability - without.probability);
  return (
    <Table.Tr
      data-compared-product={product}
      data-without={without.probability}
      data-with={supposed.probability}
      data-ranks={`${without.rank} ${supposed.rank}`}
    >
      <Table.Th scope="row" fw={500}>
        {product}
        {besides(product, name) && (
          <Text span size="xs" c="dimmed" display="block">
            {name}
          </Text>
        )}
      </Table.Th>
      <Figure>{format.percent(without.probability)}</Figure>
      <Figure>{format.percent(supposed.probability)}</Figure>
      <Figure strong>
        {points === 0
          ? t("whatIf.same")
          : t("whatIf.points", { value: signed(points, (value) => format.fixed(value, 1)) })}
      </Figure>
      <Figure>
        {without.rank === supposed.rank
          ? format.number(supposed.rank)
          : t("whatIf.rankMove", { before: without.rank, after: supposed.rank })}
      </Figure>
    </Table.Tr>
  );
}

function Figure({ children, strong = false }: { children: string; strong?: boolean }) {
  return (
    <Table.Td ta="right" className="figure" fw={strong ? 650 : undefined}>
      {children}
    </Table.Td>
  );
}

/** With its sign, also +. */
function signed(value: number, show: (value: number) => string): string {
  return `${value < 0 ? "−" : "+"}${show(Math.abs(value))}`;
}
