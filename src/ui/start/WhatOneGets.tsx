// What one gets, before there is anything to show: three drawings and a sentence each, in the page's colours.

import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useStartTexts } from "./useStartTexts.ts";
import "./start.css";

const PARTS = [
  { title: "order", text: "orderText", Drawing: OrderDrawing },
  { title: "due", text: "dueText", Drawing: DueDrawing },
  { title: "demand", text: "demandText", Drawing: DemandDrawing },
] as const;

export default function WhatOneGets() {
  const t = useStartTexts();
  return (
    <ul className="plain-list gets" aria-label={t.whatOneGets}>
      {PARTS.map(({ title, text, Drawing }) => (
        <li key={title}>
          <Drawing />
          <div>
            <Text size="sm" fw={650}>
              {t[title]}
            </Text>
            <Text size="xs" c="dimmed">
              {t[text]}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 96 60" width="96" height="60" aria-hidden="true">
      {children}
    </svg>
  );
}

/** A list with likelihoods as bars and ticks before them. */
function OrderDrawing() {
  return (
    <Drawing>
      {[62, 44, 30].map((width, i) => (
        <g key={width} transform={`translate(4 ${8 + 17 * i})`}>
          <rect width="11" height="11" rx="2.5" className="draw-line" />
          {i < 2 && <path d="M2.5 5.5l2.4 2.6 4-5" className="draw-strong" />}
          <rect x="20" y="2" width={width} height="7" rx="3.5" className={i < 2 ? "draw-fill" : "draw-pale"} />
        </g>
      ))}
    </Drawing>
  );
}

/** Orders of three customers along time: one in its rhythm, one due, one silent. */
function DueDrawing() {
  const rows = [
    [6, 22, 38, 54, 70],
    [10, 34, 58],
    [6, 16, 26],
  ];
  return (
    <Drawing>
      <path d="M76 4v52" className="draw-now" />
      {rows.map((orders, row) => (
        <g key={orders.join()} transform={`translate(0 ${12 + 18 * row})`}>
          <path d="M4 0h68" className="draw-line" />
          {orders.map((x) => (
            <circle key={x} cx={x} r="4" className={row === 2 ? "draw-pale" : "draw-fill"} />
          ))}
          {row < 2 && <circle cx={row === 0 ? 86 : 82} r="4" className="draw-ring" />}
        </g>
      ))}
    </Drawing>
  );
}

/** A line that goes on into a range. */
function DemandDrawing() {
  return (
    <Drawing>
      <path d="M60 30l10-8 10 3 12-7v27l-12-5-10-3z" className="draw-pale" />
      <path d="M4 46l9-8 9 4 9-14 9 6 10-11 10 7" className="draw-strong" />
      <path d="M60 30l10-4 10 2 12-3" className="draw-dashed" />
      <path d="M4 55h88" className="draw-line" />
    </Drawing>
  );
}
