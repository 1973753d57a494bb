// A condition of several values: a button with a list that is searched without marks, by mouse and by keyboard.

import { Button, Combobox, Text, useCombobox } from "@mantine/core";
import { useState } from "react";
import { searchFor, unmarked } from "../../../core/lib/unmarked.ts";
import { useFormat } from "../../format.ts";
import { useTexts } from "../../i18n/useTexts.ts";

export interface ChoiceOption {
  value: string;
  label: string;
  /** Other words under which it is found. */
  words?: string;
  /** How many of all lines it has, where that is known. */
  lines?: number;
}

interface ChoiceFieldProps {
  label: string;
  options: readonly ChoiceOption[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
  onOpen?(): void;
  /** Stands in the list where there are no options yet. */
  waiting?: string;
}

/** More are found by searching. */
const SHOWN = 200;

/** Stays open while values are ticked; Escape closes it. */
export function ChoiceField({ label, options, chosen, onChange, onOpen, waiting }: ChoiceFieldProps) {
  const { t } = useTexts();
  const format = useFormat();
  const [query, setQuery] = useState("");
  const combobox = useCombobox({
    onDropdownOpen() {
      onOpen?.();
      setQuery("");
      combobox.focusSearchInput();
    },
    onDropdownClose() {
      combobox.resetSelectedOption();
      combobox.focusTarget();
    },
  });
  const fits = searchFor(query);
  const found = options.filter(({ label, words = "" }) => fits(unmarked(`${label} ${words}`)));
  return (
    <Combobox
      store={combobox}
      width={280}
      position="bottom-start"
      keepMounted={false}
      onOptionSubmit={(value) =>
        onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
      }
    >
      <Combobox.Target targetType="button">
        <Button
          size="xs"
          variant={chosen.length > 0 ? "light" : "default"}
          rightSection={<span aria-hidden="true">▾</span>}
          onClick={() => combobox.toggleDropdown()}
        >
          {chosen.length > 0 ? t("filter.chosen", { label, number: chosen.length }) : label}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={query}
          placeholder={t("filter.search")}
          aria-label={t("filter.searchIn", { label })}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            combobox.updateSelectedOptionIndex();
          }}
        />
        <Combobox.Options mah={280} className="choice-list" tabIndex={0} aria-label={label} aria-multiselectable="true">
          {found.slice(0, SHOWN).map(({ value, label: name, lines }) => {
            const ticked = chosen.includes(value);
            return (
              <Combobox.Option key={value} value={value} active={ticked} aria-selected={ticked} className="choice">
                <span aria-hidden="true">{ticked ? "✓" : ""}</span>
                <span>{name}</span>
                {lines !== undefined && <span className="choice-lines figure">{format.number(lines)}</span>}
              </Combobox.Option>
            );
          })}
          {found.length === 0 && (
            <Combobox.Empty>{options.length === 0 ? (waiting ?? t("filter.none")) : t("filter.none")}</Combobox.Empty>
          )}
        </Combobox.Options>
        {found.length > SHOWN && (
          <Combobox.Footer>
            <Text size="xs" c="dimmed">
              {t("filter.more", { number: found.length - SHOWN })}
            </Text>
          </Combobox.Footer>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
