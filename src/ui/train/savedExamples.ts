// The examples of a run as a saved table: a row for each, with what the model says of it and what was really bought.

import type { SavedCell, SavedColumn } from "../../core/lib/table/savedTable.ts";
import type { Example, LatestAnswers } from "../../core/training/watched.ts";
import { useCurrency } from "../currency.ts";
import { useTexts } from "../i18n/useTexts.ts";
import type { TableContent } from "../kit/TableMenu.tsx";
import { useSession } from "../studioContext.ts";

type Answer = LatestAnswers["examples"][number];
type Column = [column: SavedColumn, of: (example: Example, answer: Answer | undefined, ranks: number[]) => SavedCell];
/** Products that the table shows of an answer. */
const SAID = [0, 1, 2];

/** Makes the table of these examples with the latest answers; `ranksOf` has the places of an example's product by epoch. */
export function useSavedExamples() {
  const { t } = useTexts();
  const currency = useCurrency();
  const tasks = useSession(({ plan }) => plan.samples?.tasks ?? null);
  const [customer, bought, says] = [t("watch.customer"), t("watch.bought"), t("watch.says")];
  const nameOf = (column: string) => t("lines.nameOf", { column });
  const columns: Column[] = [
    [{ title: customer, kind: "text" }, (example) => example.customer],
    [{ title: nameOf(customer), kind: "text" }, ({ customerName }) => customerName],
    [{ title: t("lines.columns.time"), kind: "date" }, ({ time }) => time],
    [{ title: bought, kind: "text" }, ({ product }) => product],
    [{ title: nameOf(bought), kind: "text" }, ({ productName }) => productName],
    ...SAID.flatMap((k): Column[] => [
      [{ title: `${says} ${k + 1}`, kind: "text" }, (_, answer) => answer?.top[k]?.product ?? null],
      [
        { title: `${t("predict.probability")} ${k + 1}`, kind: "share" },
        (_, answer) => answer?.top[k]?.probability ?? null,
      ],
    ]),
    [{ title: t("watch.place"), kind: "number", digits: 0 }, (_, __, ranks) => ranks.at(-1) ?? null],
  ];
  const kinds = { quantity: { kind: "number", digits: 1 }, revenue: { kind: "money", currency } } as const;
  for (const number of ["quantity", "revenue"] as const) {
    if (tasks?.[number] === false) continue;
    const name = t(`train.${number}`);
    columns.push(
      [{ title: t("watch.predictedOf", { name }), ...kinds[number] }, (_, answer) => answer?.[number] ?? null],
      [{ title: t("watch.actualOf", { name }), ...kinds[number] }, (example) => example[number]],
    );
  }
  return (
    examples: readonly Example[],
    answers: LatestAnswers | null,
    ranksOf: (i: number) => number[],
  ): TableContent => ({
    columns: columns.map(([column]) => column),
    rows: examples.map((example, i) => columns.map(([, of]) => of(example, answers?.examples[i], ranksOf(i)))),
  });
}
