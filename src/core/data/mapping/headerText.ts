// Texts of headers as they are compared: apart from the vocabulary, which the page does not need.

/** Lower case, NFC, letters, digits and % only. */
export function normaliseHeader(header: string): string {
  return header
    .slice(0, 200)
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}%]+/gu, "");
}

/** Without diacritics; đ (and the ð that stands for it in mis-decoded files) becomes d. */
export function foldDiacritics(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .replace(/[đð]/g, "d")
    .replace(/[ĐÐ]/g, "D");
}

/** Whether a text has a letter with a mark (or đ) at all. */
export function hasDiacritics(text: string): boolean {
  return foldDiacritics(text) !== text.normalize("NFD");
}

/** Whether a text may be another written without its marks, wholly or in part: no mark of it is another than there. */
export function agreesWithMarks(text: string, marked: string): boolean {
  const own = [...text.normalize("NFC").replaceAll("ð", "đ")];
  const other = [...marked.normalize("NFC")];
  return (
    own.length === other.length &&
    own.every((letter, i) => letter === other[i] || (!hasDiacritics(letter) && letter === foldDiacritics(other[i]!)))
  );
}

/** hoá → hóa, huỷ → hủy: both places of the tone mark are in use. */
export function tonesInPlace(text: string): string {
  return text
    .normalize("NFD")
    .replace(/(?<!q)([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?!\p{L}|\p{M})/gu, "$1$3$2")
    .normalize("NFC");
}

/** Lower case with its marks, camel case parted, đ for the ð of mis-decoded files; punctuation stays. */
export function lowerWords(text: string): string {
  return tonesInPlace(
    text
      .slice(0, 200)
      .normalize("NFC")
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .toLowerCase()
      .replaceAll("ð", "đ"),
  );
}
