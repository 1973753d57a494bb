// The analyses of a model's test answers, in the order of their tabs and of the report: each is a folder,
// with its entry and its texts here.

import type { ComponentType } from "react";
import { ahead } from "../ahead.ts";
import { attentionTexts } from "./attention/texts.ts";
import { calibrationTexts } from "./calibration/texts.ts";
import { confusionTexts } from "./confusion/texts.ts";
import { errorTexts } from "./errors/texts.ts";
import { importanceTexts } from "./importance/texts.ts";
import { lineTexts } from "./lines/texts.ts";
import { productMapTexts } from "./map/texts.ts";
import type { WritePart } from "./report/sections.ts";

/** Their texts, under `analysis.` with those that all share (i18n/enAnalysis.ts). */
export const ANALYSIS_TEXTS = {
  en: {
    ...errorTexts.en,
    ...confusionTexts.en,
    ...calibrationTexts.en,
    ...importanceTexts.en,
    ...productMapTexts.en,
    ...attentionTexts.en,
    ...lineTexts.en,
  },
  vi: {
    ...errorTexts.vi,
    ...confusionTexts.vi,
    ...calibrationTexts.vi,
    ...importanceTexts.vi,
    ...productMapTexts.vi,
    ...attentionTexts.vi,
    ...lineTexts.vi,
  },
};

/** A tab of the Results screen, and a part of the report; both load when they are wanted. */
interface Analysis {
  name: string;
  view?: () => Promise<ComponentType>;
  report?: () => Promise<WritePart>;
}

export const ANALYSES = [
  {
    name: "errors",
    view: ahead(async () => (await import("./errors/ErrorsPart.tsx")).ErrorsPart),
    report: ahead(async () => (await import("./errors/report.ts")).writeErrors),
  },
  {
    name: "confusion",
    view: ahead(async () => (await import("./confusion/ConfusionPart.tsx")).ConfusionPart),
    report: ahead(async () => (await import("./confusion/report.ts")).writeConfusion),
  },
  {
    name: "calibration",
    view: ahead(async () => (await import("./calibration/CalibrationPart.tsx")).CalibrationPart),
    report: ahead(async () => (await import("./calibration/report.ts")).writeCalibration),
  },
  {
    name: "importance",
    view: ahead(async () => (await import("./importance/ImportancePart.tsx")).ImportancePart),
    report: ahead(async () => (await import("./importance/report.ts")).writeImportance),
  },
  {
    name: "map",
    view: ahead(async () => (await import("./map/ProductMapPart.tsx")).ProductMapPart),
    report: ahead(async () => (await import("./map/report.ts")).writeProductMap),
  },
  {
    name: "attention",
    view: ahead(async () => (await import("./attention/AttentionPart.tsx")).AttentionPart),
    report: ahead(async () => (await import("./attention/report.ts")).writeAttention),
  },
  { name: "worst", report: ahead(async () => (await import("./lines/report.ts")).writeWorst) },
] as const satisfies readonly Analysis[];
