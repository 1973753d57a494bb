// `append`: puts the next export behind a file of sale lines, in order of time and without the lines that are there already.

import { parseArgs } from "node:util";
import { appendDoubts } from "../core/data/append/appendDoubts.ts";
import { DataError } from "../core/data/dataError.ts";
import { type HeadTable, readHeadTable } from "../core/data/dialect/headTable.ts";
import { columnOrder } from "../core/data/files/columnMatch.ts";
import { readTable } from "../core/data/files/readTable.ts";
import { fitMapping } from "../core/data/mapping/fitMapping.ts";
import { columnsOf, proposeMapping } from "../core/data/mapping/proposeMapping.ts";
import type { ByteSource } from "../core/data/source/source.ts";
import type { Command } from "./command.ts";
import { CommandError } from "./commandError.ts";
import { openFiles } from "./openFiles.ts";
import { tryOutputs } from "./outputs.ts";
import { UsageError } from "./usageError.ts";
import { writeFilePieces } from "./writeResult.ts";

export const appendCommand: Command = {
  name: "append",
  summary: "put new files behind a file of sale lines, each line once",
  help: `npm run studio -- append FILE NEW ... --out ALL.csv [--keep-repeats] [--accept-differences]

Writes one CSV (UTF-8) with the lines of all files in order of time, under the header of the first. Lines that stand in two
files, cell for cell, are written once and counted. Files of other columns are left out by name. Folders stand for the
files in them. A NEW whose own values speak against how FILE is read (order of day and month, decimal mark, kind of
discount, currency, what its lines are) is refused.

  --out FILE            where to write; it may be FILE itself, which is replaced when all is written
  --keep-repeats        write lines that stand in two files as often as they stand there
  --accept-differences  add it all the same: dates and decimal marks that its values prove are written as FILE's, all
                        else as it stands`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: { type: "string" },
        "keep-repeats": { type: "boolean", default: false },
        "accept-differences": { type: "boolean", default: false },
      },
    });
    if (given.length === 0) throw new UsageError("FILE is missing");
    const { out } = values;
    if (out === undefined) throw new UsageError("--out is missing: name the file to write to");
    // FILE may be replaced by itself with more; what is added may not.
    await tryOutputs({ "--out": out }, given.slice(1));
    const { source, checkUnchanged } = await openFiles(given, (text) => terminal.note(text));
    const [base, ...more] = source.parts ?? [];
    if (!base) throw new UsageError("NEW is missing: name the file to add");
    const differences = await differencesOf(base, more);
    if (differences.length > 0 && !values["accept-differences"])
      throw new CommandError(
        `${differences.join("\n")}\nNothing is added. Correct the file, or give --accept-differences: dates and decimal marks that its values prove are then written as those of ${base.name}, all else as it stands.`,
      );
    for (const difference of differences) terminal.note(`Note: ${difference}`);
    const { joined } = await readTable(source);
    if (!joined) throw new CommandError("there is nothing to add");
    for (const note of joined.notes) terminal.note(`Note: ${note.text}`);
    const survey = await joined.survey({
      onProgress: (done, total) => terminal.progress("Comparing the lines", total > 0 ? done / total : 1),
    });
    const names = survey.files.map(({ name }) => name);
    if (!names.includes(base.name))
      throw new CommandError(
        `the columns of ${base.name} are not those of the other files: nothing is added to it (see the notes)`,
      );
    if (names.length < 2) throw new CommandError(`there is nothing to add to ${base.name} (see the notes)`);
    const keepRepeats = values["keep-repeats"];
    const lines = joined.lines(survey, keepRepeats);
    const checked = async function* () {
      try {
        yield* lines;
      } finally {
        // Before it takes its place, which may be that of the first file.
        await checkUnchanged();
      }
    };
    await writeFilePieces(out, checked());
    const count = (value: number): string => value.toLocaleString("en-US");
    for (const { name, rows } of survey.files) terminal.print(`${name}: ${count(rows)} lines`);
    const repeated = survey.repeats.lines.length;
    const rows = survey.files.reduce((sum, file) => sum + file.rows, 0);
    terminal.print(`${count(repeated)} lines stand in two files and are written ${keepRepeats ? "twice" : "once"}`);
    terminal.print(`${out}: ${count(keepRepeats ? rows : rows - repeated)} lines`);
  },
};

/** What the values of each new file speak against in how the first is read, in sentences; of other columns nothing is said. */
async function differencesOf(base: ByteSource, more: readonly ByteSource[]): Promise<string[]> {
  const first = await headOf(base);
  if (!first) return [];
  const saved = proposeMapping(first.header, first.rows).mapping;
  const told: string[] = [];
  for (const file of more) {
    const table = await headOf(file);
    if (!table || !columnOrder(first.header, table.header)) continue;
    const { header, rows } = table;
    const look = {
      values: columnsOf(header, rows),
      proposal: proposeMapping(header, rows),
      mapping: fitMapping(saved, header),
      saved,
    };
    for (const { note } of appendDoubts(look)) told.push(`${file.name}: ${note.text}`);
  }
  return told;
}

/** Null where the file is none by itself, such as an archive of several: what is in it is looked at when it is read. */
async function headOf(file: ByteSource): Promise<HeadTable | null> {
  try {
    return await readHeadTable(file);
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}
