// The report as one HTML file, in the language of the page.

import type { DataShift } from "../../../core/artefact/dataShift.ts";
import { type Block, writeReport } from "../../../core/report/document.ts";
import type { ModelSummary } from "../../../workers/protocol.ts";
import type { ChartSpec } from "../../charts/chartSpec.ts";
import { drawSvg } from "../../charts/drawSvg.ts";
import { dataName as nameOfData } from "../../dataName.ts";
import { isShifted, shiftTexts, trainedOnText } from "../../model/shiftTexts.ts";
import { settingLabel, settingValueText } from "../../settingTexts.ts";
import type { Words } from "../words.ts";
import { lossChart } from "./lossChart.ts";
import { metricsSections } from "./metricsSections.ts";
import { drawn, type ReportBlock, type ReportPart, type ReportSection } from "./sections.ts";

export interface ReportFacts {
  summary: ModelSummary;
  /** What the open data set differs by from the model's own; null where none is open. */
  shift: DataShift | null;
  /** What the analyses say; none where no data set is open. */
  parts: ReportPart[];
  dataName: string | null;
  backend: string;
  /** ms, when the report is made. */
  now: number;
}

/** Metrics and protocol always; the analyses where there are some. */
export function reportFile({ summary, shift, parts, dataName, backend, now }: ReportFacts, words: Words): string {
  const { t, localise, format, language } = words;
  const { metrics, history, settings } = summary;
  const { counts, protocol, protocolSentences, seconds } = metrics;
  const measured: ReportBlock[] = [
    { kind: "text", text: protocolSentences ? protocolSentences.map(localise).join(" ") : protocol },
    {
      kind: "text",
      text: `${t("results.counts", {
        train: counts.train,
        validation: counts.validation,
        test: counts.test,
        customers: counts.customers,
      })} ${t("results.trainedOn", { backend, time: seconds })}`,
    },
  ];
  const notes = parts.flatMap((part) => part.notes ?? []);
  const sections: ReportSection[] = [
    ...shiftSection(shift, dataName, words),
    ...metricsSections(metrics, words),
    { title: t("results.protocol"), blocks: measured },
    ...parts.flatMap((part) => part.sections),
    {
      title: t("analysis.reportTraining"),
      blocks: [
        ...(history.epochs.length > 1 ? [{ kind: "chart", chart: lossChart(history, words) } as const] : []),
        {
          kind: "table",
          caption: t("analysis.reportSettings"),
          head: [t("analysis.reportSetting"), t("analysis.reportValue")],
          rows: Object.entries(settings).map(([name, value]) => [
            settingLabel(t, name),
            settingValueText(t, format, name, value),
          ]),
        },
      ],
    },
    { title: t("analysis.reportNotes"), blocks: [...notes.filter((note) => !isSmall(note)), ...notes.filter(isSmall)] },
  ];
  return writeReport({
    language,
    title: t("analysis.reportTitle"),
    // Metrics stand first, so the name is that of the data that they are of.
    subtitle: `${t("analysis.reportMade", { date: now, name: nameOfData(summary.data.name || (dataName ?? t("analysis.reportNoData")), t) })} · ${trainedOnText(summary, t)}`,
    sections: sections.map((section) => drawn(section, drawnChart)),
  });
}

/** What a reader must know of the data before the metrics, where the open data set is not the model's own. */
function shiftSection(shift: DataShift | null, open: string | null, { t, format }: Words): ReportSection[] {
  if (!shift || open === null || !isShifted(shift)) return [];
  const { title, sentences } = shiftTexts(shift, t, format);
  const blocks: ReportBlock[] = [];
  if (shift.own === false) blocks.push({ kind: "text", text: t("shift.reportOther", { open: nameOfData(open, t) }) });
  if (sentences.length > 0) blocks.push({ kind: "list", items: sentences });
  return [{ title, blocks }];
}

function isSmall(block: ReportBlock): boolean {
  return block.kind === "text" && block.small === true;
}

function drawnChart(chart: ChartSpec): Block {
  return { kind: "chart", title: chart.title, unit: chart.unit, svg: drawSvg(chart) };
}
