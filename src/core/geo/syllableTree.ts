// The tree of names over syllable ids in one flat hash table: finding names is mostly walking it.

const EMPTY = -1;

export class SyllableTree {
  private capacity = 1 << 12;
  /** [capacity × 3] node, syllable, child. */
  private slots = new Int32Array(this.capacity * 3).fill(EMPTY);
  private nodes = 1;

  /** The child of a node (0 is the root) by a syllable id; −1 for none. */
  child(node: number, syllable: number): number {
    return syllable < 0 ? -1 : this.slots[this.find(node, syllable) + 2]!;
  }

  /** The child of a node, made when it is not there. */
  grow(node: number, syllable: number): number {
    const at = this.find(node, syllable);
    if (this.slots[at] !== EMPTY) return this.slots[at + 2]!;
    const child = this.nodes++;
    this.slots.set([node, syllable, child], at);
    if (this.nodes * 2 > this.capacity) this.enlarge();
    return child;
  }

  /** Where the pair's slot is, or the empty one where it belongs. */
  private find(node: number, syllable: number): number {
    const mask = this.capacity - 1;
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(syllable, 0x85ebca6b)) >>> 7;
    for (; ; slot++) {
      const at = (slot & mask) * 3;
      const found = this.slots[at]!;
      if (found === EMPTY || (found === node && this.slots[at + 1] === syllable)) return at;
    }
  }

  private enlarge(): void {
    const old = this.slots;
    this.capacity *= 2;
    this.slots = new Int32Array(this.capacity * 3).fill(EMPTY);
    for (let at = 0; at < old.length; at += 3) {
      if (old[at] !== EMPTY) this.slots.set(old.subarray(at, at + 3), this.find(old[at]!, old[at + 1]!));
    }
  }
}
