// A purchase to suppose: a product of the data set at its usual price, on a day between the last purchase and the predicted.

import { Autocomplete, Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { timeText } from "../../core/lib/timeText.ts";
import type { NamedPurchase } from "../../studio/question.ts";
import type { CustomerHistory, ProductHit } from "../../workers/predictProtocol.ts";
import { useCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { DateField } from "../kit/DateField.tsx";
import { besides, label } from "../kit/label.ts";
import { NumberField } from "../kit/NumberField.tsx";
import { Problem } from "../kit/Problem.tsx";
import { useHits } from "../kit/useHits.ts";
import { useStudio } from "../studioContext.ts";

const DAY = 86_400_000;

interface PurchaseFormProps {
  has: CustomerHistory["has"];
  /** Time of the last purchase before the predicted date, and that date, ms. */
  last: number | null;
  time: number;
  onAdd(purchase: NamedPurchase): void;
}

/** The form; what it adds goes to the list. */
export function PurchaseForm({ has, last, time, onAdd }: PurchaseFormProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  // A file with times of day: at the hour of the last purchase.
  const hour = last === null ? 0 : last - Math.floor(last / DAY) * DAY;
  const earliest = last === null ? time - DAY : (Math.floor(last / DAY) + 1) * DAY;
  const latest = time - DAY;
  const [query, setQuery] = useState("");
  const { model } = useStudio();
  const { hits, error } = useHits(model.products, query);
  const [chosen, setChosen] = useState<ProductHit | null>(null);
  const [quantity, setQuantity] = useState<number | string>(1);
  const [price, setPrice] = useState<number | string>("");
  const [percent, setPercent] = useState<number | string>(0);
  const [day, setDay] = useState(() => timeText(latest, false));
  const at = Date.parse(`${day}T00:00:00Z`);
  const product = chosen?.product === query ? chosen : null;
  const valid =
    product !== null &&
    positive(quantity) &&
    (!has.revenue || notNegative(price)) &&
    notNegative(percent) &&
    at >= earliest &&
    at <= latest;
  const revenue = Number(quantity) * Number(price) * (1 - Number(percent) / 100);

  const choose = (code: string) => {
    const hit = hits?.find((each) => each.product === code);
    if (!hit) return;
    setChosen(hit);
    setQuantity(hit.quantity ?? 1);
    setPrice(hit.price ?? "");
  };
  if (earliest > latest) {
    return (
      <Text size="sm" c="dimmed">
        {t("whatIf.noDay", { from: last ?? time, to: time })}
      </Text>
    );
  }
  return (
    <form
      aria-label={t("whatIf.purchase")}
      onSubmit={(event) => {
        event.preventDefault();
        if (!valid) return;
        onAdd({
          product: product.product,
          name: besides(product.product, product.name),
          time: at + hour,
          quantity: has.quantity ? Number(quantity) : 1,
          revenue: has.revenue ? revenue : 0,
          discount: has.discount ? Number(percent) / 100 : 0,
        });
        setQuery("");
        setChosen(null);
      }}
    >
      <Group align="flex-start" gap="sm">
        <Autocomplete
          size="xs"
          label={t("whatIf.product")}
          placeholder={t("whatIf.productPlaceholder")}
          style={{ flex: "1 1 200px" }}
          value={query}
          onChange={(value) => {
            setQuery(value);
            choose(value);
          }}
          onOptionSubmit={choose}
          filter={({ options }) => options}
          data={hits?.map((hit) => hit.product) ?? []}
          renderOption={({ option }) => {
            const hit = hits?.find((found) => found.product === option.value);
            return (
              <div>
                <Text size="sm">{label(option.value, hit?.name ?? "")}</Text>
                {hit && (
                  <Text size="xs" c="dimmed">
                    {t("whatIf.lines", { number: hit.lines })}
                    {hit.price !== null && ` · ${format.money(hit.price, currency)}`}
                  </Text>
                )}
              </div>
            );
          }}
          maxDropdownHeight={300}
        />
        {has.quantity && (
          <NumberField
            size="xs"
            label={t("whatIf.quantity")}
            w={96}
            min={0}
            allowNegative={false}
            value={quantity}
            onChange={setQuantity}
          />
        )}
        {has.revenue && (
          <NumberField
            size="xs"
            label={currency ? `${t("whatIf.price")} (${currency})` : t("whatIf.price")}
            w={150}
            min={0}
            allowNegative={false}
            decimalScale={2}
            grouped
            value={price}
            onChange={setPrice}
          />
        )}
        {has.discount && (
          <NumberField
            size="xs"
            label={`${t("whatIf.discount")} (%)`}
            w={110}
            min={0}
            max={100}
            allowNegative={false}
            decimalScale={2}
            value={percent}
            onChange={setPercent}
          />
        )}
        <DateField
          size="xs"
          label={t("whatIf.date")}
          value={day}
          min={timeText(earliest, false)}
          max={timeText(latest, false)}
          onChange={(text) => setDay(text ?? "")}
        />
        <Button size="xs" mt={22} type="submit" variant="default" disabled={!valid}>
          {t("whatIf.add")}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt={4} mih={36}>
        {[
          product &&
            has.revenue &&
            Number.isFinite(revenue) &&
            t("whatIf.worth", { money: format.money(revenue, currency) }),
          product && !product.known && t("whatIf.unknownProduct"),
          query !== "" && !product && t("whatIf.noProduct"),
          `${t("whatIf.between", { from: earliest, to: latest })}.`,
          t("whatIf.takenOver"),
        ]
          .filter(Boolean)
          .join(" · ")}
      </Text>
      {error && <Problem message={error} />}
    </form>
  );
}

function notNegative(value: number | string): boolean {
  return value !== "" && Number(value) >= 0 && Number.isFinite(Number(value));
}

function positive(value: number | string): boolean {
  return notNegative(value) && Number(value) > 0;
}
