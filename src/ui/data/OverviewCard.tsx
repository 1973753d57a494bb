// The open data set at a glance: months, pauses, who and what makes most of it, ids that may be one, the largest values.

import type { Inspection } from "../../core/data/ingest/inspection.ts";
import { ENOUGH_VALUES, type LargestValue } from "../../core/explore/largestValue.ts";
import type { Overview, Share } from "../../core/explore/overview.ts";
import { useCurrency } from "../currency.ts";
import { useFormat } from "../format.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Answered } from "../kit/Answered.tsx";
import { Card } from "../kit/Card.tsx";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { useAnswer } from "../kit/useAnswer.ts";
import { MonthsChart } from "./MonthsChart.tsx";

/** A share of one customer or product, or of one line, that is worth a look where there are many. */
const MUCH = { customer: 0.3, line: 0.1, among: 20 };

/** Asks when it is first shown. */
export default function OverviewCard({ inspection }: { inspection: Inspection }) {
  const { t } = useTexts();
  const answer = useAnswer("overview", undefined);
  return (
    <Card title={t("overview.title")} lead={t("overview.lead")}>
      <Answered answer={answer} height={420}>
        {(overview) =>
          overview && (
            <div className="overview">
              <MonthsChart months={overview.months} measure={overview.measure} />
              <Facts overview={overview} inspection={inspection} />
            </div>
          )
        }
      </Answered>
    </Card>
  );
}

function Facts({ overview, inspection }: { overview: Overview; inspection: Inspection }) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const { bulk, measure, days, top, alike, names, largest } = overview;
  const outside = bulk.before + bulk.behind;
  const other = inspection.rejected["other currency"]?.count ?? 0;
  const ofWhole = measure === "revenue" ? "overview.ofRevenue" : "overview.ofLines";
  return (
    <Metrics>
      <Metric
        label={t("overview.time")}
        value={`${format.date(bulk.first)} – ${format.date(bulk.last)}`}
        hint={
          outside > 0
            ? t("overview.outside", { count: outside, first: overview.first, last: overview.last })
            : t("overview.within")
        }
        odd={outside > 0}
      />
      <Metric
        label={t("overview.without")}
        value={t("overview.withoutOf", { without: days.without, all: days.all })}
        hint={days.longest > 0 ? t("overview.pause", { days: days.longest, from: days.from }) : undefined}
      />
      {(["customer", "product"] as const).map((field) => {
        const share = top[field];
        return (
          share && (
            <Metric
              key={field}
              label={t(`overview.${field}`)}
              value={t(ofWhole, { share: share.share })}
              hint={`${nameOf(share)} · ${t("overview.lines")}: ${format.number(share.lines)}`}
              odd={field === "customer" && inspection.customers >= MUCH.among && share.share >= MUCH.customer}
            />
          )
        );
      })}
      <PairFact
        title={t("overview.alike")}
        none={t("overview.noAlike")}
        customers={alike.customer.ids}
        products={alike.product.ids}
        examples={[...alike.customer.examples, ...alike.product.examples].map((ids) =>
          ids.map((id) => `“${id}”`).join(" = "),
        )}
        odd
      />
      <PairFact
        title={t("overview.names")}
        none={t("overview.noNames")}
        customers={names.customer.names}
        products={names.product.names}
        examples={[...names.customer.examples, ...names.product.examples].map(
          ({ name, ids }) => `${name}: ${ids.join(", ")}`,
        )}
      />
      {(["quantity", "revenue"] as const).map((name) => {
        const found = largest[name];
        const write = (value: number) => (name === "revenue" ? format.money(value, currency) : format.number(value, 2));
        return (
          found && (
            <Metric
              key={name}
              label={t("overview.largest", { field: t(`field.${name}`) })}
              value={write(found.value)}
              hint={
                overview.lines > ENOUGH_VALUES
                  ? t("overview.largestHint", { line: found.line, usual: write(found.usual), share: found.share })
                  : t("overview.largestAt", { line: found.line, share: found.share })
              }
              odd={isFar(found, overview.lines)}
            />
          )
        );
      })}
      <Metric
        label={t("overview.currency")}
        value={currency ?? t("overview.unknownCurrency")}
        hint={other > 0 ? t("overview.otherCurrency", { lines: other }) : t("overview.oneCurrency")}
        odd={other > 0}
      />
    </Metrics>
  );
}

interface PairFactProps {
  title: string;
  /** Instead of examples where there are none. */
  none: string;
  customers: number;
  products: number;
  examples: readonly string[];
  odd?: boolean;
}

/** How many customers and products are so, with a few of them. */
function PairFact({ title, none, customers, products, examples, odd }: PairFactProps) {
  const { t } = useTexts();
  const counts = [
    ...(customers > 0 ? [t("overview.customers", { count: customers })] : []),
    ...(products > 0 ? [t("overview.products", { count: products })] : []),
  ];
  if (counts.length === 0) return <Metric label={title} value={t("overview.none")} hint={none} />;
  return <Metric label={title} value={counts.join(", ")} hint={examples.join(" · ")} odd={odd} />;
}

function nameOf({ value, name }: Share): string {
  return name && name !== value ? `${value} · ${name}` : value;
}

/** One line of many makes much of the whole, and lies far beyond what is usual. */
function isFar({ value, usual, share }: LargestValue, lines: number): boolean {
  return lines >= 5 * MUCH.among && share >= MUCH.line && Math.abs(value) >= MUCH.among * usual;
}
