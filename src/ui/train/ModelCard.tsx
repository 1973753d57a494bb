// The model as a diagram: what goes in, what each block makes of it, and how many parameters it learns.

import { Table, Text } from "@mantine/core";
import type { Scale } from "../../core/features/batch.ts";
import type { Block, BlockKind } from "../../core/model/blocks.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Fold } from "../kit/Fold.tsx";
import { Scroller } from "../kit/Scroller.tsx";
import { TableHead } from "../kit/TableHead.tsx";
import { FoldedCard } from "./FoldedCard.tsx";
import { type ModelShape, useModelBlocks } from "./useModelBlocks.ts";

const LANES: { title: "watch.lanePurchases" | "watch.lanePeriods" | "watch.laneCustomer"; kinds: BlockKind[] }[] = [
  { title: "watch.lanePurchases", kinds: ["product_embedding", "lstm", "attention", "attention_norm"] },
  { title: "watch.lanePeriods", kinds: ["period_lstms", "period_query", "period_attention"] },
  { title: "watch.laneCustomer", kinds: ["province_embedding", "customer_encoder"] },
];
const HEADS: BlockKind[] = ["product_head", "memory_gate", "quantity_head", "revenue_head", "discount_head"];
const SCALE_NAME: Record<Scale, "train.scaleWeek" | "train.scaleMonth" | "train.scaleQuarter" | "train.scaleYear"> = {
  week: "train.scaleWeek",
  month: "train.scaleMonth",
  quarter: "train.scaleQuarter",
  year: "train.scaleYear",
};

/** Follows the sliders; during a run it is the model that is trained. */
export function ModelCard() {
  const { t } = useTexts();
  const format = useFormat();
  const model = useModelBlocks();
  return (
    <FoldedCard
      name="model"
      title={t("watch.model")}
      summary={model ? t("trainFolds.model", { count: model.total }) : undefined}
    >
      <Text size="sm" c="dimmed" mb="sm" maw={760}>
        {t("watch.modelLead")}
      </Text>
      {model ? (
        <>
          <Text size="sm" mb="sm">
            <b className="figure" data-parameters={model.total}>
              {format.number(model.total)}
            </b>{" "}
            {t("watch.parameters")}
          </Text>
          <Diagram model={model} />
          <Parameters model={model} />
        </>
      ) : (
        <Text size="sm" c="dimmed" mih={640}>
          {t("watch.modelPending")}
        </Text>
      )}
    </FoldedCard>
  );
}

function Diagram({ model }: { model: ModelShape }) {
  const { t } = useTexts();
  const { blocks, inputs, total } = model;
  const of = (kinds: BlockKind[]) => kinds.flatMap((kind) => blocks.filter((block) => block.kind === kind));
  const inputTexts = {
    "watch.lanePurchases": t("watch.inPurchases", { length: inputs.steps[0]!, numbers: inputs.steps[1]! }),
    "watch.lanePeriods": t("watch.inPeriods", { numbers: Object.values(inputs.periods)[0]?.[1] ?? 0 }),
    "watch.laneCustomer": t("watch.inCustomer", { numbers: inputs.customer[0]! }),
  };
  return (
    <figure className="model" aria-label={t("watch.model")}>
      <div className="model-lanes">
        {LANES.map(({ title, kinds }) => {
          const found = of(kinds);
          if (found.length === 0) return null;
          return (
            <section key={title} aria-label={t(title)} className="model-lane">
              <Text size="sm" fw={600}>
                {t(title)}
              </Text>
              <ol className="plain-list">
                <li className="model-input">{inputTexts[title]}</li>
                {found.map((block) => (
                  <BlockBox
                    key={`${block.kind} ${block.part}`}
                    block={block}
                    total={total}
                    heads={model.settings.numHeads}
                  />
                ))}
              </ol>
            </section>
          );
        })}
      </div>
      <div className="model-join" aria-hidden />
      <ol className="plain-list model-fusion">
        {of(["fusion"]).map((block) => (
          <BlockBox key={block.kind} block={block} total={total} heads={0} />
        ))}
      </ol>
      <div className="model-join" aria-hidden />
      <ul className="plain-list model-heads" aria-label={t("watch.heads")}>
        {of(HEADS).map((block) => (
          <BlockBox key={block.kind} block={block} total={total} heads={0} />
        ))}
      </ul>
    </figure>
  );
}

function BlockBox({ block, total, heads }: { block: Block; total: number; heads: number }) {
  const { t } = useTexts();
  const format = useFormat();
  const name = useBlockName();
  return (
    <li className="model-block" data-block={block.kind} data-count={block.count}>
      <span className="model-name">{name(block)}</span>
      <span className="model-what">
        {t(`watch.what.${block.kind}`, { heads })}{" "}
        <span className="figure">→ {block.output.map((size) => format.number(size)).join(" × ")}</span>
      </span>
      <span className="model-count figure">{format.number(block.count)}</span>
      <span className="model-share" aria-hidden>
        <span style={{ width: `${(100 * block.count) / total}%` }} />
      </span>
    </li>
  );
}

function useBlockName(): (block: Block) => string {
  const { t } = useTexts();
  return ({ kind, part }) => {
    const name = t(`watch.block.${kind}`);
    if (part === null) return name;
    return `${name} ${typeof part === "number" ? part : t(SCALE_NAME[part]).toLocaleLowerCase()}`;
  };
}

/** Every parameter by the name that PyTorch knows it by. */
function Parameters({ model }: { model: ModelShape }) {
  const { t } = useTexts();
  const format = useFormat();
  return (
    <Fold title={t("watch.allParameters")}>
      <Scroller
        label={t("watch.allParameters")}
        table={() => ({
          columns: [
            { title: t("watch.parameterName"), kind: "text" },
            { title: t("watch.parameterShape"), kind: "text" },
            { title: t("train.parameters"), kind: "number", digits: 0 },
          ],
          rows: model.blocks.flatMap(({ parameters }) =>
            parameters.map(({ name, shape, count }) => [name, shape.join(" × "), count]),
          ),
        })}
      >
        <Table fz="xs" verticalSpacing={3} withRowBorders={false} striped aria-label={t("watch.allParameters")}>
          <TableHead
            heads={[t("watch.parameterName"), t("watch.parameterShape"), t("train.parameters")]}
            texts={[0, 1, 2]}
          />
          <Table.Tbody>
            {model.blocks.flatMap(({ parameters }) =>
              parameters.map(({ name, shape, count }) => (
                <Table.Tr key={name}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td className="figure">{shape.map((size) => format.number(size)).join(" × ")}</Table.Td>
                  <Table.Td className="figure">{format.number(count)}</Table.Td>
                </Table.Tr>
              )),
            )}
          </Table.Tbody>
        </Table>
      </Scroller>
    </Fold>
  );
}
