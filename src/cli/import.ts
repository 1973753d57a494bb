// `import`: a model that was taken away, checked and brought back as the folder that the other commands read.

import { parseArgs } from "node:util";
import { MODEL_FILES } from "../core/artefact/artefact.ts";
import type { Command } from "./command.ts";
import { noteGoldenOf } from "./goldenNote.ts";
import { readModel, writeModel } from "./modelFolder.ts";
import { tryFolder } from "./outputs.ts";
import { todaysFiles } from "./todaysFiles.ts";
import { UsageError } from "./usageError.ts";

export const importCommand: Command = {
  name: "import",
  summary: "check a model from elsewhere and write it as a folder",
  help: `npm run studio -- import MODEL --out DIR

MODEL is a zip that the page or export wrote, or such a folder, of this version or an older one. It is refused where a file of it
was damaged, is missing or is of another model. The customers that came with it are asked again, and it is told how far the
answers are from those where it was trained. DIR is what train --start, predict, order and evaluate read.

  --out DIR          made where it is missing; a model that is there is replaced`,

  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: "string" } },
    });
    const [model, ...more] = positionals;
    if (model === undefined || more.length > 0) throw new UsageError("name one model: a zip, or a folder");
    const { out } = values;
    if (out === undefined) throw new UsageError("--out is missing: name the folder to write the model to");
    await tryFolder("--out", out, MODEL_FILES, [model]);
    const files = await todaysFiles(await readModel(model));
    const [{ unpack }, { chooseBackend }] = await Promise.all([
      import("../core/artefact/unpack.ts"),
      import("../core/kernels/backends.ts"),
    ]);
    const found = unpack(files);
    await chooseBackend("auto");
    if (found.golden) await noteGoldenOf(found, terminal);
    else terminal.note("The model came without example customers, so its answers here were compared with none.");
    await writeModel(out, files);
    terminal.print(`Written to ${out}`);
  },
};
