// The model that the form asks for on the prepared samples, or the one that is being trained, block by block.

import { useMemo } from "react";
import { type Block, type InputShapes, inputShapes, modelBlocks } from "../../core/model/blocks.ts";
import { modelConfig } from "../../core/model/fromSettings.ts";
import type { TrainingSettings } from "../../core/training/settings.ts";
import { useForm, useSession } from "../studioContext.ts";

export interface ModelShape {
  blocks: Block[];
  inputs: InputShapes;
  total: number;
  settings: TrainingSettings;
}

/** Null until the samples are prepared. */
export function useModelBlocks(): ModelShape | null {
  const form = useForm();
  const samples = useSession(({ plan }) => plan.samples);
  const running = useSession(({ run }) =>
    run.kind === "training" || run.kind === "paused" ? run.started.settings : null,
  );
  const settings = running ?? form.settings;
  return useMemo(() => {
    if (!samples) return null;
    // The heads share the same parameters, however many they are: the form may name a number that does not fit.
    const config = { ...modelConfig(samples.sizes, samples, settings), numHeads: 1 };
    if (config.scales.length > 0 && config.periodHidden % config.periodHeads !== 0) return null;
    const blocks = modelBlocks(config, settings.maxSeqLen);
    const total = blocks.reduce((sum, { count }) => sum + count, 0);
    return { blocks, inputs: inputShapes(config, settings.maxSeqLen), total, settings };
  }, [samples, settings]);
}
