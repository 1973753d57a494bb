// What discounts did: the answer in a sentence with its warnings, then the figures; or why there is no answer.

import { Alert, Text } from "@mantine/core";
import { type Change, DISCOUNT_RULES, type DiscountEffect } from "../../../core/explore/discounts/discountEffect.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Answered } from "../../kit/Answered.tsx";
import { Card } from "../../kit/Card.tsx";
import { useAnswer } from "../../kit/useAnswer.ts";
import { useLineFilter } from "../useLineFilter.ts";
import { ChangeTable } from "./ChangeTable.tsx";
import { FamilyTable } from "./FamilyTable.tsx";

/** The part of the lines in the filter. */
export function DiscountsPart() {
  const { t } = useTexts();
  const filter = useLineFilter();
  const answer = useAnswer("discountEffect", { filter });
  return (
    <Card title={t("discounts.title")} lead={t("discounts.lead")}>
      <Answered answer={answer} height={440}>
        {(effect) => (effect.reason === null ? <Effect effect={effect} /> : <NoAnswer effect={effect} />)}
      </Answered>
    </Card>
  );
}

function NoAnswer({ effect: { reason, discounted, purchases } }: { effect: DiscountEffect }) {
  const { t } = useTexts();
  if (reason === null) return null;
  return (
    <Text fw={600}>
      {reason === "tooFew" ? t("discounts.tooFew", { discounted, purchases }) : t(`discounts.${reason}`)}
    </Text>
  );
}

/** Whether the interval lies on one side of no change. */
const isTold = ({ low, high }: Change) => low > 0 || high < 0;

function Effect({ effect }: { effect: DiscountEffect }) {
  const { t } = useTexts();
  const format = useFormat();
  const { changes, extra, brackets, families, left, discounted, purchases } = effect;
  const { quantity, next, before } = changes;
  if (!quantity) return null;
  const signed = (value: number) => `${value >= 0 ? "+" : ""}${format.percent(value)}`;
  const figures = { change: signed(quantity.change), low: signed(quantity.low), high: signed(quantity.high) };
  const warnings = [
    ...(brackets.quantity >= DISCOUNT_RULES.bracket
      ? [t("discounts.bracketQuantity", { share: brackets.quantity })]
      : []),
    ...(brackets.order >= DISCOUNT_RULES.bracket ? [t("discounts.bracketOrder", { share: brackets.order })] : []),
    ...(before && isTold(before) ? [t("discounts.beforeMoved", { change: signed(before.change) })] : []),
  ];
  return (
    <div className="stack">
      <div>
        <Text fw={600}>
          {t("discounts.answer", { extra: format.fixed(100 * extra, 1), ...figures })}{" "}
          {!isTold(quantity) && t("discounts.noSign")}{" "}
          {next && next.high < 0 && t("discounts.ahead", { change: signed(next.change) })}
        </Text>
        <Text size="sm" c="dimmed" mt={4} maw={760}>
          {t("discounts.caution")}
        </Text>
      </div>
      {warnings.length > 0 && (
        <Alert color="yellow" variant="light">
          {warnings.map((text) => (
            <Text key={text} size="sm">
              {text}
            </Text>
          ))}
        </Alert>
      )}
      <ChangeTable changes={changes} />
      {families.length > 1 && <FamilyTable families={families} />}
      <Text size="xs" c="dimmed" maw={760}>
        {t("discounts.intervals", { discounted, purchases, walkIns: left.walkIns, free: left.freeOrReturned })}
      </Text>
    </div>
  );
}
