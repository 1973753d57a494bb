// The analyses of a model's test answers, in the order of their tabs and of the report: each is a folder and an entry here.

import type { ComponentType } from "react";
import type { WritePart } from "./report/sections.ts";

/** A tab of the Results screen, and a part of the report; both load when they are wanted. */
interface Analysis {
  name: string;
  view?: () => Promise<ComponentType>;
  report?: () => Promise<WritePart>;
}

export const ANALYSES = [
  {
    name: "errors",
    view: async () => (await import("./errors/ErrorsPart.tsx")).ErrorsPart,
    report: async () => (await import("./errors/report.ts")).writeErrors,
  },
  {
    name: "confusion",
    view: async () => (await import("./confusion/ConfusionPart.tsx")).ConfusionPart,
    report: async () => (await import("./confusion/report.ts")).writeConfusion,
  },
  {
    name: "calibration",
    view: async () => (await import("./calibration/CalibrationPart.tsx")).CalibrationPart,
    report: async () => (await import("./calibration/report.ts")).writeCalibration,
  },
  {
    name: "importance",
    view: async () => (await import("./importance/ImportancePart.tsx")).ImportancePart,
    report: async () => (await import("./importance/report.ts")).writeImportance,
  },
  {
    name: "map",
    view: async () => (await import("./map/ProductMapPart.tsx")).ProductMapPart,
    report: async () => (await import("./map/report.ts")).writeProductMap,
  },
  {
    name: "attention",
    view: async () => (await import("./attention/AttentionPart.tsx")).AttentionPart,
    report: async () => (await import("./attention/report.ts")).writeAttention,
  },
  { name: "worst", report: async () => (await import("./lines/report.ts")).writeWorst },
] as const satisfies readonly Analysis[];
