// Tells the single-byte encodings apart (windows-1258, windows-1252, Mac Roman) by which bytes stand after which.

/** The tone marks of windows-1258 (grave, hook, tilde, acute, dot below): they follow the vowel they belong to. */
const TONES = table(0xcc, 0xd2, 0xde, 0xec, 0xf2);
/** Vowels of windows-1258 a tone mark can follow: plain, and â ê ô ă ơ ư in both cases. */
const VOWELS = table(
  ...[..."aeiouyAEIOUY"].map((letter) => letter.charCodeAt(0)),
  ...[0xc2, 0xca, 0xd4, 0xc3, 0xd5, 0xdd, 0xe2, 0xea, 0xf4, 0xe3, 0xf5, 0xfd],
);
/** đ ư Đ Ư ₫: frequent in Vietnamese, where windows-1252 has the Icelandic ð ý Ð Ý þ. */
const VIETNAMESE = table(0xf0, 0xfd, 0xd0, 0xdd, 0xfe);
/** Letters of Mac Roman at 80–9F that are not everyday punctuation (€ … ‘ ’ “ ” – —) in windows-1252. */
const MAC_LETTERS = table(
  ...Array.from({ length: 32 }, (_, i) => 0x80 + i).filter(
    (byte) => ![0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97].includes(byte),
  ),
);

/** Counts over a stream of bytes; the counts do not depend on how the stream is cut. */
export class ByteStatistics {
  private previous = 0;
  private letters = 0;
  private tones = 0;
  private tonesAfterVowel = 0;
  private vietnamese = 0;
  private macLetters = 0;
  private latinLetters = 0;

  add(bytes: Uint8Array): void {
    let previous = this.previous;
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (byte >= 0x80) {
        // Below are marks and spaces, of prices for one: they say nothing about letters.
        if (byte >= 0xc0) this.letters++;
        if (TONES[byte]) {
          this.tones++;
          if (VOWELS[previous]) this.tonesAfterVowel++;
        } else if (VIETNAMESE[byte]) this.vietnamese++;
        if (isAsciiLetter(previous)) {
          if (MAC_LETTERS[byte]) this.macLetters++;
          else if (byte >= 0xc0) this.latinLetters++;
        }
      }
      previous = byte;
    }
    this.previous = previous;
  }

  /** The likeliest single-byte encoding of what was added. */
  guess(): "windows-1258" | "windows-1252" | "macintosh" {
    const marked = this.tonesAfterVowel + this.vietnamese;
    if (this.tonesAfterVowel > 0 && this.tonesAfterVowel >= 0.8 * this.tones && marked >= 0.3 * this.letters)
      return "windows-1258";
    return this.macLetters > this.latinLetters ? "macintosh" : "windows-1252";
  }
}

function table(...bytes: number[]): Uint8Array {
  const members = new Uint8Array(256);
  for (const byte of bytes) members[byte] = 1;
  return members;
}

function isAsciiLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
