// Which files of a folder or an archive are worth opening: told by their names, as nobody wants all of them read.

/** Endings of files that hold a table, and those of tables that are packed one by one. */
export const TABLE_ENDINGS = ["csv", "tsv", "tab", "txt", "xlsx", "xlsm", "parquet"] as const;
export const PACKED_ENDINGS = ["gz", "zst"] as const;

const TABLE = new RegExp(`\\.(?:${TABLE_ENDINGS.join("|")})(?:\\.(?:${PACKED_ENDINGS.join("|")}))?$`, "i");

/** Whether a file of this name may hold a table; hidden files and what spreadsheets lock a file with do not. */
export function isTableName(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  return TABLE.test(name) && !/^(?:\.|~\$)/.test(name) && !/(?:^|[/\\])__MACOSX[/\\]/.test(path);
}
