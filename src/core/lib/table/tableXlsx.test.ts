// Workbooks are read back: by the project's own reader of XLSX for values, and as XML for what Excel would run or misread.

import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { anyCharacter } from "../testing/anyCharacter.ts";
import type { SavedTable } from "./savedTable.ts";
import { tableXlsx } from "./tableXlsx.ts";

const ABOUT = { title: "Nguồn", rows: [["Dữ liệu", "a.csv"]] as const };

async function parts(tables: SavedTable[]): Promise<Map<string, string>> {
  const zip = unzipSync(new Uint8Array(await (await tableXlsx(tables)).arrayBuffer()));
  return new Map(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

/** The cells of a sheet as [value, type, style], by address: the simplest reading of the format. */
function cells(files: Map<string, string>, sheet: number): Map<string, { value: string; type: string; style: string }> {
  const shared = [...files.get("xl/sharedStrings.xml")!.matchAll(/<si><t[^>]*>([\s\S]*?)<\/t><\/si>/g)].map(
    ([, text]) =>
      text!
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&apos;", "'")
        .replaceAll("&amp;", "&")
        // ECMA-376 part 1, 22.4.2.4: _xHHHH_ is the character of that code.
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  );
  const found = new Map<string, { value: string; type: string; style: string }>();
  const xml = files.get(`xl/worksheets/sheet${sheet}.xml`)!;
  for (const [, attributes, content] of xml.matchAll(/<c ([^>]*)>([\s\S]*?)<\/c>/g)) {
    const of = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes!)?.[1] ?? "";
    const raw = /<v>([\s\S]*?)<\/v>/.exec(content!)?.[1] ?? "";
    found.set(of("r"), { value: of("t") === "s" ? shared[Number(raw)]! : raw, type: of("t"), style: of("s") });
  }
  return found;
}

/** Halves of pairs, controls, and code points that are no characters. */
const unwritable = fc.constantFrom(
  "\ud800",
  "\udfff",
  "\u0001",
  "\u007f",
  "\ufdd0",
  "\ufffd",
  "\uffff",
  "\u{10fffe}",
  "\u{10ffff}",
);

const table = (text: string): SavedTable => ({
  title: "T",
  about: ABOUT,
  columns: [{ title: "text", kind: "text" }],
  rows: [[text]],
});

test("numbers, whole đồng, shares and days are values with formats; missing values are empty cells", async () => {
  const files = await parts([
    {
      title: "Đơn hàng [tới]: 1/2",
      about: ABOUT,
      columns: [
        { title: "Sản phẩm", kind: "text" },
        { title: "Số lượng", kind: "number", digits: 2, unit: "kg" },
        { title: "Thành tiền", kind: "money", currency: "VND" },
        { title: "Xác suất", kind: "share" },
        { title: "Ngày", kind: "date" },
      ],
      rows: [
        ["GV05", 12.125, 1_234_567.8, 0.25, Date.UTC(2025, 2, 4)],
        ["=1+1", Number.NaN, null, 0.1 + 0.2, Number.NaN],
      ],
    },
  ]);
  const found = cells(files, 1);
  expect(["A1", "B1", "C1"].map((at) => found.get(at)?.value)).toEqual([
    "Sản phẩm",
    "Số lượng (kg)",
    "Thành tiền (VND)",
  ]);
  expect(["A2", "B2", "C2", "D2"].map((at) => found.get(at)?.value)).toEqual(["GV05", "12.125", "1234568", "0.25"]);
  // Excel counts days from the last one of 1899: 4 March 2025 is day 45720.
  expect(found.get("E2")?.value).toBe("45720");
  expect(["A3", "B3", "C3", "D3", "E3"].map((at) => found.get(at)?.value)).toEqual([
    "=1+1",
    undefined,
    undefined,
    "0.3",
    undefined,
  ]);
  expect(files.get("xl/worksheets/sheet1.xml")).not.toContain("<f>");
  const styles = files.get("xl/styles.xml")!;
  const formats = ["B2", "C2", "D2", "E2"].map((at) => found.get(at)?.style);
  expect(new Set(formats).size).toBe(4);
  for (const format of ["#,##0.00", "#,##0", "0.0%", "dd/mm/yyyy"]) expect(styles).toContain(`formatCode="${format}"`);
  const workbook = files.get("xl/workbook.xml")!;
  expect(workbook).toContain('name="Đơn hàng tới 1 2"');
  expect(workbook).toContain('name="Nguồn"');
  const about = cells(files, 2);
  expect([...about.values()].map(({ value }) => value)).toEqual(["Đơn hàng [tới]: 1/2", "Dữ liệu", "a.csv"]);
});

test("texts that are names of every object's, escapes of the format, or too long come through", async () => {
  for (const text of ["constructor", "__proto__", "toString", "_x0041_", "a_x000D_b", " spaced ", "1e5", "007"]) {
    expect(cells(await parts([table(text)]), 1).get("A2")).toMatchObject({ value: text, type: "s" });
  }
  const long = cells(await parts([table("x".repeat(40_000))]), 1).get("A2")!.value;
  expect(long.length).toBe(32_767);
});

/** Whether XML 1.0 has the character at all, and does not advise against it. */
function writable(character: string): boolean {
  const code = character.codePointAt(0)!;
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  if (code >= 0x7f && code < 0xa0) return code === 0x85;
  if (code >= 0xd800 && code < 0xe000) return false;
  return !(code >= 0xfdd0 && code < 0xfdf0) && code % 0x10000 < 0xfffe && code !== 0xfffd;
}

test("any text comes back as it was, but for characters that XML forbids", async () => {
  const anyText = fc.string({ unit: fc.oneof({ weight: 9, arbitrary: anyCharacter }, unwritable) });
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 6 }), async (texts) => {
      const files = await parts([{ ...table(""), rows: texts.map((text) => [text]) }]);
      const found = cells(files, 1);
      for (const [i, text] of texts.entries()) {
        const at = found.get(`A${i + 2}`);
        const kept = Array.from(text).filter(writable).join("");
        expect(at?.value ?? "").toBe(kept);
        expect(at?.type).toBe(kept === "" ? undefined : "s");
      }
      expect(files.get("xl/worksheets/sheet1.xml")).not.toContain("<f>");
    }),
    { numRuns: 60 },
  );
});

test("a character that cannot be written takes none beside it along", async () => {
  const texts = ["\u{10fffe} ", "a\udc00b", "\ud800c", "\u{1fffe}d", "e\u0001f", "\u0002", "g\u{1f34e}h"];
  const found = cells(await parts([{ ...table(""), rows: texts.map((text) => [text]) }]), 1);
  const values = texts.map((_, i) => found.get(`A${i + 2}`)?.value);
  expect(values).toEqual([" ", "ab", "c", "d", "ef", undefined, "g\u{1f34e}h"]);
});

test("what would be a formula when it is entered again has the format of texts", async () => {
  const rows = ["=1+1", "＝1+1", "+84", "-", "@a", "plain"].map((text) => [text]);
  const files = await parts([{ ...table(""), rows }]);
  const found = cells(files, 1);
  const formats = [...files.get("xl/styles.xml")!.matchAll(/<xf ([^>]*)/g)].map(([, xf]) => xf!);
  const textFormat = /<numFmt numFmtId="(\d+)" formatCode="@"/.exec(files.get("xl/styles.xml")!)?.[1] ?? "49";
  const isText = (address: string) => {
    const own = formats[Number(found.get(address)!.style || "0")] ?? "";
    return own.includes(`numFmtId="${textFormat}"`);
  };
  expect([2, 3, 4, 5, 6, 7].map((row) => isText(`A${row}`))).toEqual([true, true, true, true, true, false]);
});

test("sheets have names of their own that Excel takes", async () => {
  const names = ["History", "history", "", "'a'", "x".repeat(40), "x".repeat(41), "a\u0007b"];
  const files = await parts(names.map((title) => ({ ...table("a"), title })));
  const given = [...files.get("xl/workbook.xml")!.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name!);
  expect(given.length).toBe(names.length + 1);
  expect(new Set(given.map((name) => name.toLowerCase())).size).toBe(given.length);
  for (const name of given) {
    expect(name.length).toBeGreaterThan(0);
    expect(name.length).toBeLessThanOrEqual(31);
    expect(name).not.toMatch(/[[\]/\\:*?]|^'|'$|^history$/i);
  }
});

test("more rows than a sheet holds are refused with what to do", async () => {
  const row = ["a"];
  const rows = { length: 1_048_576, map: () => [] } as unknown as string[][];
  expect(row.length).toBe(1);
  await expect(tableXlsx([{ ...table("a"), rows }])).rejects.toThrow(/1,?048,?576 rows.*CSV/);
});
