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
