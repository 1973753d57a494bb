// `export`: a model in a format that other programs run.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { MANIFEST_FILE } from "../core/artefact/artefact.ts";
import type { Command } from "./command.ts";
import { readModel } from "./modelFolder.ts";
import { oneOf } from "./options.ts";
import { tryFolder } from "./outputs.ts";
import { UsageError } from "./usageError.ts";
import { writeFilePieces } from "./writeResult.ts";

const FORMATS = ["onnx"] as const;

export const exportCommand: Command = {
  name: "export",
  summary: "write a model in a format that other programs run",
  help: `npm run studio -- export DIR --format onnx --out FOLDER [--half]

DIR is the folder that train wrote (or the zip of the page). FOLDER gets

  model.onnx         the whole model: inputs of a batch and of what the memory counts; probabilities of all products,
                     quantity, revenue and discount in the file's own units
  network-1.onnx     the network by itself, without what is counted; one for each member

docs/formats.md describes inputs and outputs; each file carries the model's manifest in its metadata.

  --format onnx      opset 17, IR version 8
  --out FOLDER       made where it is missing
  --half             keep the weights in half precision: half the size; computed with in single precision`,

  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: "string" },
        out: { type: "string" },
        half: { type: "boolean", default: false },
      },
    });
    const [model, ...more] = positionals;
    if (model === undefined || more.length > 0)
      throw new UsageError("name one model: the folder that train wrote, or a zip");
    if (values.format === undefined) throw new UsageError(`--format is missing (have: ${FORMATS.join(", ")})`);
    oneOf("--format", values.format, FORMATS);
    const out = values.out;
    if (out === undefined) throw new UsageError("--out is missing: name the folder to write to");
    const packed = await readModel(model);
    const [{ unpack }, { pack }, { onnxFiles }] = await Promise.all([
      import("../core/artefact/unpack.ts"),
      import("../core/artefact/pack.ts"),
      import("../core/artefact/onnxFiles.ts"),
    ]);
    const artefact = unpack(packed);
    // As this version writes it, whichever wrote the model.
    const manifest = new TextDecoder().decode(pack(artefact).get(MANIFEST_FILE));
    const files = onnxFiles(artefact, manifest, { halfWeights: values.half });
    await tryFolder("--out", out, [...files.keys()], [model]);
    await mkdir(out, { recursive: true });
    for (const [name, bytes] of files) {
      await writeFilePieces(join(out, name), [bytes]);
      terminal.print(`${join(out, name)}: ${bytes.length.toLocaleString("en-US")} bytes`);
    }
  },
};
