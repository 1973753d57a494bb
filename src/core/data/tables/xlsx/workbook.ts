// What a workbook holds: its sheets in their order, where each lies, its day of zero and the formats of its cells.

import { DataError } from "../../dataError.ts";
import { dataMessage } from "../../dataMessages.ts";
import { readAll } from "../../source/source.ts";
import type { ZipEntry } from "../zip/zipArchive.ts";
import { builtInKind, type CellFormat, formatKind, formatSign } from "./numberFormat.ts";
import { type XmlTag, xmlTags } from "./xmlTags.ts";

export interface SheetPart {
  name: string;
  hidden: boolean;
  entry: ZipEntry;
}

export interface Workbook {
  /** Sheets of cells (no charts), as their tabs stand. */
  sheets: SheetPart[];
  strings: ZipEntry | null;
  /** Days are counted from 1904 and not from 1900. */
  from1904: boolean;
  /** By the number of a cell's style. */
  styles: CellFormat[];
}

const DOCUMENT = "/officeDocument";

/** The entries of a workbook (`[Content_Types].xml` and others) or null where the zip is none. */
export function workbookEntry(entries: readonly ZipEntry[]): ZipEntry | null {
  return entries.find(({ name }) => /(?:^|\/)workbook\.xml$/i.test(name)) ?? null;
}

/** Reads what is small in a workbook. Throws DataError "workbook" where it is damaged or has no sheet of cells. */
export async function readWorkbook(entries: readonly ZipEntry[], fileName: string): Promise<Workbook> {
  const byPath = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  const find = (path: string): ZipEntry | null => byPath.get(path.toLowerCase()) ?? null;
  const top = await relations(find("_rels/.rels"), "");
  const document = top.find(({ type }) => type.endsWith(DOCUMENT))?.path;
  const main = (document && find(document)) || workbookEntry(entries);
  if (!main) throw new DataError("workbook", dataMessage("file.workbookDamaged", { name: fileName }));
  const folder = main.name.slice(0, main.name.lastIndexOf("/") + 1);
  const rels = await relations(find(`${folder}_rels/${main.name.slice(folder.length)}.rels`), folder);
  const tags = await tagsOf(main);
  const sheets: SheetPart[] = [];
  for (const { name, attributes } of tags) {
    if (name !== "sheet") continue;
    const relation = rels.find(({ id }) => id === attributes.get("id"));
    const entry = relation?.type.endsWith("/worksheet") ? find(relation.path) : null;
    const hidden = ["hidden", "veryHidden"].includes(attributes.get("state") ?? "");
    if (entry) sheets.push({ name: attributes.get("name") ?? "", hidden, entry });
  }
  if (sheets.length === 0) throw new DataError("workbook", dataMessage("file.noSheet", { name: fileName }));
  const partOf = (kind: string) => {
    const path = rels.find(({ type }) => type.endsWith(`/${kind}`))?.path;
    return path === undefined ? null : find(path);
  };
  const styles = partOf("styles");
  return {
    sheets,
    strings: partOf("sharedStrings"),
    from1904: tags.some(({ name, attributes }) => name === "workbookPr" && isYes(attributes.get("date1904"))),
    styles: styles ? stylesOf(await tagsOf(styles)) : [],
  };
}

interface Relation {
  id: string;
  type: string;
  path: string;
}

async function relations(entry: ZipEntry | null, folder: string): Promise<Relation[]> {
  if (!entry) return [];
  return (await tagsOf(entry))
    .filter(({ name }) => name === "Relationship")
    .map(({ attributes }) => ({
      id: attributes.get("Id") ?? "",
      type: attributes.get("Type") ?? "",
      path: pathFrom(folder, attributes.get("Target") ?? ""),
    }));
}

/** A target relative to a folder, or from the top where it begins with a slash. */
function pathFrom(folder: string, target: string): string {
  const parts = target.startsWith("/") ? [] : folder.split("/").filter((part) => part !== "");
  for (const part of target.replaceAll("\\", "/").split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

async function tagsOf(entry: ZipEntry): Promise<XmlTag[]> {
  const bytes = await readAll(entry.source.stream());
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
  return xmlTags(new TextDecoder(encoding).decode(bytes));
}

function isYes(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

/** The number format of each cell format. */
function stylesOf(tags: readonly XmlTag[]): CellFormat[] {
  const own = new Map<number, CellFormat>();
  const styles: CellFormat[] = [];
  let inside = false;
  for (const { name, kind, attributes } of tags) {
    // `numFmt` also stands in formats by condition, with numbers of the same list.
    if (name === "numFmt") {
      const code = attributes.get("formatCode") ?? "";
      const kind = formatKind(code);
      own.set(Number(attributes.get("numFmtId")), { kind, sign: kind === "number" ? formatSign(code) : "" });
    }
    if (name === "cellXfs") inside = kind === "open";
    if (!inside || name !== "xf" || kind === "close") continue;
    const id = Number(attributes.get("numFmtId") ?? 0);
    styles.push(own.get(id) ?? { kind: builtInKind(id), sign: "" });
  }
  return styles;
}
