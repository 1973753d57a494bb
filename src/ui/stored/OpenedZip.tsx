// What a dropped model's zip opened, told on the screen where it landed.

import { Button, CloseButton, Group, Text } from "@mantine/core";
import { formatHash } from "../../studio/route.ts";
import { formQuery } from "../../studio/studio.ts";
import { useFormat } from "../format.ts";
import { useLocalise, useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { Metric, Metrics } from "../kit/Metric.tsx";
import { trainedOnText } from "../model/shiftTexts.ts";
import { useSession, useStudio } from "../studioContext.ts";

/** Nothing once another model is open, or where it was closed. */
export default function OpenedZip() {
  const { t } = useTexts();
  const format = useFormat();
  const localise = useLocalise();
  const { session, form } = useStudio();
  const opened = useSession((state) => state.openedZip);
  const model = useSession((state) => state.model);
  if (!opened || model?.serial !== opened.serial) return null;
  const { summary } = model;
  const { product, counts } = summary.metrics;
  const link = (screen: "predict" | "results") => formatHash(screen, formQuery(form));
  return (
    <Card
      title={t("stored.zipTitle", { name: opened.name })}
      lead={`${trainedOnText(summary, t)} ${t("stored.zipSaved", { date: opened.savedAt })}`}
      aside={<CloseButton aria-label={t("common.close")} onClick={() => session.setState({ openedZip: null })} />}
    >
      <Metrics>
        <Metric label={t("stored.zipProducts")} value={format.number(summary.products)} />
        <Metric label={t("stored.zipCustomers")} value={format.number(summary.customers)} />
        <Metric
          label={t("results.hit10")}
          value={format.percent(product.hit10.value)}
          hint={t("stored.zipTargets", { count: counts.test })}
        />
        <Metric label={t("results.accuracy")} value={format.percent(product.accuracy.value)} />
      </Metrics>
      {summary.replayed && (
        <Text size="sm" mt="md" className="message" data-replayed>
          {localise(summary.replayed)}
        </Text>
      )}
      <Group gap="xs" mt="md">
        <Button component="a" size="sm" href={link("predict")}>
          {t("stored.predict")}
        </Button>
        <Button component="a" size="sm" variant="default" href={link("results")}>
          {t("stored.zipResults")}
        </Button>
      </Group>
      <Text size="xs" c="dimmed" mt="xs">
        {t("stored.zipKept")}
      </Text>
    </Card>
  );
}
