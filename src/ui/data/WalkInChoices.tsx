// Which customers stand for nobody in particular, beside those that say so themselves.

import { TagsInput } from "@mantine/core";
import type { Mapping } from "../../core/data/mapping/mapping.ts";
import { useTexts } from "../i18n/useTexts.ts";

interface WalkInChoicesProps {
  mapping: Mapping;
  onChange(walkIns: Mapping["walkIns"]): void;
}

/** Two lists of codes or names: walk-ins in spite of what they are called, and customers in spite of it. */
export function WalkInChoices({ mapping, onChange }: WalkInChoicesProps) {
  const { t } = useTexts();
  const { marked = [], unmarked = [] } = mapping.walkIns ?? {};
  const change = (lists: { marked: string[]; unmarked: string[] }) => {
    const filled = Object.entries(lists).filter(([, values]) => values.length > 0);
    onChange(filled.length > 0 ? Object.fromEntries(filled) : undefined);
  };
  return (
    <>
      <TagsInput
        size="xs"
        data-choice="walkIns"
        label={t("reading.walkIns")}
        description={t("reading.walkInsWhy")}
        inputWrapperOrder={["label", "input", "description"]}
        value={marked}
        onChange={(values) => change({ marked: values, unmarked })}
      />
      <TagsInput
        size="xs"
        label={t("reading.notWalkIns")}
        description={t("reading.notWalkInsWhy")}
        inputWrapperOrder={["label", "input", "description"]}
        value={unmarked}
        onChange={(values) => change({ marked, unmarked: values })}
      />
    </>
  );
}
