import { expect, test } from "vitest";
import { dataName } from "./dataName.ts";
import { loadTexts } from "./i18n/texts.ts";

test("a sample is called in the language's words, a file by its name", async () => {
  const [en, vi] = [(await loadTexts("en")).t, (await loadTexts("vi")).t];
  expect(dataName("synthetic-shop-5000-seed1.csv", en)).toBe("Small online shop, synthetic (5,000 lines, seed 1)");
  expect(dataName("synthetic-distributor-20000-seed2024.csv", vi)).toBe(
    "Nhà phân phối Việt Nam, giả lập (20.000 dòng, seed 2024)",
  );
  for (const name of ["synthetic.csv", "Tháng 1.xlsx", ""]) expect(dataName(name, vi)).toBe(name);
});
