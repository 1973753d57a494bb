// Next month's export into a data set that is kept: a button that chooses the files.

import { Button, FileButton } from "@mantine/core";
import type { DatasetInfo } from "../../workers/protocol.ts";
import { useTexts } from "../i18n/useTexts.ts";
import { useStudio } from "../studioContext.ts";
import { ACCEPTED, originOf } from "./originOf.ts";

/** Adds the files that are chosen to this data set. */
export function AddFile({
  info,
  size,
  disabled = false,
}: {
  info: DatasetInfo;
  size: "xs" | "sm";
  disabled?: boolean;
}) {
  const { t } = useTexts();
  const { data: actions } = useStudio();
  const take = (files: File[]) => {
    if (files.length > 0) void actions.append(info, originOf(files.map((file) => ({ file, path: file.name }))));
  };
  return (
    <FileButton multiple accept={ACCEPTED} onChange={take}>
      {(props) => (
        <Button
          {...props}
          size={size}
          variant="default"
          disabled={disabled}
          aria-label={t("data.addFileTo", { name: info.name })}
        >
          {t("data.addFile")}
        </Button>
      )}
    </FileButton>
  );
}
