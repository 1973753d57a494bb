// The sizes of one LSTM call, as all its shaders need them.

export interface LstmShape {
  batch: number;
  steps: number;
  width: number;
  hidden: number;
  directions: number;
}
