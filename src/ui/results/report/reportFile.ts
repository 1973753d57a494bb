// The report as one HTML file, in the language of the page.

import { type Block, type Section, writeReport } from "../../../core/report/document.ts";
import type { ModelSummary } from "../../../workers/protocol.ts";
import { HINTS } from "../../train/fields.ts";
import { analysisSections } from "./analysisSections.ts";
import type { ReportAnalyses } from "./gather.ts";
import { metricsSections, trainingBlocks } from "./metricsSections.ts";
import type { ReportWords } from "./words.ts";

export interface ReportInput {
  summary: ModelSummary;
  /** null: no data set is open. */
  analyses: ReportAnalyses | null;
  dataName: string | null;
  backend: string;
  /** ms, when the report is made. */
  now: number;
}

/** Metrics and protocol always; the analyses where there are some. */
export function reportFile({ summary, analyses, dataName, backend, now }: ReportInput, words: ReportWords): string {
  const { t, localise, format, language } = words;
  const { metrics, history, settings } = summary;
  const { counts, protocol, protocolSentences, seconds } = metrics;
  const measured: Block[] = [
    { kind: "text", text: protocolSentences ? protocolSentences.map(localise).join(" ") : protocol },
    {
      kind: "text",
      text: `${t("results.counts", {
        train: format.number(counts.train),
        validation: format.number(counts.validation),
        test: format.number(counts.test),
        customers: format.number(counts.customers),
      })} ${t("results.trainedOn", { backend, time: format.duration(seconds) })}`,
    },
  ];
  const sections: Section[] = [
    ...metricsSections(metrics, words),
    { title: t("results.protocol"), blocks: measured },
    ...(analyses ? analysisSections(analyses, words) : []),
    {
      title: t("analysis.reportTraining"),
      blocks: [
        ...trainingBlocks(history, words),
        {
          kind: "table",
          caption: t("analysis.reportSettings"),
          head: [t("analysis.reportSetting"), t("analysis.reportValue")],
          rows: Object.entries(settings).map(([name, value]) => [settingName(name, words), settingValue(value, words)]),
        },
      ],
    },
    { title: t("analysis.reportNotes"), blocks: notes(analyses, words) },
  ];
  return writeReport({
    language,
    title: t("analysis.reportTitle"),
    subtitle: t("analysis.reportMade", { date: format.date(now), name: dataName ?? t("analysis.reportNoData") }),
    sections,
  });
}

function notes(analyses: ReportAnalyses | null, { t }: ReportWords): Block[] {
  const hasPlaces = analyses?.errors.groups.province.some(({ key }) => key > 0) ?? false;
  return [
    ...(analyses ? [{ kind: "text", text: t("analysis.reportPrivacy") } as const] : []),
    ...(hasPlaces ? [{ kind: "text", text: t("analysis.reportPlaces"), small: true } as const] : []),
  ];
}

function isLabelled(name: string): name is keyof typeof HINTS {
  return Object.hasOwn(HINTS, name);
}

/** As the form names it, else as the command line does. */
function settingName(name: string, { t }: ReportWords): string {
  return isLabelled(name) ? t(`train.${name}`) : name;
}

function settingValue(value: unknown, { format }: ReportWords): string {
  if (typeof value === "number") return format.number(value, 7);
  return typeof value === "string" ? value : JSON.stringify(value);
}
