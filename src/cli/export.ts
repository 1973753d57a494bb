// `export`: a model with what other programs run it with.

import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { GOLDEN_FILE, isModelFile } from "../core/artefact/artefact.ts";
import { RUNNERS, type Runner } from "../core/artefact/takeawayChoice.ts";
import type { Command } from "./command.ts";
import { readModel, writeModel } from "./modelFolder.ts";
import { oneOf } from "./options.ts";
import { tryFolder, tryOutputs } from "./outputs.ts";
import { todaysFiles } from "./todaysFiles.ts";
import { UsageError } from "./usageError.ts";
import { writeFilePieces } from "./writeResult.ts";

const LANGUAGES = ["en", "vi"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the shell is set to. */
function ownLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return (LC_ALL || LC_MESSAGES || LANG || "").startsWith("vi") ? "vi" : "en";
}

const FORMATS = ["all", "model", ...RUNNERS] as const;

export const exportCommand: Command = {
  name: "export",
  summary: "write a model with what other programs run it with",
  help: `npm run studio -- export MODEL --format FORMAT --out FOLDER|FILE.zip [--half] [--without-golden]
                         [--language LANGUAGE]

MODEL is the folder that train wrote (or the zip of the page). FOLDER (or the zip) gets the model's own files and

  onnx/model.onnx      the whole model: inputs of a batch and of what the memory counts; probabilities of all products,
                       quantity, revenue and discount in the file's own units
  onnx/network-1.onnx  the network by itself, without what is counted; one for each member
  python/              the package sales_studio, which predicts from raw lines; README.md says how
  web/                 predict.html, which opens by double click with the model inside, and a module for pages and Node

docs/formats.md describes the files; each ONNX file (opset 17, IR version 8) carries the model's manifest.

  --format FORMAT    ${FORMATS.join(", ")}
  --out PATH         a folder, made where it is missing; a file where it ends in .zip
  --half             keep the ONNX weights in half precision: half the size; computed with in single precision
  --without-golden   leave golden.json out, the lines of 20 customers under neutral codes that others are checked against
  --language NAME    of MODEL_CARD.md: ${LANGUAGES.join(", ")} (default: vi where LANG says so, else en)`,

  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: "string" },
        out: { type: "string" },
        half: { type: "boolean", default: false },
        "without-golden": { type: "boolean", default: false },
        language: { type: "string" },
      },
    });
    const [model, ...more] = positionals;
    if (model === undefined || more.length > 0)
      throw new UsageError("name one model: the folder that train wrote, or a zip");
    if (values.format === undefined) throw new UsageError(`--format is missing (have: ${FORMATS.join(", ")})`);
    const format = oneOf("--format", values.format, FORMATS);
    const { out } = values;
    if (out === undefined) throw new UsageError("--out is missing: name the folder or the .zip to write to");
    const language = values.language === undefined ? ownLanguage() : oneOf("--language", values.language, LANGUAGES);
    const runners: readonly Runner[] = format === "all" ? RUNNERS : format === "model" ? [] : [format];
    const own = await todaysFiles(await readModel(model));
    const [{ takeaway }, { cardIn }, { runnerFiles }] = await Promise.all([
      import("../core/artefact/takeaway.ts"),
      import("./cardLanguage.ts"),
      import("./runnerFiles.ts"),
    ]);
    const files = takeaway(own, {
      runners,
      golden: !values["without-golden"],
      halfWeights: values.half,
      card: cardIn(language, own),
      ready: {
        ...(runners.includes("python") && { python: await runnerFiles("python") }),
        ...(runners.includes("web") && { web: await runnerFiles("web") }),
      },
    });
    const written = out.toLowerCase().endsWith(".zip")
      ? await writeZip(out, files, model)
      : await writeFolder(out, files, model);
    for (const [name, bytes] of written) terminal.print(`${name}: ${bytes.length.toLocaleString("en-US")} bytes`);
    if (files.has(GOLDEN_FILE))
      terminal.note(
        "golden.json holds lines of up to 20 customers under neutral codes; --without-golden leaves them out.",
      );
  },
};

type Files = ReadonlyMap<string, Uint8Array>;

async function writeZip(out: string, files: Files, model: string): Promise<Files> {
  const { zipFiles } = await import("../core/artefact/zip.ts");
  await tryOutputs({ "--out": out }, [model]);
  const zip = zipFiles(files);
  await writeFilePieces(out, [zip]);
  return new Map([[out, zip]]);
}

async function writeFolder(out: string, files: Files, model: string): Promise<Files> {
  await tryFolder("--out", out, [...files.keys()], [model]);
  await writeModel(out, new Map([...files].filter(([path]) => isModelFile(path))));
  for (const [name, bytes] of files) {
    if (isModelFile(name)) continue;
    await mkdir(dirname(join(out, name)), { recursive: true });
    await writeFilePieces(join(out, name), [bytes]);
  }
  return new Map([...files].map(([name, bytes]) => [join(out, name), bytes]));
}
