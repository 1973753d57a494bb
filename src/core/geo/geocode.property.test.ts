import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyCharacter } from "../lib/testing/anyCharacter.ts";
import type { GeoAnswer } from "./geocode.ts";
import { syllable } from "./normalise.ts";
import { gazetteer, geocoder, locate } from "./testing/testGazetteer.ts";

const { provinces, districts, wards } = gazetteer;
const WARD_WORDS = { P: "phường", X: "xã", T: "thị trấn", D: "đặc khu" };
const DISTRICT_WORDS = { Q: "quận", H: "huyện", X: "thị xã", T: "thành phố" };

/** An old communal unit written out in full. */
const written = fc.constantFrom(...wards.filter((ward) => !ward.isNew)).map((ward) => {
  const district = districts[ward.district]!;
  const name = district.name.replace(/^Quận /, "");
  return {
    ward,
    district,
    parts: [
      `${WARD_WORDS[ward.type]} ${ward.name}`,
      `${DISTRICT_WORDS[district.type]} ${name}`,
      provinces[district.province]!.name,
    ],
  };
});

const codes = ({ province34, province63, district, ward }: GeoAnswer) => [province34, province63, district, ward];
const withoutMarks = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");

const bareName = ({ district, name }: (typeof wards)[number]) =>
  `${district} ${name
    .split(/[\s-]+/)
    .map((word) => syllable(word.replace(/['’]/g, "")).fold)
    .join("")}`;
const bearers = new Map<string, number>();
for (const ward of wards) if (!ward.isNew) bearers.set(bareName(ward), (bearers.get(bareName(ward)) ?? 0) + 1);

/** Whether no other unit of the district bears the name once marks, y and i, and the kind are not told apart. */
function isAlone(ward: (typeof wards)[number]): boolean {
  return bearers.get(bareName(ward)) === 1;
}

describe("every old unit", () => {
  it("is found where it lies, from its full address in any order", () => {
    fc.assert(
      fc.property(
        written,
        fc.boolean(),
        fc.constantFrom(", ", " - ", ","),
        ({ ward, district, parts }, turned, comma) => {
          fc.pre(isAlone(ward));
          const found = locate((turned ? parts.toReversed() : parts).join(comma));
          const old = provinces[district.province]!;
          expect(found).toMatchObject({ province63: old.code, district: district.code, ward: ward.code });
          expect(found.wardNew).toBe(ward.newCode);
          expect(found.urban).toBe(ward.type === "X" ? 0 : 1);
        },
      ),
      { numRuns: 600 },
    );
  });

  it("is the same without marks, in capitals and decomposed", () => {
    fc.assert(
      fc.property(written, ({ ward, parts }) => {
        fc.pre(isAlone(ward));
        const text = parts.join(", ");
        const found = codes(locate(text));
        expect(codes(locate(withoutMarks(text)))).toEqual(found);
        expect(codes(locate(text.toUpperCase()))).toEqual(found);
        expect(locate(text.normalize("NFD"))).toEqual(locate(text));
      }),
      { numRuns: 600 },
    );
  });

  it("is the same in columns", () => {
    fc.assert(
      fc.property(written, ({ ward, parts }) => {
        fc.pre(isAlone(ward));
        const [commune, district, province] = parts as [string, string, string];
        const found = geocoder.geocode({ address: "", ward: commune, district, province });
        expect(codes(found)).toEqual(codes(locate(parts.join(", "))));
      }),
      { numRuns: 300 },
    );
  });
});

describe("any text", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.string({ unit: anyCharacter, maxLength: 300 }),
    fc
      .array(fc.constantFrom("xã", "Q.", "TP", "tân", "an", "hòa", "1", "-", ",", "  ", "'", "__proto__", "́"), {
        maxLength: 80,
      })
      .map((words) => words.join(" ")),
  );

  it("never makes it throw, and gives positions in Vietnam only", () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (address, district, province) => {
        const found = geocoder.geocode({ address, ward: "", district, province });
        expect(found.province34 === null).toBe(found.latitude === null);
        expect(found.province34 === null).toBe(found.confidence === null);
        if (found.latitude !== null) {
          expect(found.latitude).toBeGreaterThan(7);
          expect(found.latitude).toBeLessThan(24);
          expect(found.longitude).toBeGreaterThan(102);
          expect(found.longitude).toBeLessThan(115);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives no place when no name could be in it", () => {
    const nameless = fc.string({ unit: fc.constantFrom(..."fjw 0123456789,.-/"), maxLength: 60 });
    fc.assert(
      fc.property(nameless, (text) => {
        expect(locate(text).province34).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it("takes a very long text without a long wait", () => {
    const long = "xã Tân Lập, huyện Châu Thành, ".repeat(20_000);
    expect(locate(`${long}Long An`).province34).toBe("80");
    expect(locate("1".repeat(1_000_000)).province34).toBeNull();
    expect(locate("đ".repeat(1_000_000)).province34).toBeNull();
  });
});
