// `append`: puts the next export behind a file of sale lines, in order of time and without the lines that are there already.

import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { readTable } from "../core/data/files/readTable.ts";
import type { Command } from "./command.ts";
import { CommandError } from "./commandError.ts";
import { openFiles } from "./openFiles.ts";
import { UsageError } from "./usageError.ts";
import { writeWhole } from "./writeWhole.ts";

export const appendCommand: Command = {
  name: "append",
  summary: "put new files behind a file of sale lines, each line once",
  help: `npm run studio -- append FILE NEW ... --out ALL.csv

Writes one CSV (UTF-8) with the lines of all files in order of time, under the header of the first. Lines that stand in two
files, cell for cell, are written once and counted. Files of other columns are left out by name. Folders stand for the
files in them.

  --out FILE   where to write; it may be FILE itself, which is replaced when all is written`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: "string" } },
    });
    if (given.length === 0) throw new UsageError("FILE is missing");
    const { out } = values;
    if (out === undefined) throw new UsageError("--out is missing: name the file to write to");
    const { source } = await openFiles(given, (text) => terminal.note(text));
    if (!source.parts) throw new UsageError("NEW is missing: name the file to add");
    const { joined } = await readTable(source);
    if (!joined) throw new CommandError("there is nothing to add");
    for (const note of joined.notes) terminal.note(`Note: ${note.text}`);
    const survey = await joined.survey({
      onProgress: (done, total) => terminal.progress("Comparing the lines", total > 0 ? done / total : 1),
    });
    await writeWhole(out, (path) => pipeline(Readable.from(joined.once(survey)), createWriteStream(path)));
    const count = (value: number): string => value.toLocaleString("en-US");
    for (const { name, rows } of survey.files) terminal.print(`${name}: ${count(rows)} lines`);
    const repeated = survey.repeats.lines.length;
    const rows = survey.files.reduce((sum, file) => sum + file.rows, 0);
    terminal.print(`${count(repeated)} lines stand in two files and are written once`);
    terminal.print(`${out}: ${count(rows - repeated)} lines`);
  },
};
