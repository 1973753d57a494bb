// One number with its name, and what helps to read it.

import { Text, VisuallyHidden } from "@mantine/core";
import type { ReactNode } from "react";
import { useTexts } from "../i18n/useTexts.ts";
import { Explained } from "../terms/Explained.tsx";

interface MetricProps {
  label: ReactNode;
  value: ReactNode;
  hint?: ReactNode;
  /** A larger number for the one that counts. */
  large?: boolean;
  /** A row of its own, for values that are words. */
  wide?: boolean;
  /** Marks what is worth a look. */
  odd?: boolean;
}

/** A term and its description; stands inside `Metrics`. */
export function Metric({ label, value, hint, large = false, wide = false, odd = false }: MetricProps) {
  const { t } = useTexts();
  return (
    <div className={wide ? "metric wide" : "metric"} data-odd={odd || undefined}>
      <Text component="dt" size="xs" c="dimmed">
        <Explained>{label}</Explained>
        {odd && <VisuallyHidden>: {t("data.odd")}</VisuallyHidden>}
      </Text>
      <Text component="dd" m={0} fw={650} fz={large ? 26 : 18} lh={1.25} className={large ? "figure large" : "figure"}>
        {value}
      </Text>
      {hint && (
        <Text component="dd" m={0} size="xs" c="dimmed">
          <Explained>{hint}</Explained>
        </Text>
      )}
    </div>
  );
}

/** A row of metrics that wraps. */
export function Metrics({ children }: { children: ReactNode }) {
  return <dl className="metrics">{children}</dl>;
}
