// Places to check as a list of thousands of rows, of which only those in sight are drawn.

import { Text } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useRef } from "react";
import type { UnsurePlaces } from "../../../core/explore/placesReport.ts";
import { PROVINCES } from "../../../core/geo/provinces.ts";
import { useCurrency } from "../../currency.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { ProvinceSelect } from "../../map/ProvinceSelect.tsx";

interface PlaceListProps {
  unsure: UnsurePlaces;
  /** [places] as written, in one line. */
  texts: readonly string[];
  /** Indices of the places to show. */
  shown: readonly number[];
  hasRevenue: boolean;
  disabled: boolean;
  onAssign(index: number, province: string | null): void;
}

/** A list whose rows choose a province. */
export function PlaceList({ unsure, texts, shown, hasRevenue, disabled, onAssign }: PlaceListProps) {
  const { t } = useTexts();
  const format = useFormat();
  const currency = useCurrency();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 48,
    getItemKey: (row) => texts[shown[row]!]!,
    overscan: 3,
    // As high as it may be: its rows come with the first drawing, and not in one piece after it was measured.
    initialRect: { width: 600, height: 480 },
  });

  // A row leaves the list once it is assigned: the keyboard goes on with the one that takes its place.
  const left = useRef<number | null>(null);
  useEffect(() => {
    if (left.current === null || disabled) return;
    const row = Math.min(left.current, shown.length - 1);
    left.current = null;
    scroller.current?.querySelector<HTMLInputElement>(`[data-index="${row}"] input`)?.focus();
  }, [shown, disabled]);

  const latest = useRef(onAssign);
  useEffect(() => {
    latest.current = onAssign;
  }, [onAssign]);
  const onPick = useCallback((row: number, index: number, province: string | null) => {
    left.current = row;
    latest.current(index, province);
  }, []);

  const numbers = [t("places.lines"), t("places.customers"), ...(hasRevenue ? [t("places.revenue")] : [])];
  return (
    // biome-ignore lint/a11y/useSemanticElements: not a form group and no landmark, only a named part
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="place-list" ref={scroller} tabIndex={0} role="group" aria-label={t("places.check")}>
      <div className="place-row place-head" aria-hidden="true">
        <span>{t("places.place")}</span>
        {numbers.map((name) => (
          <span key={name} className="place-number">
            {name}
          </span>
        ))}
        <span>{t("places.province")}</span>
      </div>
      <ul className="plain-list" style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map(({ index: row, start, key }) => {
          const index = shown[row]!;
          const text = texts[index]!;
          const [guess, byHand] = [PROVINCES[unsure.guess[index]! - 1], PROVINCES[unsure.byHand[index]! - 1]];
          const cells = [
            format.number(unsure.lines[index]!),
            format.number(unsure.customers[index]!),
            ...(hasRevenue ? [format.money(unsure.revenue[index]!, currency, true)] : []),
          ];
          return (
            <li
              key={key}
              aria-setsize={shown.length}
              aria-posinset={row + 1}
              data-index={row}
              ref={virtual.measureElement}
              className="place-row"
              style={{ position: "absolute", top: 0, insetInline: 0, transform: `translateY(${start}px)` }}
            >
              <Text span size="sm" className="message">
                {text}
              </Text>
              {cells.map((cell, column) => (
                <span key={numbers[column]} className="place-number figure">
                  <span className="place-name">{numbers[column]}</span> {cell}
                </span>
              ))}
              <div>
                <PlaceChoice
                  row={row}
                  index={index}
                  text={text}
                  guess={guess?.short}
                  chosen={byHand?.code ?? null}
                  disabled={disabled}
                  onPick={onPick}
                />
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface PlaceChoiceProps {
  row: number;
  index: number;
  text: string;
  guess: string | undefined;
  chosen: string | null;
  disabled: boolean;
  onPick(row: number, index: number, province: string | null): void;
}

/** A row's field, which is made anew only when it changes: a dozen of them take longer than a frame. */
const PlaceChoice = memo(function PlaceChoice(props: PlaceChoiceProps) {
  const { row, index, text, guess, chosen, disabled, onPick } = props;
  const { t } = useTexts();
  return (
    <ProvinceSelect
      label={t("places.provinceOf", { place: text })}
      value={chosen}
      placeholder={guess ? t("places.guess", { province: guess }) : t("places.choose")}
      disabled={disabled}
      onChange={(province) => onPick(row, index, province)}
    />
  );
});
