// The one switch from a job's number to its task.

import { adamwNormTask, adamwTask } from "./adamw";
import { attentionTask } from "./attention";
import { attentionGradTask } from "./attentionGrad";
import { dropoutTask } from "./dropout";
import { columnSumTask, elementwiseTask } from "./elementwise";
import { embeddingGradTask, embeddingTask } from "./embedding";
import { gemmPackTask, gemmTask } from "./gemm";
import * as kind from "./kinds";
import { layerNormGradTask, layerNormSumsTask, layerNormTask } from "./layerNorm";
import { lstmPackTask, lstmTask } from "./lstm";
import { lstmGradPackTask, lstmGradTask } from "./lstmGrad";
import { softmaxGradTask, softmaxStatsTask } from "./productLoss";
import { sequencePoolGradTask, sequencePoolTask } from "./sequencePool";

export function runTask(job: i32, task: i32): void {
  switch (job) {
    case kind.GEMM_PACK: return gemmPackTask(task);
    case kind.GEMM: return gemmTask(task);
    case kind.COLUMN_SUM: return columnSumTask(task);
    case kind.ELEMENTWISE: return elementwiseTask(task);
    case kind.EMBEDDING: return embeddingTask(task);
    case kind.EMBEDDING_GRAD: return embeddingGradTask(task);
    case kind.LSTM_PACK: return lstmPackTask(task);
    case kind.LSTM: return lstmTask(task);
    case kind.LSTM_GRAD_PACK: return lstmGradPackTask(task);
    case kind.LSTM_GRAD: return lstmGradTask(task);
    case kind.ATTENTION: return attentionTask(task);
    case kind.ATTENTION_GRAD: return attentionGradTask(task);
    case kind.LAYER_NORM: return layerNormTask(task);
    case kind.LAYER_NORM_GRAD: return layerNormGradTask(task);
    case kind.LAYER_NORM_SUMS: return layerNormSumsTask(task);
    case kind.DROPOUT: return dropoutTask(task);
    case kind.POOL: return sequencePoolTask(task);
    case kind.POOL_GRAD: return sequencePoolGradTask(task);
    case kind.SOFTMAX_STATS: return softmaxStatsTask(task);
    case kind.SOFTMAX_GRAD: return softmaxGradTask(task);
    case kind.ADAMW_NORM: return adamwNormTask(task);
    case kind.ADAMW: return adamwTask(task);
    default: unreachable();
  }
}
