// The one switch from a job's number to its task.

import { columnSumTask, elementwiseTask } from "./elementwise";
import { embeddingGradTask, embeddingTask } from "./embedding";
import { gemmPackTask, gemmTask } from "./gemm";
import * as kind from "./kinds";
import { lstmPackTask, lstmTask } from "./lstm";
import { lstmGradPackTask, lstmGradTask } from "./lstmGrad";

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
    default: unreachable();
  }
}
