// Weights by product as the memory adds them, millions of times: a hash table in typed arrays, since a Map of numbers makes an object
// for each weight it is told.

const EMPTY = 0; // no product has it: padding
const LEAST = 16;
/** 2³² / golden ratio: neighbouring ids fall far apart. Knuth, The Art of Computer Programming 3 (1998), 6.4. */
const SPREAD = 0x9e3779b1;

/** Weights of ids from 1 on; those never added to are 0. Linear probing, at most half full. */
export class IdWeights {
  size = 0;
  #ids = new Int32Array(LEAST);
  #weights = new Float64Array(LEAST);
  #shift = 32 - Math.log2(LEAST);

  /** Forgets all. */
  clear(): void {
    if (this.size > 0) this.#ids.fill(EMPTY);
    this.size = 0;
  }

  get(id: number): number {
    const at = this.#find(id);
    return this.#ids[at] === EMPTY ? 0 : this.#weights[at]!;
  }

  has(id: number): boolean {
    return this.#ids[this.#find(id)] !== EMPTY;
  }

  add(id: number, weight: number): void {
    const at = this.#find(id);
    if (this.#ids[at] !== EMPTY) {
      this.#weights[at]! += weight;
      return;
    }
    this.#ids[at] = id;
    this.#weights[at] = weight;
    if (2 * ++this.size > this.#ids.length) this.#grow();
  }

  /** All ids, ascending. */
  ids(): Int32Array {
    return this.#ids.filter((id) => id !== EMPTY).sort();
  }

  /** Where an id lies, or would. */
  #find(id: number): number {
    const ids = this.#ids;
    const last = ids.length - 1;
    let at = Math.imul(id, SPREAD) >>> this.#shift;
    while (ids[at] !== id && ids[at] !== EMPTY) at = (at + 1) & last;
    return at;
  }

  #grow(): void {
    const [ids, weights] = [this.#ids, this.#weights];
    this.#ids = new Int32Array(2 * ids.length);
    this.#weights = new Float64Array(2 * ids.length);
    this.#shift--;
    for (let i = 0; i < ids.length; i++) {
      if (ids[i] === EMPTY) continue;
      const at = this.#find(ids[i]!);
      this.#ids[at] = ids[i]!;
      this.#weights[at] = weights[i]!;
    }
  }
}
