// The sums that a Newton step is made of: slopes and second derivatives of a loss, row by row.

/** Of the first `width` inputs of each row; inputs that are 0 cost nothing. */
export class Curvature {
  /** [width] Σ miss · x. */
  readonly slope: Float64Array;
  /** [width, width] Σ bend · x xᵀ: its lower half until it is mirrored. */
  readonly curve: Float64Array;
  private readonly width: number;
  private readonly places: Int32Array;
  private readonly values: Float64Array;

  constructor(width: number) {
    this.width = width;
    this.slope = new Float64Array(width);
    this.curve = new Float64Array(width * width);
    this.places = new Int32Array(width);
    this.values = new Float64Array(width);
  }

  /** Adds the row that begins at `at`. */
  add(inputs: Float32Array | Float64Array, at: number, miss: number, bend: number): void {
    const { width, slope, curve, places, values } = this;
    let filled = 0;
    for (let k = 0; k < width; k++) {
      const input = inputs[at + k]!;
      if (input === 0) continue;
      places[filled] = k;
      values[filled++] = input;
    }
    for (let n = 0; n < filled; n++) {
      const input = values[n]!;
      slope[places[n]!]! += miss * input;
      const scaled = bend * input;
      const row = places[n]! * width;
      for (let m = 0; m <= n; m++) curve[row + places[m]!]! += scaled * values[m]!;
    }
  }

  /** Makes the upper half what the lower one is. */
  mirror(): void {
    const { width, curve } = this;
    for (let k = 0; k < width; k++) for (let j = 0; j < k; j++) curve[j * width + k] = curve[k * width + j]!;
  }
}
