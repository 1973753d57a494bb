// Bytes of a CSV in the making: a buffer that grows, handed on in pieces.

const FIRST_BYTES = 1_114_112;

export class CsvBytes {
  bytes = new Uint8Array(FIRST_BYTES);
  length = 0;
  private readonly encoder = new TextEncoder();

  /** Makes room for so many more bytes. */
  room(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    const wider = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.room(1);
    this.bytes[this.length++] = value;
  }

  /** Bytes of another array as they are. */
  copy(from: Uint8Array, start: number, end: number): void {
    const size = end - start;
    if (this.length + size > this.bytes.length) this.room(size);
    const { bytes } = this;
    let to = this.length;
    // A call for a native copy costs more than these few.
    if (size < 48) for (let i = start; i < end; i++) bytes[to++] = from[i]!;
    else bytes.set(from.subarray(start, end), to);
    this.length += size;
  }

  text(text: string): void {
    if (this.length + text.length * 3 > this.bytes.length) this.room(text.length * 3);
    const { bytes } = this;
    const start = this.length;
    let i = 0;
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) break;
      bytes[start + i] = code;
    }
    this.length += i;
    if (i === text.length) return;
    this.length += this.encoder.encodeInto(text.slice(i), bytes.subarray(this.length)).written;
  }

  /** What was written so far, as a copy; writing begins anew. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }
}
