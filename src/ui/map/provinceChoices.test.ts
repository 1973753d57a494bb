import { expect, test } from "vitest";
import { findProvinces, PROVINCE_CHOICES } from "./provinceChoices.ts";

const found = (text: string) => findProvinces(text).map(({ label }) => label);

test("all 34 stand to choose, in the order of the Vietnamese alphabet", () => {
  expect(PROVINCE_CHOICES).toHaveLength(34);
  expect(PROVINCE_CHOICES.map(({ label }) => label).slice(0, 4)).toEqual([
    "An Giang",
    "Bắc Ninh",
    "Cà Mau",
    "Cao Bằng",
  ]);
  expect(found("")).toHaveLength(34);
});

test("a province is found without marks, in English, and by what was merged into it", () => {
  expect(found("da nang")).toEqual(["Đà Nẵng"]);
  expect(found("Đà")[0]).toBe("Đà Nẵng");
  expect(found("haiphong")).toEqual(["Hải Phòng"]);
  expect(found("binh duong")).toEqual(["TP. Hồ Chí Minh"]);
  expect(found("Vũng Tàu")).toEqual(["TP. Hồ Chí Minh"]);
  expect(found("quang")[0]).toBe("Quảng Ngãi");
  expect(findProvinces("vung tau")[0]?.merged).toEqual(["Bình Dương", "Bà Rịa - Vũng Tàu"]);
  expect(findProvinces("hue")[0]?.merged).toEqual([]);
  expect(found("nowhere")).toEqual([]);
});
