// The lines of the log in the language of the page, for the pane and for the file.

import type { BackendChoice } from "../../core/kernels/backendChoice.ts";
import type { LogEntry } from "../../studio/runLog.ts";
import type { Format } from "../format.ts";
import type { Localise } from "../i18n/localise.ts";
import type { Translate } from "../i18n/translate.ts";
import { PREPARING, REASON } from "./runTexts.ts";
import { BASELINE, inHundred, watchVerdict } from "./watchVerdict.ts";

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
      return t(`watch.line.${entry.how}`, { dataset: entry.dataset, lines: entry.lines });
    case "preparing":
      return `${t(PREPARING[entry.what])}.`;
    case "started":
      return t("watch.line.started", {
        backend: nameOf(entry.backend),
        parameters: entry.parameters,
        epochs: entry.epochs,
        steps: entry.stepsPerEpoch,
        samples: entry.samplesPerEpoch,
        settings: entry.settings,
      });
    case "network":
      return t("watch.line.network", { number: entry.number, of: entry.of, seed: String(entry.seed) });
    case "counted":
      return t("watch.line.counted", { targets: entry.targets, found: inHundred(entry.hit10) });
    case "watching":
      return t("watch.line.watching", {
        targets: entry.targets,
        customers: entry.customers,
        baseline: t(BASELINE[entry.baseline]),
        hit: entry.hit10,
      });
    case "untrained": {
      const verdict = entry.baseline ? watchVerdict(entry.gap, entry.baseline, t, format) : "";
      return `${t("watch.line.untrained")} ${verdict && t("watch.line.checked", { verdict })}`;
    }
    case "continued":
      return t("watch.line.continued", {
        step: entry.step,
        epoch: entry.epoch,
        epochs: entry.epochs,
      });
    case "epoch": {
      const text = t("watch.line.epoch", {
        epoch: entry.epoch,
        train: format.fixed(entry.train, 4),
        validation: format.fixed(entry.validation, 4),
        time: entry.seconds,
        speed: entry.samplesPerSecond,
      });
      const verdict = entry.gap && entry.baseline ? watchVerdict(entry.gap, entry.baseline, t, format) : "";
      const parts = [text, entry.best ? t("watch.line.best") : "", verdict && t("watch.line.checked", { verdict })];
      return parts.filter(Boolean).join(" ");
    }
    case "restart":
      return t("watch.line.restart", { rate: entry.rate, step: entry.step });
    case "recovered":
      return t("watch.line.recovered", {
        fault: localise(entry.fault),
        step: entry.step,
        backend: nameOf(entry.backend),
      });
    case "paused":
    case "stopping":
    case "cancelled":
      return t(`watch.line.${entry.kind}`);
    case "resumed":
      return t("watch.line.resumed", { time: entry.seconds });
    case "finished":
      return t("watch.line.finished", {
        reason: t(REASON[entry.reason]),
        epoch: entry.bestEpoch,
        time: entry.seconds,
      });
    case "judged": {
      const text = t("watch.line.judged", {
        targets: entry.targets,
        hit: entry.hit10,
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
  if (dropped > 0) lines.unshift(words.t("watch.logDropped", { number: dropped }));
  return `${lines.join("\n")}\n`;
}

/** Names come from files: without line breaks and signs that turn the direction of a text, they cannot forge a line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
}
