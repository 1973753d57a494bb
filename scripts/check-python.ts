// Extra check beside the tests: the Python package's inputs against the studio's, of 1,000 random targets of each public file of
// an optional neighbouring folder (../shared/data, or the folder given) and of a generated one, which has places; and the package's
// reading of those files against the studio's lines. The last line is "N passed, N failed".

import { createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { generateDistributor } from "../src/core/data/generate/distributor.ts";
import { findPython } from "./findPython.ts";
import { writeCases } from "./pythonCases.ts";
import { root, runProgram } from "./tool.ts";

const folder = process.argv[2] ?? "../shared/data";
const isData = (name: string): boolean => /\.csv(\.gz)?$/.test(name) && !name.startsWith("header-");
const python = await findPython(["numpy", "polars"]);
let [passed, failed] = [0, 0];

async function check(file: string): Promise<void> {
  const cases = mkdtempSync(join(tmpdir(), "studio-python-"));
  try {
    const { lines, targets } = await writeCases(file, cases);
    console.log(`${file}: ${lines.toLocaleString("en-US")} lines, ${targets.toLocaleString("en-US")} targets`);
    let said = "";
    await runProgram(python!, [join(root, "python", "golden", "compare.py"), cases, file], {
      env: { PYTHONPATH: join(root, "python") },
      onOutput: (text) => {
        said += text;
      },
    });
    console.log(said.trimEnd());
    const counts = said.match(/(\d+) passed, (\d+) failed\s*$/);
    passed += Number(counts?.[1] ?? 0);
    failed += Number(counts?.[2] ?? 1);
  } finally {
    rmSync(cases, { recursive: true, force: true });
  }
}

if (!python) console.log("No Python with numpy and polars here (STUDIO_PYTHON names one): nothing was checked.");
else {
  const made = join(mkdtempSync(join(tmpdir(), "studio-sales-")), "generated.csv");
  await pipeline(Readable.from(generateDistributor({ rows: 20_000, seed: 5 })), createWriteStream(made));
  await check(made);
  rmSync(join(made, ".."), { recursive: true, force: true });
  if (!existsSync(folder)) console.log(`no ${folder}: only a generated file was checked`);
  else for (const name of readdirSync(folder).filter(isData)) await check(join(folder, name));
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
