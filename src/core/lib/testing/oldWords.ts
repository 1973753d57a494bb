// English words that texts have left behind, each with the one that stands in its place; tests of the page's texts, of
// messages and of the command line's help forbid them.

export const OLD_WORDS: readonly (readonly [old: RegExp, now: string])[] = [
  [/\blean(s|ing)?\b/i, "bias"],
  [/\bmix-?ups?\b/i, "confusions"],
  [/\b(said probabilit|probabilit(y|ies) said)/i, "predicted probability"],
  [/\btwins?\b/i, "derived column"],
  [/\bnumbers of each purchase\b/i, "quantities, amounts and dates of each purchase"],
  [/\bon a level with\b/i, "level with"],
  [/\bsimple guess(es)?\b/i, "baseline"],
  [/\bforete(ll|lls|lling)\b|\bforetold\b/i, "predict, forecast"],
  [/\bat stake\b/i, "expected value (of a visit), revenue at risk (of a customer)"],
];
