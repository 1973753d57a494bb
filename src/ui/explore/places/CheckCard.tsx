// Places that the geocoder does not know, or only guesses: the user says which province they are in.

import { Alert, Button, Group, SegmentedControl, Text, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import type { PlacesReport, UnsurePlaces } from "../../../core/explore/placesReport.ts";
import { PROVINCES } from "../../../core/geo/provinces.ts";
import { searchFor, unmarked } from "../../../core/lib/unmarked.ts";
import { isTraining } from "../../../studio/training.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Card } from "../../kit/Card.tsx";
import { type TableContent, TableMenu } from "../../kit/TableMenu.tsx";
import { ProvinceSelect } from "../../map/ProvinceSelect.tsx";
import { useSession, useStudio } from "../../studioContext.ts";
import { PlaceList } from "./PlaceList.tsx";
import { placeLine } from "./placeLine.ts";

const KINDS = ["unknown", "weak", "byHand"] as const;
type Kind = (typeof KINDS)[number];

interface CheckCardProps {
  report: PlacesReport;
  canUndo: boolean;
  /** Numbers are being made anew. */
  busy: boolean;
}

/** The card of a report; empty where every place is sure. */
export function CheckCard({ report, canUndo, busy }: CheckCardProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const { places: actions } = useStudio();
  const training = useSession(isTraining);
  const [kind, setKind] = useState<Kind>("unknown");
  const [query, setQuery] = useState("");
  const [said, setSaid] = useState("");
  const { unsure } = report;
  const texts = useMemo(() => unsure.places.map(placeLine), [unsure]);
  const searchable = useMemo(() => texts.map(unmarked), [texts]);
  const ofKind = useMemo(() => byKind(unsure), [unsure]);
  const shown = useMemo(() => {
    const fits = searchFor(query);
    return ofKind[kind].filter((index) => fits(searchable[index]!));
  }, [ofKind, kind, query, searchable]);

  if (texts.length === 0) {
    return (
      <Card title={t("places.check")}>
        <Text fw={600}>{t("places.allKnown")}</Text>
        <Text size="sm" c="dimmed">
          {t("places.allKnownText", { places: report.places })}
        </Text>
      </Card>
    );
  }

  /** The rows shown, each with the province that the geocoder took it for and the one set by hand. */
  const saved = (): TableContent => ({
    columns: [
      { title: t("places.place"), kind: "text" },
      { title: t("places.lines"), kind: "number", digits: 0 },
      { title: t("places.customers"), kind: "number", digits: 0 },
      { title: t("places.revenue"), kind: "money", currency },
      { title: t("places.province"), kind: "text" },
    ],
    rows: shown.map((index) => [
      texts[index]!,
      unsure.lines[index]!,
      unsure.customers[index]!,
      unsure.revenue[index]!,
      PROVINCES[(unsure.byHand[index] || unsure.guess[index]!) - 1]?.short ?? null,
    ]),
  });

  const assign = (indices: readonly number[], code: string | null) => {
    const province = PROVINCES.find((each) => each.code === code)?.short;
    const number = indices.length;
    const place = texts[indices[0]!]!;
    if (indices.length === 1)
      setSaid(province ? t("places.assigned", { place, province }) : t("places.cleared", { place }));
    else setSaid(province ? t("places.assignedMany", { number, province }) : t("places.clearedMany", { number }));
    void actions.assign(indices.map((index) => ({ place: unsure.places[index]!, province: code })));
  };
  const sum = (column: ArrayLike<number>) => shown.reduce((total, index) => total + column[index]!, 0);
  const revenue = report.today.revenue.reduce((total, value) => total + value, 0);
  const counts = { places: shown.length, lines: sum(unsure.lines) };
  const disabled = training || busy;

  return (
    <Card
      title={t("places.check")}
      lead={t("places.checkLead")}
      aside={
        <Button
          size="xs"
          variant="default"
          disabled={!canUndo || disabled}
          onClick={() => {
            setSaid(t("places.undone"));
            void actions.undo();
          }}
        >
          {t("places.undo")}
        </Button>
      }
    >
      {training && (
        <Alert variant="light" role="status" mb="sm">
          {t("places.whileTraining")}
        </Alert>
      )}
      <div className="chart-controls">
        <SegmentedControl
          size="xs"
          aria-label={t("places.kind")}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          data={KINDS.map((value) => ({
            value,
            label: t(`places.${value}Tab`, { number: ofKind[value].length }),
          }))}
        />
        <TextInput
          size="xs"
          type="search"
          aria-label={t("places.search")}
          placeholder={t("places.search")}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        {shown.length > 1 && kind !== "byHand" && (
          <ProvinceSelect
            label={t("places.allShown", { number: shown.length })}
            placeholder={t("places.allShownShort", { number: shown.length })}
            value={null}
            disabled={disabled}
            onChange={(province) => {
              if (province !== null) assign(shown, province);
            }}
          />
        )}
        {shown.length > 1 && kind === "byHand" && (
          <Button size="xs" variant="default" disabled={disabled} onClick={() => assign(shown, null)}>
            {t("places.takeBack", { number: shown.length })}
          </Button>
        )}
      </div>
      <Group justify="space-between" gap="xs" mb={6}>
        <Text size="xs" c="dimmed" className="figure">
          {revenue === 0
            ? t("places.summaryLines", counts)
            : t("places.summary", {
                ...counts,
                revenue: format.money(sum(unsure.revenue), currency, true),
                share: sum(unsure.revenue) / revenue,
              })}
        </Text>
        <Group gap="xs">
          <Text size="xs" c="dimmed" role="status" className="message">
            {busy ? t("common.working") : said}
          </Text>
          <TableMenu title={t("places.check")} table={saved} filtered />
        </Group>
      </Group>
      {shown.length > 0 ? (
        <PlaceList
          unsure={unsure}
          texts={texts}
          shown={shown}
          hasRevenue={revenue !== 0}
          disabled={disabled}
          onAssign={(index, province) => assign([index], province)}
        />
      ) : (
        <Text size="sm" c="dimmed" ta="center" py="xl">
          {query.trim() === "" ? t("places.noneHere") : t("places.noneFound", { query })}
        </Text>
      )}
    </Card>
  );
}

function byKind({ guess, byHand }: UnsurePlaces): Record<Kind, number[]> {
  const lists: Record<Kind, number[]> = { unknown: [], weak: [], byHand: [] };
  guess.forEach((province, index) => {
    lists[byHand[index] !== 0 ? "byHand" : province === 0 ? "unknown" : "weak"].push(index);
  });
  return lists;
}
