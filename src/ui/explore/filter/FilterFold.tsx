// The filter on screens where it is not what one comes for: folded to what it lets in.

import { isUnfiltered } from "../../../core/explore/lineFilter.ts";
import { useTexts } from "../../i18n/useTexts.ts";
import { Fold } from "../../kit/Fold.tsx";
import { useLineFilter } from "../useLineFilter.ts";
import { FilterBar, type FilterBarProps } from "./FilterBar.tsx";

/** Open where it lets in less than everything. */
export function FilterFold({ choices, selection }: FilterBarProps) {
  const { t } = useTexts();
  const filtered = !isUnfiltered(useLineFilter());
  const lines = selection.value?.lines;
  return (
    <Fold
      title={t("filter.title")}
      summary={
        filtered && lines !== undefined ? t("filter.lines", { number: lines, all: choices.all.lines }) : t("filter.all")
      }
      open={filtered}
    >
      <FilterBar choices={choices} selection={selection} />
    </Fold>
  );
}
