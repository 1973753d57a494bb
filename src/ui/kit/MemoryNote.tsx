// Says before heavy work what memory it will take, and what to do where that is much for this machine.

import { Text } from "@mantine/core";
import type { MemoryNeed } from "../../studio/memoryNeed.ts";
import { useTexts } from "../i18n/useTexts.ts";

/** Nothing at all where it fits well. */
export default function MemoryNote({ need, kind }: { need: MemoryNeed; kind: "reading" | "training" }) {
  const { t } = useTexts();
  const { lines, bytes, machine, verdict } = need;
  if (verdict === "fits") return null;
  const takes = t(kind === "reading" ? "memory.toRead" : "memory.toTrain", { lines, bytes });
  // Machines are sold, and told, by binary gigabytes: "8 GB" and not "8.59 GB".
  const has = machine === null ? t("memory.unknown") : t("memory.machine", { bytes: (machine / 2 ** 30) * 1e9 });
  return (
    <Text
      size="sm"
      role="status"
      className="message"
      c={verdict === "too much" ? "var(--mantine-color-error)" : "dimmed"}
      data-memory={verdict}
    >
      {takes} {has} {t("memory.whatToDo")}
      {kind === "training" && ` ${t("memory.smaller")}`}
    </Text>
  );
}
