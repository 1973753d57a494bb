// Dates against Date.UTC, in every order and dress the specification names.

import fc from "fast-check";
import { expect, test } from "vitest";
import { timeText } from "../../lib/timeText.ts";
import { dateEvidence } from "../mapping/dateEvidence.ts";
import type { DateFormat } from "../mapping/mapping.ts";
import { civilDayNumber, readDate, readTime, timeReading } from "./dates.ts";

function read(text: string, format: DateFormat): string | null {
  const out = timeReading();
  return readDate(text, format, out) ? timeText(out.ms, true) : null;
}

test.each<[string, DateFormat, string]>([
  ["2024-01-31", "iso", "2024-01-31T00:00:00"],
  ["2024-01-31 08:05", "iso", "2024-01-31T08:05:00"],
  ["2024-01-31T08:05:09.750Z", "iso", "2024-01-31T08:05:09"],
  ["2024-01-31T23:30:00+07:00", "iso", "2024-01-31T23:30:00"],
  ["20240131", "iso", "2024-01-31T00:00:00"],
  ["20240131083059", "iso", "2024-01-31T08:30:59"],
  ["Thứ Sáu, 05/01/2024", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["Chủ Nhật, 7 tháng 1, 2024", "dd/mm/yyyy", "2024-01-07T00:00:00"],
  ["5 thg 1, 2024", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["ngày 05 tháng 11 năm 2024 08:30", "mm/dd/yyyy", "2024-11-05T08:30:00"],
  ["Fri, 05 Jan 2024", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["Friday, January 5, 2024", "mm/dd/yyyy", "2024-01-05T00:00:00"],
  ["2024-01-05 10:00:00+07", "iso", "2024-01-05T10:00:00"],
  ["2024-01-05 10:00:00.123-05", "iso", "2024-01-05T10:00:00"],
  ["05/01/2567", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["2567-02-29 08:00", "iso", "2024-02-29T08:00:00"],
  ["25670105", "iso", "2024-01-05T00:00:00"],
  ['="2024-01-05"', "iso", "2024-01-05T00:00:00"],
  ['= "05/01/2024 8:30"', "dd/mm/yyyy", "2024-01-05T08:30:00"],
  ["'2024-01-05", "iso", "2024-01-05T00:00:00"],
  ["1704423600", "iso", "2024-01-05T03:00:00"],
  ["1704423600.25", "iso", "2024-01-05T03:00:00"],
  ["1704423600123", "iso", "2024-01-05T03:00:00"],
  ["2024年1月5日", "iso", "2024-01-05T00:00:00"],
  ["2024年01月05日 10:30", "mm/dd/yyyy", "2024-01-05T10:30:00"],
  ["2024년 1월 5일", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["05 Tháng Một 2024", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["5 tháng mười một 2024", "dd/mm/yyyy", "2024-11-05T00:00:00"],
  ["5 tháng năm năm 2024", "mm/dd/yyyy", "2024-05-05T00:00:00"],
  ["Thứ Sáu, 05 Tháng Mười Hai, 2024", "dd/mm/yyyy", "2024-12-05T00:00:00"],
  ["Tháng Một 05, 2024", "mm/dd/yyyy", "2024-01-05T00:00:00"],
  ["5 de enero de 2024", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["lunes, 5 de agosto de 2024", "dd/mm/yyyy", "2024-08-05T00:00:00"],
  ["05-ene-24", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["5 dic. 2024", "dd/mm/yyyy", "2024-12-05T00:00:00"],
  ["05/abr/2024 10:00", "dd/mm/yyyy", "2024-04-05T10:00:00"],
  ["12 fev 2024", "dd/mm/yyyy", "2024-02-12T00:00:00"],
  ["3 out 2024", "dd/mm/yyyy", "2024-10-03T00:00:00"],
  ["1er janvier 2024", "dd/mm/yyyy", "2024-01-01T00:00:00"],
  ["14 juil. 2024", "dd/mm/yyyy", "2024-07-14T00:00:00"],
  ["15 août 2024", "dd/mm/yyyy", "2024-08-15T00:00:00"],
  ["5. Januar 2024", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["5. März 2024 08:00", "dd/mm/yyyy", "2024-03-05T08:00:00"],
  ["3 maggio 2024", "dd/mm/yyyy", "2024-05-03T00:00:00"],
  ["5 Agustus 2024", "dd/mm/yyyy", "2024-08-05T00:00:00"],
  ["5 kwietnia 2024", "dd/mm/yyyy", "2024-04-05T00:00:00"],
  ["5 Şubat 2024", "dd/mm/yyyy", "2024-02-05T00:00:00"],
  ["5 января 2024", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["5 ม.ค. 2567", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["5 มกราคม 2567", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["5th January 2024", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["2024/1/31 8:05", "yyyy/mm/dd", "2024-01-31T08:05:00"],
  ["31/01/2024", "dd/mm/yyyy", "2024-01-31T00:00:00"],
  ["31-1-2024 7:08:09", "dd/mm/yyyy", "2024-01-31T07:08:09"],
  ["04.07.96", "dd/mm/yyyy", "1996-07-04T00:00:00"],
  ["1/2/24", "dd/mm/yyyy", "2024-02-01T00:00:00"],
  ["1/2/24", "mm/dd/yyyy", "2024-01-02T00:00:00"],
  ["12/31/2010 8:26 PM", "mm/dd/yyyy", "2010-12-31T20:26:00"],
  ["12/31/2010 12:05 am", "mm/dd/yyyy", "2010-12-31T00:05:00"],
  ["31/12/2010 8:26 CH", "dd/mm/yyyy", "2010-12-31T20:26:00"],
  ["05 Jan 2024", "dd/mm/yyyy", "2024-01-05T00:00:00"],
  ["5-Sept-24 10:00", "dd/mm/yyyy", "2024-09-05T10:00:00"],
  ["Jan 5, 2024", "mm/dd/yyyy", "2024-01-05T00:00:00"],
  ["08:30 31/01/2024", "dd/mm/yyyy", "2024-01-31T08:30:00"],
  ["2024-02-29", "dd/mm/yyyy", "2024-02-29T00:00:00"],
  [" 31/01/2024 ", "dd/mm/yyyy", "2024-01-31T00:00:00"],
  ["45322", "excel", "2024-01-31T00:00:00"],
  ["45322.5", "excel", "2024-01-31T12:00:00"],
  ["45322,75", "excel", "2024-01-31T18:00:00"],
  ["29/03/2020 02:30", "dd/mm/yyyy", "2020-03-29T02:30:00"],
])("%s as %s is %s", (text, format, iso) => {
  expect(read(text, format)).toBe(iso);
});

test.each<[string, DateFormat]>([
  ["", "iso"],
  ["31/01/2024", "iso"],
  ["31/01/2024", "mm/dd/yyyy"],
  ["01/31/2024", "dd/mm/yyyy"],
  ["2023-02-29", "iso"],
  ["30/02/2024", "dd/mm/yyyy"],
  ["00/01/2024", "dd/mm/yyyy"],
  ["1/1/0024", "dd/mm/yyyy"],
  ["1/1/224", "dd/mm/yyyy"],
  ["2024-01-31 25:00", "iso"],
  ["2024-01-31 10:61", "iso"],
  ["2024-01-31 x", "iso"],
  ["2024-01", "iso"],
  ["20240131246059", "iso"],
  ["5 thg 13, 2024", "dd/mm/yyyy"],
  ["Thứ Sáu", "dd/mm/yyyy"],
  ["Mondays 1/2/2024 x", "dd/mm/yyyy"],
  ["20240131083059x", "iso"],
  ["yesterday", "dd/mm/yyyy"],
  ["12.5", "dd/mm/yyyy"],
  ["7", "excel"],
  ["2024-01-31", "excel"],
  ["5/5/5/2024", "dd/mm/yyyy"],
  ["29/02/2566", "dd/mm/yyyy"],
  ["01/01/2449", "dd/mm/yyyy"],
  ["1704423600", "dd/mm/yyyy"],
  ["0901234567", "iso"],
  ["170442360012", "iso"],
  ["2024年13月5日", "iso"],
  ["05 Tháng Mười Ba 2024", "dd/mm/yyyy"],
  ["5 lis na 2024", "dd/mm/yyyy"],
  ["jui 5 2024", "mm/dd/yyyy"],
  ["Phòng 5, 2024", "dd/mm/yyyy"],
])("%s as %s is no date", (text, format) => {
  expect(read(text, format)).toBeNull();
});

test.each<[string, number | null]>([
  ["08:30", (8 * 60 + 30) * 60_000],
  ["8:30:15", ((8 * 60 + 30) * 60 + 15) * 1000],
  ["8h30", (8 * 60 + 30) * 60_000],
  ["1:05 PM", (13 * 60 + 5) * 60_000],
  ["23:59:59.999", 86_399_999],
  ["24:00", null],
  ["0.3541666667", (8 * 60 + 30) * 60_000],
  ["0,75", 18 * 3_600_000],
  ["0", 0],
  ["0.9999999", 86_399_000],
  ["1.5", null],
  [".5", null],
  ["8", null],
  ["08:30 31/01/2024", null],
  ["", null],
])("time of day %s", (text, ms) => {
  const out = timeReading();
  expect(readTime(text, out) ? out.ms : null).toBe(ms);
});

test("every day of four centuries has the number Date.UTC gives it, and is read in every order", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("1900-01-01T00:00:00Z"), max: new Date("2199-12-31T23:59:59Z"), noInvalidDate: true }),
      (date) => {
        const second = Math.floor(date.getTime() / 1000) * 1000;
        const iso = new Date(second).toISOString();
        const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
        expect(civilDayNumber(Number(year), Number(month), Number(day))).toBe(Math.floor(second / 86_400_000));
        const clock = iso.slice(11, 19);
        expect(read(`${year}-${month}-${day} ${clock}`, "iso")).toBe(iso.slice(0, 19));
        expect(read(`${day}/${month}/${year} ${clock}`, "dd/mm/yyyy")).toBe(iso.slice(0, 19));
        expect(read(`${Number(month)}/${Number(day)}/${year} ${clock}`, "mm/dd/yyyy")).toBe(iso.slice(0, 19));
      },
    ),
  );
});

test("a column's format is told from its values", () => {
  expect(dateEvidence(["01/02/2024", "13/02/2024"])).toMatchObject({
    format: "dd/mm/yyyy",
    share: 1,
    order: "certain",
  });
  expect(dateEvidence(["01/02/2024", "02/13/2024"])).toMatchObject({ format: "mm/dd/yyyy", order: "certain" });
  expect(dateEvidence(["2024-05-07"])).toMatchObject({ format: "iso", order: null });
  expect(dateEvidence(["2024/05/07"])).toMatchObject({ format: "yyyy/mm/dd", order: null });
  expect(dateEvidence(["45322", "45323.25"])).toMatchObject({ format: "excel", share: 1 });
  expect(dateEvidence(["x", "y"]).share).toBe(0);
});

test("day and month that the values leave open are told from the order of the lines, else assumed", () => {
  const daily = ["12/1/2010", "12/2/2010", "12/3/2010", "12/5/2010"];
  expect(dateEvidence(daily)).toMatchObject({ format: "mm/dd/yyyy", order: "from the order of the lines" });
  expect(dateEvidence(["01.02.2024", "01.02.2024"])).toMatchObject({ format: "dd/mm/yyyy", order: "from the writing" });
  expect(dateEvidence(["1/2/2024", "1/2/2024"])).toMatchObject({ format: "dd/mm/yyyy", order: "assumed" });
});
