// What was dropped as one origin of data: tables of a folder, and those that were chosen one by one.

import { isTableName, PACKED_ENDINGS, TABLE_ENDINGS } from "../../core/data/files/tableNames.ts";
import type { DataOrigin } from "../../workers/protocol.ts";
import type { DroppedFile } from "../kit/droppedFiles.ts";

/** What a file input offers to choose; older workbooks are among them, so that reading can say what to do with them. */
export const ACCEPTED = [...TABLE_ENDINGS, ...PACKED_ENDINGS, "zip", "xls", "xlsb"]
  .map((ending) => `.${ending}`)
  .concat("text/csv", "text/plain")
  .join(",");

/** Every file that was chosen itself, and of folders those that may hold a table; all of them where none may. */
export function originOf(dropped: readonly DroppedFile[]): DataOrigin {
  const isTable = ({ path }: DroppedFile) => !path.includes("/") || isTableName(path);
  const tables = dropped.filter(isTable);
  const read = tables.length > 0 ? tables : dropped;
  const distinct = new Set(read.map(({ file }) => file.name)).size === read.length;
  const [file, ...more] = read.map(({ file, path }) =>
    // A slash is no part of a file's name.
    distinct ? file : new File([file], path.replaceAll("/", " › "), { lastModified: file.lastModified }),
  );
  const leftOut = dropped.filter((each) => !read.includes(each)).map(({ path }) => path);
  return {
    ...{ kind: "file", file: file! },
    ...(more.length > 0 && { more }),
    ...(leftOut.length > 0 && { leftOut }),
  };
}
