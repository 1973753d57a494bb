// Files of sales in random dialects, damaged or not: each can be made again from its seed, in Node and in a browser.

import { gzipSync } from "fflate";
import { random as seeded } from "../../lib/random.ts";
import { damage } from "../../lib/testing/damage.ts";
import { encode } from "./testFiles.ts";

const HEADERS = [
  ["Mã KH", "Mã hàng", "Ngày", "SL", "Thành tiền", "Địa chỉ"],
  ["customer", "product", "date", "qty", "revenue", "city"],
  ["Khách hàng", "Sản phẩm", "Ngày bán", "Số lượng", "Doanh thu", "Ghi chú"],
] as const;
/** The first in Unicode alone. */
const NOTES = ["🙂", "Hà Nội", "", 'said "no"', "a,b;c", "two\nlines", "  ", "Huế", "=1+1", "N/A"];

/** The file of a seed: some dozens of lines, seven in ten damaged in up to four places, one in eight packed. */
export function inputOf(seed: number): Uint8Array {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[random.integer(from.length)]!;
  const delimiter = pick([",", ";", "\t", "|"]);
  const newline = pick(["\n", "\n", "\r\n"]);
  const encoding = pick(["utf-8", "utf-8", "utf-8", "utf-16le", "windows-1258"]);
  const dates = pick(["iso", "dmy", "time"]);
  const comma = random.integer(3) === 0;
  const quoted = random.integer(4) === 0;
  const cell = (text: string): string =>
    quoted || text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const two = (value: number): string => String(value).padStart(2, "0");
  const dateOf = (day: number, month: number): string => {
    if (dates === "dmy") return `${two(day)}/${two(month)}/2024`;
    return `2024-${two(month)}-${two(day)}${dates === "time" ? ` ${two(random.integer(24))}:30:00` : ""}`;
  };
  const money = (): string => {
    const text = (random.integer(10_000_000) / pick([1, 1, 100])).toFixed(pick([0, 0, 2]));
    return comma ? text.replace(".", ",") : text;
  };
  const lines: string[][] = [[...pick(HEADERS)]];
  for (let i = 10 + random.integer(30); i > 0; i--) {
    lines.push([
      `KH${two(random.integer(9))}`,
      `SP${random.integer(5)}`,
      dateOf(1 + random.integer(28), 1 + random.integer(12)),
      String(random.integer(12) - (random.integer(20) === 0 ? 5 : 0)),
      money(),
      pick(encoding === "windows-1258" ? NOTES.slice(1) : NOTES),
    ]);
    if (random.integer(30) === 0) lines.push([]);
    if (random.integer(30) === 0) lines.at(-1)?.pop();
  }
  const text = lines.map((cells) => cells.map(cell).join(delimiter)).join(newline) + (random.integer(2) ? newline : "");
  let bytes = encode(text, encoding, random.integer(2) === 0);
  if (random.uniform() < 0.7) for (let i = 1 + random.integer(4); i > 0; i--) bytes = damage(bytes, random);
  if (random.integer(8) > 0) return bytes;
  const packed = gzipSync(bytes);
  return random.integer(2) ? packed : damage(packed, random);
}
