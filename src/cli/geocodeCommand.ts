// `geocode`: a CSV with addresses in, the same with codes and positions out.

import { parseArgs } from "node:util";
import type { Command } from "./command.ts";
import { runGeocode } from "./geocode.ts";
import { positionals } from "./options.ts";
import { tryOutputs } from "./outputs.ts";
import { duration } from "./terminal.ts";
import { UsageError } from "./usageError.ts";

export const geocodeCommand: Command = {
  name: "geocode",
  summary: "append provinces, districts, wards and positions to Vietnamese addresses",
  help: `npm run studio -- geocode FILE --out OUT.csv [--raw]

Reads a CSV, an Excel workbook or a Parquet file with any of the columns address, ward, district, province, and writes
it again as CSV with province34, province63, district_code, ward_code, ward_new, lat, lon, urban (1, 0 or empty) and
confidence behind its own columns; empty where the text names no place, or several equally well. Nothing is sent anywhere.
An old ward that was split has all of today's wards that took a part in ward_new_options (ward_new is then a guess), and
a ward that the place does not have stands in unknown_ward; neither is called exact.

  --out OUT.csv   where to write
  --raw           the file's own cells as they stand; without it, a text that a spreadsheet would compute as a formula
                  gets an apostrophe before it (numbers stay as they are)`,

  async run(args, terminal) {
    const { values, positionals: given } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: "string" }, raw: { type: "boolean", default: false } },
    });
    const [file] = positionals(given, "FILE");
    if (values.out === undefined) throw new UsageError("--out is missing: name the CSV to write");
    await tryOutputs({ "--out": values.out }, [file]);
    const { lines, found, places, split, unknownWards, columns, seconds } = await runGeocode(file, values.out, {
      raw: values.raw,
      onProgress: (done, total) => terminal.progress("Geocoding", total > 0 ? done / total : 1),
    });
    const number = (value: number): string => value.toLocaleString("en-US");
    const used = Object.entries(columns).map(([part, header]) => `${part} from "${header}"`);
    terminal.note(`Columns: ${used.join(", ")}`);
    terminal.print(
      `${values.out}: ${number(lines)} lines, ${number(found)} with a province, ${number(places)} different places, ${duration(seconds)}`,
    );
    if (split > 0) terminal.note(`${number(split)} lines name an old ward that was split: see ward_new_options.`);
    if (unknownWards > 0)
      terminal.note(`${number(unknownWards)} lines name a ward that the place does not have: see unknown_ward.`);
  },
};
