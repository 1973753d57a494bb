// One number with its name, and what helps to read it.

import { Text } from "@mantine/core";
import type { ReactNode } from "react";

interface MetricProps {
  label: ReactNode;
  value: ReactNode;
  hint?: ReactNode;
  /** A larger number for the one that counts. */
  large?: boolean;
  /** A row of its own, for values that are words. */
  wide?: boolean;
}

/** A term and its description; stands inside `Metrics`. */
export function Metric({ label, value, hint, large = false, wide = false }: MetricProps) {
  return (
    <div className={wide ? "metric wide" : "metric"}>
      <Text component="dt" size="xs" c="dimmed">
        {label}
      </Text>
      <Text component="dd" m={0} fw={650} fz={large ? 26 : 18} lh={1.25} className={large ? "figure large" : "figure"}>
        {value}
      </Text>
      {hint && (
        <Text component="dd" m={0} size="xs" c="dimmed">
          {hint}
        </Text>
      )}
    </div>
  );
}

/** A row of metrics that wraps. */
export function Metrics({ children }: { children: ReactNode }) {
  return <dl className="metrics">{children}</dl>;
}
