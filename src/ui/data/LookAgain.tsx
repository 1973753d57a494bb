// A file that made no sense: the user may know better how it is written.

import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ENCODINGS } from "../../core/data/mapping/mapping.ts";
import type { DataOrigin } from "../../workers/protocol.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { Card } from "../kit/Card.tsx";
import { useStudio } from "../studioContext.ts";
import { ENCODING_TEXT } from "./readingTexts.ts";

/** Encoding and delimiter by hand, and another look. */
export function LookAgain({ origin }: { origin: DataOrigin }) {
  const { t } = useTexts();
  const { data: actions } = useStudio();
  const [encoding, setEncoding] = useState("");
  const [delimiter, setDelimiter] = useState("");
  const look = (event: FormEvent) => {
    event.preventDefault();
    void actions.choose(origin, false, { ...(encoding && { encoding }), ...(delimiter && { delimiter }) });
  };
  return (
    <Card title={t("reading.againTitle")} lead={t("reading.againLead")}>
      <Group component="form" gap="md" align="flex-end" onSubmit={look}>
        <NativeSelect
          size="xs"
          label={t("reading.encoding")}
          value={encoding}
          onChange={(event) => setEncoding(event.currentTarget.value)}
          data={[
            { value: "", label: t("reading.asTold") },
            ...ENCODINGS.map((value) => ({ value, label: t(ENCODING_TEXT[value]) })),
          ]}
        />
        <TextInput
          size="xs"
          w={140}
          label={t("reading.character")}
          placeholder={t("reading.asTold")}
          value={delimiter}
          maxLength={1}
          onChange={(event) => setDelimiter(event.currentTarget.value)}
        />
        <Button size="xs" type="submit" variant="default" disabled={!encoding && !delimiter}>
          {t("reading.lookAgain")}
        </Button>
      </Group>
    </Card>
  );
}
