// The numbers of the jobs, for the one switch that dispatches their tasks.

export const GEMM_PACK: i32 = 0;
export const GEMM: i32 = 1;
export const COLUMN_SUM: i32 = 2;
export const ELEMENTWISE: i32 = 3;
export const EMBEDDING: i32 = 4;
export const EMBEDDING_GRAD: i32 = 5;
export const LSTM_PACK: i32 = 6;
export const LSTM: i32 = 7;
export const LSTM_GRAD: i32 = 8;
export const ATTENTION: i32 = 9;
export const ATTENTION_GRAD: i32 = 10;
export const LAYER_NORM: i32 = 11;
export const LAYER_NORM_GRAD: i32 = 12;
export const LAYER_NORM_SUMS: i32 = 13;
export const DROPOUT: i32 = 14;
export const POOL: i32 = 15;
export const POOL_GRAD: i32 = 16;
export const SOFTMAX_STATS: i32 = 17;
export const SOFTMAX_GRAD: i32 = 18;
export const ADAMW_NORM: i32 = 19;
export const ADAMW: i32 = 20;
export const LSTM_GRAD_PACK: i32 = 21;
