// The lines of the log in the language of the page, for the pane and for the file.

import type { BackendChoice } from "../../core/kernels/backendChoice.ts";
import type { LogEntry } from "../../studio/runLog.ts";
import type { Format } from "../format.ts";
import type { Localise } from "../i18n/localise.ts";
import type { Translate } from "../i18n/translate.ts";
import { PREPARING, REASON } from "./runTexts.ts";
import { BASELINE, watchVerdict } from "./watchVerdict.ts";

export interface LogWords {
  t: Translate;
  format: Format;
  localise: Localise;
  nameOf(backend: BackendChoice): string;
}

/** One line without its time. */
export function logText(entry: LogEntry, words: LogWords): string {
  return oneLine(told(entry, words));
}

function told(entry: LogEntry, { t, format, localise, nameOf }: LogWords): string {
  switch (entry.kind) {
    case "asked":
      return t(`watch.line.${entry.how}`, { dataset: entry.dataset, lines: format.number(entry.lines) });
    case "preparing":
      return `${t(PREPARING[entry.what])}.`;
    case "started":
      return t("watch.line.started", {
        backend: nameOf(entry.backend),
        parameters: format.number(entry.parameters),
        epochs: format.number(entry.epochs),
        steps: format.number(entry.stepsPerEpoch),
        samples: format.number(entry.samplesPerEpoch),
        settings: entry.settings,
      });
    case "watching":
      return t("watch.line.watching", {
        targets: format.number(entry.targets),
        customers: format.number(entry.customers),
        baseline: t(BASELINE[entry.baseline]),
        hit: format.percent(entry.hit10),
      });
    case "untrained": {
      const verdict = entry.baseline ? watchVerdict(entry.gap, entry.baseline, t, format) : "";
      return `${t("watch.line.untrained")} ${verdict && t("watch.line.checked", { verdict })}`;
    }
    case "continued":
      return t("watch.line.continued", {
        step: format.number(entry.step),
        epoch: format.number(entry.epoch),
        epochs: format.number(entry.epochs),
      });
    case "epoch": {
      const text = t("watch.line.epoch", {
        epoch: format.number(entry.epoch),
        train: format.fixed(entry.train, 4),
        validation: format.fixed(entry.validation, 4),
        time: format.duration(entry.seconds),
        speed: format.number(entry.samplesPerSecond),
      });
      const verdict = entry.gap && entry.baseline ? watchVerdict(entry.gap, entry.baseline, t, format) : "";
      const parts = [text, entry.best ? t("watch.line.best") : "", verdict && t("watch.line.checked", { verdict })];
      return parts.filter(Boolean).join(" ");
    }
    case "restart":
      return t("watch.line.restart", { rate: format.short(entry.rate), step: format.number(entry.step) });
    case "recovered":
      return t("watch.line.recovered", {
        fault: localise(entry.fault),
        step: format.number(entry.step),
        backend: nameOf(entry.backend),
      });
    case "paused":
    case "stopping":
    case "cancelled":
      return t(`watch.line.${entry.kind}`);
    case "resumed":
      return t("watch.line.resumed", { time: format.duration(entry.seconds) });
    case "finished":
      return t("watch.line.finished", {
        reason: t(REASON[entry.reason]),
        epoch: format.number(entry.bestEpoch),
        time: format.duration(entry.seconds),
      });
    case "judged": {
      const text = t("watch.line.judged", {
        targets: format.number(entry.targets),
        hit: format.percent(entry.hit10),
      });
      const { verdict } = entry;
      return verdict ? `${text} ${watchVerdict(verdict.gap, verdict.baseline, t, format)}.` : text;
    }
    case "failed":
      return t("watch.line.failed", { message: localise(entry.message) });
    default:
      return entry satisfies never;
  }
}

/** The whole log as a text file, each line with its date and time. */
export function logFile(entries: readonly LogEntry[], dropped: number, words: LogWords): string {
  const lines = entries.map((entry) => `${words.format.moment(entry.time)}  ${logText(entry, words)}`);
  if (dropped > 0) lines.unshift(words.t("watch.logDropped", { number: words.format.number(dropped) }));
  return `${lines.join("\n")}\n`;
}

/** Names come from files: without line breaks and signs that turn the direction of a text, they cannot forge a line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
}
