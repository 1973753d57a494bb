// A large workbook of sale lines as Excel writes them: texts in the common table, dates as day numbers with a format.

import { closeSync, openSync, writeSync } from "node:fs";
import { strToU8, Zip, ZipDeflate } from "fflate";
import { random } from "../../src/core/lib/random.ts";

const NAMES = [
  "Mã đơn hàng",
  "Ngày bán",
  "Mã khách hàng",
  "Tên khách hàng",
  "Mã hàng",
  "Tên hàng",
  "Số lượng",
  "Đơn giá",
  "Chiết khấu",
  "Thành tiền",
  "Địa chỉ",
  "Nhóm hàng",
  "Nhân viên",
  "Tuyến",
  "Ghi chú",
  "Giá vốn",
  "Thuế",
  "Trọng lượng",
  "Kho",
  "Đơn vị",
];
export const MOST_COLUMNS = NAMES.length;
/** Rows put together before they are packed. */
const ROWS = 2000;
const PRODUCTS = 3000;
const CUSTOMERS = 20_000;

/** Writes the workbook of a header and `rows` rows; the totals that reading it has to find. */
export function writeBigWorkbook(path: string, rows: number, columns: number): { quantity: number; revenue: number } {
  const file = openSync(path, "w");
  const zip = new Zip((error, data) => {
    if (error) throw error;
    writeSync(file, data);
  });
  const add = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name, { level: 3 });
    zip.add(part);
    return part;
  };
  const texts = new Map<string, number>();
  let referred = 0;
  const shared = (text: string): string => {
    let index = texts.get(text);
    if (index === undefined) {
      index = texts.size;
      texts.set(text, index);
    }
    referred++;
    return ` t="s"><v>${index}</v></c>`;
  };
  const { integer: below } = random(7);
  const totals = { quantity: 0, revenue: 0 };
  const row = (r: number): string[] => {
    const customer = below(CUSTOMERS);
    const product = below(PRODUCTS);
    const quantity = 1 + below(20);
    const price = 1000 * (5 + (product % 200));
    const discount = below(5) / 20;
    const revenue = Math.round(quantity * price * (1 - discount));
    totals.quantity += quantity;
    totals.revenue += revenue;
    return [
      shared(`HD${String(Math.floor(r / 3)).padStart(7, "0")}`),
      ` s="1"><v>${45_000 + Math.floor((r * 700) / rows)}.${String(below(100_000)).padStart(5, "0")}</v></c>`,
      shared(`KH${String(customer).padStart(6, "0")}`),
      shared(`Cửa hàng Nguyễn Văn ${customer}`),
      shared(`SP${String(product).padStart(5, "0")}`),
      shared(`Trà sữa vị số ${product}, hộp 12 gói`),
      `><v>${quantity}</v></c>`,
      `><v>${price}</v></c>`,
      ` s="2"><v>${discount}</v></c>`,
      `><v>${revenue}</v></c>`,
      shared(`${customer} Lê Lợi, Phường ${customer % 20}, Quận ${customer % 12}, TP. Hồ Chí Minh`),
      shared(`Nhóm ${product % 30}`),
      shared(`Nhân viên ${customer % 90}`),
      shared(`T${customer % 7}`),
      shared(r % 9 === 0 ? "giao nhanh" : "bình thường"),
      `><v>${price * 0.7}</v></c>`,
      `><v>${revenue * 0.08}</v></c>`,
      `><v>${(quantity * (product % 17)) / 8}</v></c>`,
      shared(`Kho ${customer % 5}`),
      shared(product % 3 ? "thùng" : "lốc"),
    ].slice(0, columns);
  };
  const small: Record<string, string> = {
    "_rels/.rels": `<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
      "worksheets/sheet1",
      "styles",
      "sharedStrings",
    ]
      .map(
        (target, i) =>
          `<Relationship Id="r${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${target.split("/")[0]!.replace(/ets$/, "et")}" Target="${target}.xml"/>`,
      )
      .join("")}</Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  };
  for (const [name, text] of Object.entries(small)) add(name).push(strToU8(text), true);
  const letters = NAMES.map((_, i) => String.fromCharCode(65 + i));
  const sheet = add("xl/worksheets/sheet1.xml");
  const header = NAMES.slice(0, columns).map((name, c) => `<c r="${letters[c]}1"${shared(name)}`);
  sheet.push(
    strToU8(
      `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:${letters[columns - 1]}${rows + 1}"/><sheetData><row r="1">${header.join("")}</row>`,
    ),
  );
  for (let from = 0; from < rows; from += ROWS) {
    let text = "";
    for (let r = from; r < Math.min(rows, from + ROWS); r++) {
      const cells = row(r).map((cell, c) => `<c r="${letters[c]}${r + 2}"${cell}`);
      text += `<row r="${r + 2}" spans="1:${columns}">${cells.join("")}</row>`;
    }
    sheet.push(strToU8(text));
  }
  sheet.push(strToU8("</sheetData></worksheet>"), true);
  const strings = add("xl/sharedStrings.xml");
  strings.push(
    strToU8(
      `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${referred}" uniqueCount="${texts.size}">`,
    ),
  );
  let items = "";
  for (const text of texts.keys()) {
    items += `<si><t>${text}</t></si>`;
    if (items.length < 1_000_000) continue;
    strings.push(strToU8(items));
    items = "";
  }
  strings.push(strToU8(`${items}</sst>`), true);
  zip.end();
  closeSync(file);
  return totals;
}
