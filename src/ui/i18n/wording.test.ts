// Words that the texts of both languages have left behind, so that none comes back: one word for one thing.

import { expect, test } from "vitest";
import { OLD_WORDS } from "../../core/lib/testing/oldWords.ts";
import { en } from "./en.ts";
import { enScreens } from "./enScreens.ts";
import { ENGLISH_MESSAGES } from "./testing/englishMessages.ts";
import { addTexts, type TextGroup } from "./translate.ts";
import { vi } from "./vi.ts";
import { allViMessages } from "./viMessages.ts";
import { viScreens } from "./viScreens.ts";

/** `but`: the keys of texts in which the word is right. */
const OLD_VIETNAMESE: readonly (readonly [old: RegExp, now: string, but?: RegExp])[] = [
  [/mục tiêu/i, "trường hợp, lần mua (mục tiêu is the sales target)"],
  [/lần ghé|dễ mua/i, "đơn hàng; có khả năng mua"],
  [/số mầm/i, "seed"],
  [/để riêng/i, "bị loại"],
  [/doanh thu, ròng|đơn giá, ròng/i, "doanh thu thuần"],
  [/nhóm sản phẩm|họ sản phẩm/i, "nhóm hàng"],
  [/hạng giá/i, "bậc giá"],
  [/cách đoán đơn giản|đường cơ sở|mốc so sánh/i, "phương pháp đơn giản"],
  [/trí nhớ|bộ nhớ \(RAM\)|bộ nhớ sản phẩm/i, "thống kê lịch sử mua; bộ nhớ máy"],
  [/phép đếm/i, "thống kê lịch sử mua"],
  [/mất mát/i, "loss"],
  [/song sinh/i, "hai cột phụ thuộc nhau"],
  [/nới lỏng/i, "relaxed SIMD"],
  [/biên dịch nhân/i, "chuẩn bị bộ tính toán"],
  [/\bnhúng\b|tự chú ý/i, "embedding; self-attention"],
  [/xác suất đã nói|đúng như lời/i, "xác suất dự báo, đáng tin"],
  [/công thức/i, "mẫu đọc tệp", /^(formula|custom|features|inputs)\.|^note\.uncalculated$/],
  [/lượt chạy|lần chạy/i, "lần huấn luyện"],
  [/ngủ quên|hứa hẹn/i, "sắp ngừng mua; triển vọng"],
];

function flat(...groups: TextGroup[]): Map<string, string> {
  const out = new Map<string, string>();
  for (const group of groups) addTexts(out, group);
  return out;
}

/** The texts in which a word stands that was left behind, each with what to write. */
function leftBehind(
  texts: readonly [string, string][],
  words: readonly (readonly [RegExp, string, RegExp?])[],
): string[] {
  expect(texts.length).toBeGreaterThan(2000);
  return words.flatMap(([old, now, but]) =>
    texts.filter(([key, text]) => old.test(text) && !but?.test(key)).map(([key, text]) => `${key}: "${text}": ${now}`),
  );
}

test("no English text has a word that was left behind", () => {
  const messages = ENGLISH_MESSAGES.flatMap((list) => Object.entries(list));
  expect(leftBehind([...flat(en, enScreens), ...messages], OLD_WORDS)).toEqual([]);
});

test("no Vietnamese text has a word that was left behind", () => {
  expect(leftBehind([...flat(vi, viScreens), ...allViMessages], OLD_VIETNAMESE)).toEqual([]);
});
