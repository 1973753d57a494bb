// Workbooks that tests write themselves, in the least XML that a reader of .xlsx has to understand.

import { strToU8, zipSync } from "fflate";

/** A cell: text, number, yes or no, or what it takes to write one out by hand; null leaves it out. */
export type TestCell =
  | string
  | number
  | boolean
  | null
  /** A number under a number format. */
  | { number: number | string; format: string }
  /** The XML between `<c r="…">` and `</c>`, with the attributes of the tag. */
  | { attributes: string; content: string };

export interface TestSheet {
  name: string;
  /** Rows of cells from A1; an empty row is left out of the file. */
  rows: readonly (readonly TestCell[])[];
  state?: "hidden" | "veryHidden";
}

export interface TestWorkbook {
  from1904?: boolean;
  /** Texts as inline strings and not in the common table. */
  inline?: boolean;
  /** The namespace prefix that some writers give every tag, such as "x:". */
  prefix?: string;
  /** `<row>` and `<c>` without their places. */
  placeless?: boolean;
}

const BUILT_IN: Readonly<Record<string, number>> = { General: 0, "0": 1, "0%": 9, "mm-dd-yy": 14, "h:mm": 20 };

/** The bytes of a workbook. */
export function workbook(sheets: readonly TestSheet[], how: TestWorkbook = {}): Uint8Array {
  const { prefix: p = "", inline = false, placeless = false } = how;
  const strings: string[] = [];
  const formats: string[] = ["General"];
  const indexIn = (list: string[], text: string): number => {
    const found = list.indexOf(text);
    return found >= 0 ? found : list.push(text) - 1;
  };
  const cell = (value: TestCell, row: number, column: number): string => {
    if (value === null) return "";
    const place = placeless ? "" : ` r="${columnName(column)}${row}"`;
    const tag = (attributes: string, content: string) => `<${p}c${place}${attributes}>${content}</${p}c>`;
    switch (typeof value) {
      case "string":
        return inline
          ? tag(' t="inlineStr"', `<${p}is><${p}t xml:space="preserve">${escaped(value)}</${p}t></${p}is>`)
          : tag(' t="s"', `<${p}v>${indexIn(strings, value)}</${p}v>`);
      case "number":
        return tag("", `<${p}v>${value}</${p}v>`);
      case "boolean":
        return tag(' t="b"', `<${p}v>${value ? 1 : 0}</${p}v>`);
      default:
        if ("content" in value) return tag(` ${value.attributes}`.trimEnd(), value.content);
        return tag(` s="${indexIn(formats, value.format)}"`, `<${p}v>${value.number}</${p}v>`);
    }
  };
  const parts = sheets.map(({ rows }) => {
    const lines = rows.map((cells, r) => {
      if (cells.length === 0) return "";
      const inside = cells.map((value, c) => cell(value, r + 1, c)).join("");
      return `<${p}row${placeless ? "" : ` r="${r + 1}"`}>${inside}</${p}row>`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?>\n<${p}worksheet xmlns${p ? ":x" : ""}="m"><${p}cols><${p}col min="1" max="2"/></${p}cols><${p}sheetData>${lines.join("")}</${p}sheetData><${p}mergeCells count="0"/></${p}worksheet>`;
  });
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const files: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships>${relation("r1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="r"><workbookPr${how.from1904 ? ' date1904="1"' : ""}/><sheets>${sheets
      .map(
        ({ name, state }, i) =>
          `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ""} r:id="s${i}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${sheets
      .map((_, i) => relation(`s${i}`, "worksheet", `worksheets/sheet${i + 1}.xml`))
      .join(
        "",
      )}${relation("st", "styles", "/xl/styles.xml")}${inline ? "" : relation("ss", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    "xl/styles.xml": stylesXml(formats),
  };
  if (!inline)
    files["xl/sharedStrings.xml"] = `<${p}sst>${strings
      .map((text) => `<${p}si><${p}t xml:space="preserve">${escaped(text)}</${p}t></${p}si>`)
      .join("")}</${p}sst>`;
  parts.forEach((xml, i) => {
    files[`xl/worksheets/sheet${i + 1}.xml`] = xml;
  });
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

function stylesXml(formats: readonly string[]): string {
  const own = formats.map((code, i) => ({ code, id: BUILT_IN[code] ?? 164 + i }));
  const listed = own.filter(({ id }) => id >= 164);
  return `<styleSheet><numFmts count="${listed.length}">${listed
    .map(({ code, id }) => `<numFmt numFmtId="${id}" formatCode="${escaped(code)}"/>`)
    .join("")}</numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs>${own
    .map(({ id }) => `<xf numFmtId="${id}" applyNumberFormat="1"><alignment/></xf>`)
    .join("")}</cellXfs></styleSheet>`;
}

function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
