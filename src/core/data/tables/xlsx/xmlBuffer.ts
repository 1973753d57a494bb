// Bytes of a large XML part in work: pieces are added at one end and read at the other, whole elements at a time.

const SLASH = 47;
const LESS = 60;
const GREATER = 62;
const COLON = 58;
const BANG = 33;
const MINUS = 45;
const BRACKET = 93;

export class XmlBuffer {
  bytes = new Uint8Array(1 << 18);
  /** Where reading goes on. */
  at = 0;
  /** Up to here the buffer holds whole elements. */
  limit = 0;
  /** Up to here it holds bytes. */
  length = 0;
  /** Letters before a tag's own name, such as "x:" in files of some writers. */
  prefix = -1;
  private readonly names = new Map<string, Uint8Array>();

  /** `element` is the one that has to be whole. */
  constructor(private readonly element: string) {}

  /** Adds bytes behind those not yet read, and finds how far whole elements reach. */
  add(piece: Uint8Array): void {
    if (this.length + piece.length > this.bytes.length) this.makeRoom(piece.length);
    this.bytes.set(piece, this.length);
    const before = this.length;
    this.length += piece.length;
    if (this.prefix < 0 && !this.findPrefix()) return;
    this.limit = Math.max(this.limit, this.lastEnd(Math.max(this.at, before - this.element.length - 8)));
  }

  /** No more bytes come: what is left is read as it is. */
  end(): void {
    this.limit = this.length;
    this.bytes.fill(0, this.length);
  }

  /** Whether the tag whose name begins here (behind "<" or "</") is this one. */
  isTag(at: number, name: string): boolean {
    const { bytes } = this;
    const letters = this.lettersOf(name);
    const start = at + this.prefix;
    for (let i = 0; i < letters.length; i++) if (bytes[start + i] !== letters[i]) return false;
    const after = bytes[start + letters.length]!;
    return after === GREATER || after === SLASH || after <= 32;
  }

  /** Where the text that begins here ends: at a tag, behind CDATA and comments, which are a part of it. */
  textEnd(at: number): number {
    const { bytes, length } = this;
    let end = at;
    for (;;) {
      while (bytes[end] !== LESS) if (++end >= length) return length;
      if (bytes[end + 1] !== BANG) return end;
      const close = bytes[end + 2] === MINUS ? MINUS : BRACKET;
      while (bytes[end] !== close || bytes[end + 1] !== close || bytes[end + 2] !== GREATER)
        if (++end >= length) return length;
    }
  }

  private lettersOf(name: string): Uint8Array {
    let letters = this.names.get(name);
    if (!letters) {
      letters = new TextEncoder().encode(name);
      this.names.set(name, letters);
    }
    return letters;
  }

  /** The prefix of the root element; false while its name is not there whole. */
  private findPrefix(): boolean {
    const { bytes, length } = this;
    for (let open = bytes.indexOf(LESS, this.at); open >= 0 && open < length; open = bytes.indexOf(LESS, open + 1)) {
      const first = bytes[open + 1]!;
      if (open + 1 >= length) return false;
      if (first === 63 || first === 33) continue;
      for (let i = open + 1; i < length; i++) {
        if (bytes[i] === COLON) {
          this.prefix = i - open;
          return true;
        }
        if (bytes[i] === GREATER || bytes[i]! <= 32) {
          this.prefix = 0;
          return true;
        }
      }
      return false;
    }
    return false;
  }

  /** Behind the last closing tag of the element, looked for down to `from`; 0 where there is none. */
  private lastEnd(from: number): number {
    const { bytes } = this;
    for (let end = this.length - 1; end >= from; end--) {
      if (bytes[end] !== GREATER) continue;
      const open = bytes.lastIndexOf(LESS, end);
      if (open < 0) return 0;
      if (bytes[open + 1] === SLASH && this.isTag(open + 2, this.element)) return end + 1;
      end = open;
    }
    return 0;
  }

  private makeRoom(more: number): void {
    const rest = this.length - this.at;
    const needed = rest + more;
    const target = needed > this.bytes.length ? new Uint8Array(Math.max(needed, this.bytes.length * 2)) : this.bytes;
    target.set(this.bytes.subarray(this.at, this.length));
    this.bytes = target;
    this.limit = Math.max(0, this.limit - this.at);
    this.length = rest;
    this.at = 0;
  }
}
