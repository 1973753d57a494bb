// Third chance of a header: the words in it. Vietnamese words stand here with their marks, because tính, tình and tỉnh
// are three words: a header written with marks has to have the same ones; a header without any is compared without.

import { foldDiacritics, hasDiacritics, lowerWords, tonesInPlace } from "./headerText.ts";
import type { Concept } from "./vocabulary.ts";

/** A pattern over a header's words (lower case, single spaces), as it reads headers with marks and without. */
export interface WordPattern {
  marked: RegExp;
  plain: RegExp;
}

/** A header's words in both writings. */
export interface HeaderWords {
  marked: string;
  /** As in `marked`, but words that cannot be Vietnamese are folded: "région" is "region". */
  foreign: string;
  /** All words folded; null where the header has marks, which would be lost. */
  plain: string | null;
}

/** Two vowels with a consonant between: a Vietnamese word is one syllable. */
const SYLLABLES = /[aeiouy][^aeiouy]+[aeiouy]/;
/**
 * A letter or digit of any language: in a header's words (`wordsOf`) whatever is no space and no %. The class [\p{L}\p{N}]
 * says the same, but each of its hundred uses would cost milliseconds to compile, in every thread.
 */
const LETTER = "[^ %]";
const EDGE = `(?:(?<=${LETTER})(?!${LETTER})|(?<!${LETTER})(?=${LETTER}))`;

/** Compiles a pattern that is written with marks; \b and \w know the letters of every language. */
export function wordPattern({ source }: RegExp): WordPattern {
  const compile = (text: string) => new RegExp(text.replaceAll("\\b", EDGE).replaceAll("\\w", LETTER));
  return { marked: compile(tonesInPlace(source)), plain: compile(foldDiacritics(source)) };
}

/** The words of a header: camel case and punctuation part them. */
export function wordsOf(header: string): HeaderWords {
  const marked = lowerWords(header)
    .replace(/[^\p{L}\p{N}%]+/gu, " ")
    .trim();
  const foreign = marked
    .split(" ")
    .map((word) => (SYLLABLES.test(foldDiacritics(word)) ? foldDiacritics(word) : word))
    .join(" ");
  return { marked, foreign, plain: hasDiacritics(marked) ? null : marked };
}

/** Whether a header's words fit a pattern. */
export function fits({ marked, plain }: WordPattern, words: HeaderWords): boolean {
  return words.plain === null ? marked.test(words.marked) || marked.test(words.foreign) : plain.test(words.plain);
}

const WORDS: readonly (readonly [Concept, RegExp])[] = [
  ["cost", /\b(giá vốn|giá nhập|cost)\b/],
  [
    "revenue",
    /\b(thành tiền|doanh thu|doanh số|tổng tiền|tổng cộng|tiền hàng) (trước|chưa|không)( \w+)? (thuế|vat|gtgt)\b|\b(net|amount|total|sales|revenue|value)\b.*\b(before|excl|excluding|exclusive|without|ex|exc|pre)( of)? (tax|taxes|vat|gst)\b/,
  ],
  [
    "revenue",
    /\b(thành tiền|doanh thu|doanh số|tổng tiền|tổng cộng|tiền hàng) (sau|gồm|có|đã)( \w+)? (thuế|vat|gtgt)\b|\b(amount|total|sales|revenue|value)\b.*\b(after|incl|including|inclusive|inc|with)( of)? (tax|taxes|vat|gst)\b/,
  ],
  ["tax", /\b(thuế|vat|tax|taxes|gst)\b/],
  ["profit", /\b(lợi nhuận|profit|margin)\b/],
  [
    "shipDate",
    /\b(giao(?! dịch)|ship|shipped|shipping|delivery|delivered|due)\b.*\b(ngày|date|time)\b|\b(ngày|thời gian|thời điểm) (giao(?! dịch)|nhận hàng)\b/,
  ],
  [
    "returnedQuantity",
    /\b(số lượng|sl)\b.*\b(trả|trả lại|hoàn|hoàn trả)\b|\b(returned|return|refunded) (qty|quantity|units|pieces)\b|\b(qty|quantity|units) (of )?(return|returns|returned|refunded)\b/,
  ],
  [
    "returnedAmount",
    /\b(giá trị|tiền|doanh số|doanh thu|thành tiền) (hàng )?(bán )?(bị )?(trả lại|hoàn trả|trả hàng)\b|\b(returned|return|refund|refunded) (amount|value)\b|\bamount (refunded|returned)\b/,
  ],
  ["returned", /\b(trả lại|hoàn trả|returned|refund|refunded)\b/],
  ["phone", /\b(điện thoại|sđt|phone|mobile no)\b/],
  ["status", /\b(trạng thái|tình trạng|status)\b/],
  ["gender", /\b(giới tính|gender|sex)\b/],
  ["payment", /\b(phương thức|hình thức) thanh toán\b|\b(payment|paid) (method|type|mode|by)\b/],
  ["segment", /\b(nhóm|loại|phân khúc) (kh|khách)\b|\bcustomer (group|type|segment)\b/],
  ["discountTotal", /\btổng (chiết khấu|giảm giá|ck)\b|\btotal discount\b/],
  ["discountRate", /(%|\b(rate|pct|percent|percentage|tỷ lệ|tỉ lệ)\b).*\b(discount|disc|chiết khấu|giảm giá|ck)\b/],
  ["discountRate", /\b(discount|disc|chiết khấu|giảm giá|ck)\b.*(%|\b(rate|pct|percent|percentage|tỷ lệ|tỉ lệ)\b)/],
  ["discountAmount", /\b(discount|discounts|disc|chiết khấu|giảm giá|ck)\b/],
  ["walkIn", /\b(vãng lai|walk ?in)\b/],
  ["address", /\b(địa chỉ|address)\b/],
  ["ward", /\b(phường(?! (thức|tiện|pháp|án|hướng))|(?<!hợp tác )xã(?! (hội|giao|viên))|ward|commune)\b/],
  ["district", /\b((?<!(tổng|cơ|liên) )quận(?! (lý|hệ|trị|tâm|trọng|điểm))|huyện|district|city)\b/],
  [
    "province",
    /\b((?<!(giới|đặc|thuộc|cá|tuyến|máy) )tỉnh(?! (trạng|năng|cách|chất|tiền|toán|từ|theo|hình))|thành phố|province|state|region|country)\b/,
  ],
  ["salesperson", /\b(nhân viên|salesperson|sales rep|salesman|employee|cashier)\b/],
  ["route", /\b(tuyến(?! tính)|route)\b/],
  [
    "customerName",
    /\btên (kh|khách|đại lý)\b|\b(customer|cust|client|buyer|member|reseller|outlet|dealer)( \w+)? name\b/,
  ],
  [
    "customer",
    /\b(mã|id|số) (kh|khách)\b|\b(customer|cust|client|buyer|member|household|account|user|outlet|dealer)( \w+)? (id|code|no|key|number)\b/,
  ],
  ["customer", /^(customer|client|buyer|member|user)$/],
  ["order", /\b(mã|số|id) (đơn|hóa đơn|hđ|phiếu|chứng từ|ct)\b/],
  ["order", /\b(order|invoice|receipt|transaction|basket|bill|ticket)( \w+)? (id|no|number|code|key)\b/],
  [
    "date",
    /\b(ngày|thời gian|thời điểm)\b|\b(date|datetime|timestamp|epoch|unix)\b|\b(created|ordered|purchased|sold|placed|paid|closed|completed|invoiced) (at|on)\b/,
  ],
  ["time", /\bgiờ\b|\btime\b/],
  [
    "product",
    /\b(mã|id) (hàng|sản phẩm|sp|hh|mặt hàng|vật tư)\b|\b(product|item|article|stock|material|sku)( \w+)? (id|code|no|key|number)\b/,
  ],
  ["product", /\bsku\b/],
  [
    "productName",
    /\btên (hàng|sản phẩm|sp|hh|mặt hàng|vật tư|vt)\b|\b(product|item|article|material|sku)( \w+)? (name|description|desc|title)\b/,
  ],
  ["productName", /^(product|item|article)$/],
  ["category", /\b(nhóm|loại|ngành) (hàng|sản phẩm|sp)\b|\bdanh mục\b|\bcategory\b/],
  ["linesInOrder", /\b(skus|lines)\b/],
  ["quantity", /\b(số lượng|sl)\b|\b(quantity|qty|units|pieces)\b/],
  ["unitPrice", /\b(đơn giá|giá bán|giá sản phẩm|giá hàng)\b|\bprice\b/],
  ["gross", /\bgross\b|\bbefore discount\b|\btổng tiền hàng\b/],
  ["revenue", /\b(thành tiền|doanh thu|doanh số|tổng tiền)\b|\b(revenue|sales|net|amount|turnover)\b/],
  ["source", /\b(nguồn|kênh)\b|\b(channel|source)\b/],
];

/** What words say, the first that fits decides. */
export const PATTERNS: readonly (readonly [Concept, WordPattern])[] = WORDS.map(
  ([concept, words]) => [concept, wordPattern(words)] as const,
);
