// A few validation targets, the same ones all the time: what was bought, and what the model says after each epoch.

import { Table, Text } from "@mantine/core";
import { EXAMPLES, type Example, type LatestAnswers } from "../../core/training/watched.ts";
import { useCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Scroller } from "../kit/Scroller.tsx";
import { useLatest } from "../kit/useLatest.ts";
import { useSession, useStudio } from "../studioContext.ts";
import { RankTrail } from "./RankTrail.tsx";
import { useSavedExamples } from "./savedExamples.ts";

type Answer = LatestAnswers["examples"][number];
const NONE: undefined[] = new Array<undefined>(EXAMPLES).fill(undefined);

/** As many rows before the run as during it. */
export function ExamplesTable() {
  const { t } = useTexts();
  const { telemetry } = useStudio();
  const epochs = useLatest(telemetry, () => telemetry.epochs);
  const before = useLatest(telemetry, () => telemetry.before);
  const watched = useLatest(telemetry, () => telemetry.watched);
  const answers = useLatest(telemetry, () => telemetry.answers);
  const tasks = useSession(({ plan }) => plan.samples?.tasks ?? null);
  const saved = useSavedExamples();
  const ranksOf = (i: number) =>
    [before, ...epochs.map(({ check }) => check)].flatMap((check) => check?.ranks[i] ?? []);
  const examples: (Example | undefined)[] = watched?.examples ?? NONE;
  const heads: string[] = [t("watch.customer"), t("watch.bought"), t("watch.says"), t("watch.place")];
  if (tasks?.quantity !== false) heads.push(t("train.quantity"));
  if (tasks?.revenue !== false) heads.push(t("train.revenue"));
  return (
    <Scroller
      label={t("watch.examples")}
      table={() => saved(watched?.examples ?? [], answers, ranksOf)}
      empty={!watched}
    >
      <Table className="examples" verticalSpacing={6} fz="sm" aria-label={t("watch.examples")}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {examples.map((example, i) => (
            <ExampleRow
              // biome-ignore lint/suspicious/noArrayIndexKey: the examples of a run stay at their places
              key={i}
              heads={heads}
              example={example}
              answer={answers?.examples[i]}
              ranks={ranksOf(i)}
              numbers={{ quantity: tasks?.quantity !== false, revenue: tasks?.revenue !== false }}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Scroller>
  );
}

interface RowProps {
  heads: string[];
  example: Example | undefined;
  answer: Answer | undefined;
  ranks: number[];
  numbers: { quantity: boolean; revenue: boolean };
}

function ExampleRow({ heads, example, answer, ranks, numbers }: RowProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const right = answer?.top.findIndex(({ product }) => product === example?.product);
  const money = (value: number) => format.money(value, currency, true);
  const quantity = (value: number) => format.number(value, 1);
  return (
    <Table.Tr>
      <Table.Td data-head={heads[0]}>
        <Named code={example?.customer} name={example?.customerName} />
        <Text size="xs" c="dimmed">
          {example ? format.date(example.time) : ""}
        </Text>
      </Table.Td>
      <Table.Td data-head={heads[1]} data-bought={example?.product}>
        <Named code={example?.product} name={example?.productName} />
      </Table.Td>
      <Table.Td data-head={heads[2]}>
        <ol className="plain-list says">
          {[0, 1, 2].map((k) => {
            const said = answer?.top[k];
            return (
              <li
                key={k}
                className={k === right ? "says-row says-right" : "says-row"}
                title={said?.name}
                data-said={said?.product}
              >
                <span className="line-text">{said ? said.product : "–"}</span>
                <span className="figure">{said ? format.percent(said.probability) : ""}</span>
              </li>
            );
          })}
        </ol>
      </Table.Td>
      <Table.Td data-head={heads[3]} data-rank={ranks.at(-1)}>
        <RankTrail ranks={ranks} />
        <Text size="xs" c="dimmed">
          {example ? t("watch.baselineRank", { rank: example.baselineRank }) : ""}
        </Text>
      </Table.Td>
      {numbers.quantity && (
        <Numbers head={heads[4]!} actual={example?.quantity} predicted={answer?.quantity} show={quantity} />
      )}
      {numbers.revenue && (
        <Numbers head={heads.at(-1)!} actual={example?.revenue} predicted={answer?.revenue} show={money} />
      )}
    </Table.Tr>
  );
}

function Named({ code, name }: { code: string | undefined; name: string | undefined }) {
  return (
    <>
      <span className="line-text" title={code}>
        {code ?? "–"}
      </span>
      {name && name !== code && (
        <small className="line-text" title={name}>
          {name}
        </small>
      )}
    </>
  );
}

interface NumbersProps {
  head: string;
  actual: number | undefined;
  predicted: number | undefined;
  show(value: number): string;
}

function Numbers({ head, actual, predicted, show }: NumbersProps) {
  const { t } = useTexts();
  return (
    <Table.Td data-head={head} className="figure" data-predicted={predicted}>
      <span className="example-number">{predicted === undefined ? "–" : show(predicted)}</span>
      <Text size="xs" c="dimmed" className="example-number">
        {actual === undefined ? "" : t("watch.really", { value: show(actual) })}
      </Text>
    </Table.Td>
  );
}
