// One of the 34 provinces, chosen from a list that is searched without marks too.

import { Select, Text } from "@mantine/core";
import { useTexts } from "../i18n/useTexts.ts";
import { findProvinces, PROVINCE_CHOICES } from "./provinceChoices.ts";

interface ProvinceSelectProps {
  label: string;
  /** Two-digit code; null while nothing is chosen. */
  value: string | null;
  placeholder: string;
  disabled: boolean;
  onChange(province: string | null): void;
}

/** A combobox whose name is its label; the cross takes the choice back. */
export function ProvinceSelect({ label, value, placeholder, disabled, onChange }: ProvinceSelectProps) {
  const { t } = useTexts();
  return (
    <Select
      size="xs"
      aria-label={label}
      value={value}
      placeholder={placeholder}
      disabled={disabled}
      data={PROVINCE_CHOICES}
      filter={({ search }) => findProvinces(search)}
      searchable
      clearable={value !== null}
      clearButtonProps={{ "aria-label": `${t("common.reset")}: ${label}` }}
      openOnFocus={false}
      nothingFoundMessage={t("places.noProvince")}
      maxDropdownHeight={300}
      comboboxProps={{ keepMounted: false, width: "max-content", position: "bottom-end" }}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <Text span size="xs" c="dimmed" ml={6}>
            {PROVINCE_CHOICES.find(({ value }) => value === option.value)?.merged.join(", ")}
          </Text>
        </span>
      )}
      onChange={onChange}
    />
  );
}
