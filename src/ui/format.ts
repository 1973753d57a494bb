// Numbers, money, dates and durations in the form of the chosen language.

export interface Format {
  /** What stands before the decimals, and between thousands. */
  readonly decimalSign: string;
  readonly thousandSign: string;
  /** A count or a measure; `digits` after the decimal sign at most. */
  number(value: number, digits?: number): string;
  /** Exactly so many digits after the decimal sign, for columns. */
  fixed(value: number, digits: number): string;
  /** Three significant digits: losses, norms, learning rates. */
  short(value: number): string;
  /** A share 0..1 as a percentage. */
  percent(share: number, digits?: number): string;
  /** Money in the currency, or a plain number where none is known; `compact` for millions and billions in three digits. */
  money(value: number, currency: string | null, compact?: boolean): string;
  compact(value: number): string;
  bytes(value: number): string;
  /** A span in words, from milliseconds (in Vietnamese "dưới 1 giây") to days. */
  duration(seconds: number): string;
  /** Wall-clock times are kept as if they were UTC, and shown so. */
  date(time: number): string;
  /** With the month in words, so that no order of day and month is left open. */
  day(time: number): string;
  dateTime(time: number): string;
  /** A moment on this machine's clock, to the second: with its date, or the time alone. */
  moment(time: number): string;
  clock(time: number): string;
}

/** What CLDR's short forms of Vietnamese are written as: nobody writes "13,3 T ₫" for thirteen billion. */
const VIETNAMESE_POWERS: Record<string, string> = { N: "nghìn", Tr: "triệu", T: "tỷ", NT: "nghìn tỷ" };

/** Units as they are written beside numbers: CLDR's British short forms are "2.9 secs", "3 mins" and "2 hrs". */
const ENGLISH_UNITS: Record<string, string> = { sec: "s", secs: "s", mins: "min", hr: "h", hrs: "h" };

/** The format of a language tag. */
export function createFormat(language: string): Format {
  const locale = language.startsWith("vi") ? "vi-VN" : "en-GB";
  const underASecond = locale === "vi-VN" ? "dưới 1 giây" : null;
  const powers = locale === "vi-VN" ? VIETNAMESE_POWERS : {};
  const units = locale === "vi-VN" ? {} : ENGLISH_UNITS;
  const cache = new Map<string, Intl.NumberFormat>();
  /** Metrics without a target are NaN (null once they went through JSON). */
  const numbers = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const found = cache.get(key) ?? new Intl.NumberFormat(locale, options);
    cache.set(key, found);
    const own: Partial<Record<string, Record<string, string>>> = { compact: powers, unit: units };
    const parts = (value: number) =>
      found.formatToParts(value).map(({ type, value: text }) => own[type]?.[text] ?? text);
    const hasWords = options.notation === "compact" || options.style === "unit";
    const write = (value: number) => (hasWords ? parts(value).join("") : found.format(value));
    // The minus of typesetting, as wide as a plus; CLDR gives English and Vietnamese a hyphen. An exponent keeps it.
    return { format: (value: number) => (Number.isFinite(value) ? write(value).replace(/(?<!E)-/, "−") : "–") };
  };
  const unit = (value: number, name: string, digits = 0) =>
    numbers({ style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: digits }).format(value);
  const day = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" });
  const wordy = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  // Spelt out: the short style of Vietnamese leaves the century out.
  const minutes: Intl.DateTimeFormatOptions = {
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  };
  const moment = new Intl.DateTimeFormat(locale, minutes);
  const second = new Intl.DateTimeFormat(locale, { ...minutes, second: "2-digit" });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
  const sign = (type: "decimal" | "group") =>
    new Intl.NumberFormat(locale).formatToParts(12_345.6).find((part) => part.type === type)?.value ?? "";
  return {
    decimalSign: sign("decimal"),
    thousandSign: sign("group"),
    number: (value, digits = 0) => numbers({ maximumFractionDigits: digits }).format(value),
    fixed: (value, digits) => numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    short(value) {
      if (!Number.isFinite(value)) return "–";
      const tiny = value !== 0 && Math.abs(value) < 1e-3;
      return numbers({ maximumSignificantDigits: 3, ...(tiny ? { notation: "scientific" } : {}) }).format(value);
    },
    percent: (share, digits = 1) =>
      numbers({ style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share),
    money(value, currency, compact = false) {
      const style = currency ? ({ style: "currency", currency } as const) : {};
      // Below a thousand nothing is shortened: coins are written as in every amount, and dong has none.
      const whole = Number.isInteger(value) || Math.abs(value) >= 1000;
      if (compact && (whole || !Number.isFinite(value)))
        return numbers({ ...style, notation: "compact", maximumSignificantDigits: 3 }).format(value);
      if (!currency) return numbers({ maximumFractionDigits: Math.abs(value) < 1000 ? 2 : 0 }).format(value);
      const fraction = currency === "VND" || Math.abs(value) >= 10_000 ? { maximumFractionDigits: 0 } : {};
      return numbers({ ...style, ...fraction }).format(value);
    },
    compact: (value) => numbers({ notation: "compact", maximumFractionDigits: 1 }).format(value),
    bytes(value) {
      const names = ["byte", "kilobyte", "megabyte", "gigabyte"];
      let power = 0;
      let left = value;
      while (left >= 1000 && power < names.length - 1) {
        left /= 1000;
        power++;
      }
      return unit(left, names[power]!, left < 10 && power > 0 ? 1 : 0);
    },
    duration(seconds) {
      if (!Number.isFinite(seconds)) return "–";
      if (seconds < 1) return underASecond ?? unit(seconds * 1000, "millisecond");
      if (seconds < 10) return unit(seconds, "second", 1);
      const whole = Math.round(seconds);
      if (whole < 60) return unit(whole, "second");
      const minutes = Math.floor(whole / 60);
      if (minutes < 60) return `${unit(minutes, "minute")} ${whole % 60 ? unit(whole % 60, "second") : ""}`.trim();
      const hours = Math.floor(minutes / 60);
      if (hours < 48) return `${unit(hours, "hour")} ${minutes % 60 ? unit(minutes % 60, "minute") : ""}`.trim();
      return unit(hours / 24, "day", 1);
    },
    date: (time) => (Number.isFinite(time) ? day.format(time) : "–"),
    day: (time) => (Number.isFinite(time) ? wordy.format(time) : "–"),
    moment: (time) => (Number.isFinite(time) ? second.format(time) : "–"),
    clock: (time) => (Number.isFinite(time) ? clock.format(time) : "–"),
    dateTime: (time) => (Number.isFinite(time) ? moment.format(time) : "–"),
  };
}

const formats = new Map<string, Format>();

/** The format of the language in use; changes with it. */
export function useFormat(): Format {
  const { language } = useTexts();
  const found = formats.get(language) ?? createFormat(language);
  formats.set(language, found);
  return found;
}

import { useTexts } from "./i18n/useTexts.ts";
