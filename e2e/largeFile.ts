// A file that takes a while to read: 900,000 lines in a folder of its own.

import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const LARGE_LINES = 900_000;

/** Writes the file; `remove` deletes it with its folder. */
export async function writeLargeFile(): Promise<{ path: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), "large-"));
  const path = join(folder, "large.csv");
  const out = createWriteStream(path);
  out.write("customer_id,customer_name,product_id,product_name,date,quantity,unit_price,discount,revenue,address\n");
  for (let i = 0; i < LARGE_LINES; ) {
    let block = "";
    for (const end = Math.min(LARGE_LINES, i + 5000); i < end; i++) {
      const day = `2025-${String(1 + (i % 12)).padStart(2, "0")}-${String(1 + (i % 28)).padStart(2, "0")}`;
      const price = 1000 + ((i * 37) % 9000);
      block += `C${i % 4001},Cửa hàng ${i % 4001},SP${i % 701},Sữa đặc ${i % 701},${day},${1 + (i % 5)},${price},0,${price * (1 + (i % 5))},"${i % 97} Lê Lợi, Hà Nội"\n`;
    }
    if (!out.write(block)) await new Promise<void>((resolve) => out.once("drain", () => resolve()));
  }
  await new Promise<void>((resolve) => out.end(() => resolve()));
  return { path, remove: () => rmSync(folder, { recursive: true }) };
}
