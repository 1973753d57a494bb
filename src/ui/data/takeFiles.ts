// Takes files that the user gave, however they came: a model's zip opens the model, all else is data.

import { isModelZip } from "../../studio/modelZip.ts";
import type { Studio } from "../../studio/studio.ts";
import type { DroppedFile } from "../kit/droppedFiles.ts";
import { originOf } from "./originOf.ts";

/** Opens them; at least one. */
export async function takeFiles(
  { data, model }: Pick<Studio, "data" | "model">,
  dropped: DroppedFile[],
): Promise<void> {
  const [first] = dropped;
  const isZip = dropped.length === 1 && /\.zip$/i.test(first!.path);
  if (isZip && (await isModelZip(first!.file))) await model.loadZip(first!.file);
  else await data.choose(originOf(dropped));
}
