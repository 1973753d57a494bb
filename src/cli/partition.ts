// `partition`: files of any length divided by customer on the disk, so that what follows needs memory for one part at a time.

import { createHash } from "node:crypto";
import { appendFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sniff } from "../core/data/dialect/sniff.ts";
import { ingestSegments } from "../core/data/ingest/ingestSegments.ts";
import type { SaleLines } from "../core/data/lines/saleLines.ts";
import { walkInCustomers } from "../core/data/lines/walkIns.ts";
import { writeFitFile } from "../core/features/parts/fitFile.ts";
import { divideLines } from "../core/features/parts/spilledLines.ts";
import { jsonText } from "../core/lib/jsonText.ts";
import type { Command } from "./command.ts";
import { CommandError } from "./commandError.ts";
import { openFiles } from "./openFiles.ts";
import { severalFiles, wholeNumber } from "./options.ts";
import { tryFolder } from "./outputs.ts";
import { PARTITION_FILE, PARTITION_FORMAT, PARTITION_VERSION, partName } from "./partitionFolder.ts";
import { MOST_PARTS, sourceOf } from "./partOption.ts";
import { READING_HELP, READING_OPTIONS, readingChoice } from "./readingOptions.ts";
import { UsageError } from "./usageError.ts";
import { writeFilePieces } from "./writeResult.ts";

export const partitionCommand: Command = {
  name: "partition",
  summary: "divide files of any length by customer, for fit and samples",
  help: `npm run studio -- partition FILE ... --out DIR --parts N

Reads the files once, some lines at a time, and writes those of each part of the customers to a file of its own (about 70 bytes a
line). fit and samples then take DIR in place of the files, with --part K/N, and need memory for a part alone. What is said of a
file as a whole is told by inspect.

  --out DIR    folder to write to (made when missing); a partition that is there is replaced
  --parts N    into how many parts: as many as a part's lines fit into memory, 570 bytes each

${READING_HELP}`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: "string" }, parts: { type: "string" }, ...READING_OPTIONS },
    });
    const files = severalFiles(given);
    const { out } = values;
    if (out === undefined) throw new UsageError("--out is missing: name the folder to write to");
    const parts = wholeNumber("--parts", values.parts, 1, MOST_PARTS);
    await tryFolder("--out", out, [PARTITION_FILE], files);
    const choice = readingChoice(values);
    const { source, whileUnchanged } = await openFiles(files, (text) => terminal.note(text));
    await mkdir(out, { recursive: true });
    await rm(join(out, PARTITION_FILE), { force: true });
    const spill = new Spill(out, parts);
    const found = await whileUnchanged(async () => {
      const mapping = choice.change(await sniff(source, choice.dialect));
      const onProgress = (done: number, total: number): void => {
        terminal.progress(`Reading ${source.name}`, total > 0 ? done / total : 1);
      };
      return ingestSegments(source, mapping, { onProgress }, spill);
    });
    if (found.kept === 0) throw new CommandError(`${source.name} has no line that can be used: see what inspect tells`);
    await spill.end();
    const id = createHash("sha256")
      .update(jsonText([await sourceOf(files), found.mapping, parts]))
      .digest("hex");
    const { mapping, rows, kept: lines } = found;
    const index = { format: PARTITION_FORMAT, version: PARTITION_VERSION, id, parts, rows, lines, mapping };
    await writeFilePieces(join(out, PARTITION_FILE), [jsonText({ ...index, walkIns: spill.walkIns(mapping) })]);
    terminal.print(
      `${out}: ${lines.toLocaleString("en-US")} of ${rows.toLocaleString("en-US")} lines in ${parts} parts`,
    );
  },
};

/** Files of the parts as they grow; they take their names at the end. */
class Spill {
  readonly #folder: string;
  readonly #parts: number;
  #names = new Map<string, string>();

  constructor(folder: string, parts: number) {
    this.#folder = folder;
    this.#parts = parts;
  }

  async begin(): Promise<void> {
    this.#names = new Map();
    for (let part = 1; part <= this.#parts; part++) await writeFile(this.#unfinished(part), "");
  }

  async take(lines: SaleLines): Promise<void> {
    for (const [code, id] of lines.customer.values.entries()) {
      if (!this.#names.get(id)) this.#names.set(id, lines.customerNames[code] ?? "");
    }
    for (const [i, own] of divideLines(lines, this.#parts).entries()) {
      const bytes = writeFitFile(own);
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, bytes.length, true);
      await appendFile(this.#unfinished(i + 1), length);
      await appendFile(this.#unfinished(i + 1), bytes);
    }
  }

  async end(): Promise<void> {
    for (let part = 1; part <= this.#parts; part++) {
      await rename(this.#unfinished(part), join(this.#folder, partName(part)));
    }
  }

  walkIns(mapping: Parameters<typeof walkInCustomers>[1]): string[] {
    const ids = [...this.#names.keys()];
    const found = walkInCustomers({ ids, names: [...this.#names.values()] }, mapping);
    return ids.filter((_, i) => found[i]! > 0);
  }

  #unfinished(part: number): string {
    return join(this.#folder, `${partName(part)}.part`);
  }
}
