import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gazetteer, geocoder, locate } from "./testing/testGazetteer.ts";

const { provinces, districts, wards } = gazetteer;
const WARD_WORDS = { P: "phường", X: "xã", T: "thị trấn", D: "đặc khu" };
const DISTRICT_WORDS = { Q: "quận", H: "huyện", X: "thị xã", T: "thành phố" };
const above = (index: number) => {
  const { name, type, province } = districts[index]!;
  return `${DISTRICT_WORDS[type]} ${name.replace(/^Quận /, "")}, ${provinces[province]!.name}`;
};

describe("a ward that the place does not have", () => {
  it.each([
    ["Phường 99, Quận Bình Thạnh", "phường 99", "765"],
    ["Phường 99, Quận Bình Thạnh, TP HCM", "phường 99", "765"],
    ["12 Lê Lợi, P.99, Q.1, HCM", "p 99", "760"],
    ["Phường Abcdef, Quận Ba Đình, Hà Nội", "phường abcdef", "001"],
    ["xã Không Có, huyện Củ Chi, TP.HCM", "xã không có", "783"],
  ])("is told, and the place is not called exact: %s", (text, unknownWard, district) => {
    expect(locate(text)).toMatchObject({ unknownWard, district, ward: null, confidence: "inferred" });
  });

  it("is told from a column of its own", () => {
    const place = { address: "5 Nguyễn Huệ", ward: "99", district: "Quận 1", province: "HCM" };
    expect(geocoder.geocode(place)).toMatchObject({ unknownWard: "99", district: "760", confidence: "inferred" });
    expect(geocoder.point(place)?.ward).toEqual({ kind: "unknown", named: "99", within: "Quận 1" });
  });

  it("is told of every district of today and before", () => {
    fc.assert(
      fc.property(
        fc.nat(districts.length - 1),
        fc.constantFrom("phường 97", "P. 98", "phường Zyxwvu"),
        (index, ward) => {
          const known = locate(above(index));
          const found = locate(`${ward}, ${above(index)}`);
          expect(found.confidence).not.toBe("exact");
          expect(found.unknownWard).not.toBeNull();
          // What the rest says stays.
          expect([found.district, found.province63]).toEqual([known.district, known.province63]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("is not taken from rooms, blocks, streets, or what names no ward", () => {
    for (const text of [
      "P.302, Tòa nhà A, Quận 1, TP HCM",
      "Lô D1, Quận 7, TP HCM",
      "Số 99, Quận 1, TP HCM",
      "Quận 1, TP HCM",
      "Phường 1, Quận Bình Thạnh, HCM",
    ]) {
      expect(locate(text)).toMatchObject({ unknownWard: null, confidence: "exact" });
    }
  });

  it("is not said where several wards of the name are open, nor where nothing is known", () => {
    expect(locate("xa Hoang Quy, Hoang Hoa, Thanh Hoa")).toMatchObject({ ward: null, unknownWard: null });
    expect(locate("Phường 99")).toMatchObject({ province34: null, unknownWard: null, successors: [] });
  });
});

it("a numbered district that the city does not have is not called exact", () => {
  expect(locate("Quận 99, TP HCM")).toMatchObject({ province34: "79", district: null, confidence: "inferred" });
});

describe("an old ward that was split", () => {
  it("offers all that took a part, the first guess first, and is not called exact", () => {
    const found = locate("Phường Điện Biên, Quận Ba Đình, Hà Nội");
    expect(found).toMatchObject({ ward: "00019", wardNew: "00004", confidence: "inferred" });
    expect(found.successors).toEqual([
      { code: "00004", name: "Ba Đình" },
      { code: "00070", name: "Hoàn Kiếm" },
      { code: "00190", name: "Ô Chợ Dừa" },
      { code: "00226", name: "Văn Miếu - Quốc Tử Giám" },
    ]);
    const place = { address: "Phường Điện Biên, Quận Ba Đình", ward: "", district: "", province: "" };
    expect(geocoder.point(place)?.ward).toMatchObject({ kind: "split", named: "Điện Biên", among: { length: 4 } });
  });

  it("is each of the 441, and no other", () => {
    const old = wards.filter(({ isNew }) => !isNew);
    expect(old.filter(({ splitAmong }) => splitAmong.length > 0)).toHaveLength(441);
    for (const [index, ward] of old.entries()) {
      // A tenth of the others.
      if (ward.splitAmong.length === 0 && index % 10 > 0) continue;
      const found = locate(`${WARD_WORDS[ward.type]} ${ward.name}, ${above(ward.district)}`);
      if (found.ward !== ward.code) continue;
      expect(found.successors.map(({ code }) => code)).toEqual(ward.splitAmong.map((taker) => wards[taker]!.code));
      if (ward.splitAmong.length > 0) expect(found).toMatchObject({ confidence: "inferred", wardNew: ward.newCode });
    }
  });

  it("is today's ward of the name where no district is written", () => {
    expect(locate("Phường Ngọc Hà, Hà Nội")).toMatchObject({ ward: "00008", successors: [], confidence: "exact" });
    expect(locate("Phường Ngọc Hà, Quận Ba Đình, Hà Nội")).toMatchObject({ confidence: "inferred" });
  });
});
