// The page's look: a calm teal on grey, with contrast enough for small text in both schemes.

import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const teal: MantineColorsTuple = [
  "#e6f6f6",
  "#d3eaeb",
  "#a6d5d6",
  "#76bfc1",
  "#4fadb0",
  "#36a1a5",
  "#1d8a8f",
  "#0b7378",
  "#075f63",
  "#044a4e",
];

/** Charts need it by name: a canvas knows no "inherit", and measures in whatever font it had last. */
export const FONT_FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif";

export const theme = createTheme({
  primaryColor: "teal",
  primaryShade: { light: 7, dark: 7 },
  colors: { teal },
  defaultRadius: "md",
  fontFamily: FONT_FAMILY,
  headings: { fontWeight: "650" },
  cursorType: "pointer",
  respectReducedMotion: true,
});

/** Mantine's dimmed grey and bright accents miss the 4.5:1 contrast of small text; these meet it. */
export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": "#52606d",
    "--mantine-color-body": "#f7f9fa",
    "--mantine-color-error": "#b3261e",
    "--mantine-color-placeholder": "#5f6b76",
    "--page-card": "#ffffff",
    "--page-line": "#dde3e8",
    "--page-question": "#c2571a",
  },
  dark: {
    "--mantine-color-dimmed": "#a7b3be",
    "--mantine-color-body": "#14191e",
    "--mantine-color-text": "#e3e8ec",
    "--mantine-color-error": "#ff9a92",
    "--mantine-color-placeholder": "#97a4b0",
    "--page-card": "#1c2329",
    "--page-line": "#323c45",
    "--page-question": "#f0a35e",
  },
});

/** Colours of the charts' series, readable on both grounds; the first is the model's. */
export const CHART_COLORS = {
  light: {
    series: ["#0b7378", "#c2571a", "#5b5fc7", "#8a6d1f", "#a8326e"],
    text: "#2b353d",
    faint: "#52606d",
    line: "#dde3e8",
    raw: "#a6d5d6",
    ground: "#ffffff",
  },
  dark: {
    series: ["#4fc4c9", "#f0955a", "#a3a6f5", "#d9bb62", "#e98bbb"],
    text: "#e3e8ec",
    faint: "#a7b3be",
    line: "#323c45",
    raw: "#28585b",
    ground: "#1c2329",
  },
} as const;
export type ChartColors = (typeof CHART_COLORS)["light" | "dark"];
