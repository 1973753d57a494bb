import { describe, expect, it } from "vitest";
import { geocoder, locate, named } from "./testing/testGazetteer.ts";

describe("old three-level addresses", () => {
  it("gives all levels with codes, position and kind", () => {
    expect(locate("xã Tân Phú Trung, huyện Củ Chi, TP.HCM")).toEqual({
      province34: "79",
      province34Name: "Hồ Chí Minh",
      province63: "79",
      province63Name: "Hồ Chí Minh",
      district: "783",
      districtName: "Củ Chi",
      ward: "27553",
      wardName: "Tân Phú Trung",
      wardNew: "27553",
      wardNewName: "Củ Chi",
      successors: [],
      unknownWard: null,
      latitude: expect.closeTo(10.97, 0),
      longitude: expect.closeTo(106.5, 0),
      urban: 0,
      confidence: "exact",
      matched: [
        { level: "province", text: "tp hcm" },
        { level: "district", text: "huyện củ chi" },
        { level: "ward", text: "xã tân phú trung" },
      ],
    });
  });

  it("moves an old province into the new one", () => {
    expect(locate("Phường 3, TP Đà Lạt, Lâm Đồng")).toMatchObject({
      province34: "68",
      province63: "68",
      ward: "24802",
    });
    expect(locate("Phan Thiết, Bình Thuận")).toMatchObject({ province34: "68", province63: "60", district: "593" });
    expect(locate("Hà Tây")).toMatchObject({ province34: "01", province63: "01", confidence: "inferred" });
  });

  it.each([
    ["no marks", "xa Tan Phu Trung, huyen Cu Chi, TP.HCM"],
    ["capitals", "XÃ TÂN PHÚ TRUNG, HUYỆN CỦ CHI, THÀNH PHỐ HỒ CHÍ MINH"],
    ["reversed", "Việt Nam, Hồ Chí Minh, Củ Chi, Tân Phú Trung"],
    ["no commas", "12 duong so 3 xa tan phu trung h. cu chi sai gon"],
    ["dashes", "X.Tân Phú Trung - H.Củ Chi - HCM"],
    ["decomposed", "xã Tân Phú Trung, huyện Củ Chi, Sài Gòn".normalize("NFD")],
    ["no province", "xã Tân Phú Trung, huyện Củ Chi"],
    ["English", "Tan Phu Trung Commune, Cu Chi District, Ho Chi Minh City, Vietnam"],
  ])("reads it written with %s", (_, address) => {
    expect(locate(address)).toMatchObject({ province34: "79", district: "783", ward: "27553", urban: 0 });
  });

  it("reads numbered districts and wards in every spelling", () => {
    for (const text of [
      "P.5, Q.3, HCM",
      "P05 Q03 TPHCM",
      "F.5, Quận III, Sài Gòn",
      "Ward 5, District 3, Ho Chi Minh City",
    ]) {
      expect(named(text)).toEqual(["Hồ Chí Minh", "Quận 3", "Bàn Cờ"]);
    }
    expect(named("Phường 4")).toEqual([null, null, null]);
  });

  it("follows abolished districts and wards", () => {
    expect(named("Quận 9, TP.HCM")).toEqual(["Hồ Chí Minh", "Thủ Đức", null]);
    expect(named("huyện Hoành Bồ, Quảng Ninh")).toEqual(["Quảng Ninh", "Hạ Long", null]);
    expect(locate("Đống Mác, Hai Bà Trưng, Hà Nội")).toMatchObject({ district: "007", ward: "00259" });
  });
});

describe("new two-level addresses", () => {
  it("takes the new unit where no district is named", () => {
    expect(locate("P. Hải Châu, Đà Nẵng")).toMatchObject({ ward: "20242", wardNew: "20242", province34: "48" });
    expect(locate("đặc khu Lý Sơn, Quảng Ngãi")).toMatchObject({ wardNew: "21548", urban: null });
  });

  it("accepts an old district or an old province's name beside it", () => {
    expect(locate("Phường Sài Gòn, Quận 1, TP.HCM")).toMatchObject({ district: "760", wardNewName: "Sài Gòn" });
    expect(locate("Mỹ Tho, Đồng Tháp")).toMatchObject({ district: "815", province63: "82" });
  });
});

describe("names that several units bear", () => {
  it("lets the other levels decide", () => {
    expect(named("H. Châu Thành, Tây Ninh")).toEqual(["Tây Ninh", "Châu Thành", null]);
    expect(locate("H. Châu Thành, Tây Ninh").district).not.toBe(locate("H. Châu Thành, Long An").district);
    expect(named("Xã Hòa Bình, Huyện Vũ Thư, Thái Bình")[1]).toBe("Vũ Thư");
    expect(locate("Thuận An, BD")).toMatchObject({ province63: "74", confidence: "weak" });
    expect(locate("La Gi, BT")).toMatchObject({ province63: "60" });
    expect(locate("Chợ Lách, BT")).toMatchObject({ province63: "83" });
  });

  it("lets the kind written decide", () => {
    expect(locate("TP Cao Lãnh").district).toBe("866");
    expect(locate("huyện Cao Lãnh").district).toBe("873");
    expect(locate("Huyện Tân Phú").province34Name).toBe("Đồng Nai");
    expect(locate("Quận Tân Phú").province34Name).toBe("Hồ Chí Minh");
    expect(locate("TP. Tây Ninh").district).toBe("703");
    expect(locate("tỉnh Tây Ninh").district).toBeNull();
    expect(locate("TP.ĐN").province34Name).toBe("Đà Nẵng");
  });

  it("lets the marks decide", () => {
    expect(locate("xã Hoằng Quỳ, Hoằng Hóa, Thanh Hóa").wardName).toBe("Hoằng Quỳ");
    expect(locate("xã Hoằng Quý, Hoằng Hóa, Thanh Hóa").wardName).toBe("Hoằng Quý");
    expect(locate("xa Hoang Quy, Hoang Hoa, Thanh Hoa")).toMatchObject({ district: "399", ward: null });
  });

  it("prefers the longest name", () => {
    expect(named("xa khanh binh tay bac tran van thoi ca mau")).toEqual(["Cà Mau", "Trần Văn Thời", "Đá Bạc"]);
    expect(locate("Bà Rịa - Vũng Tàu")).toMatchObject({ province63: "77", district: null });
    expect(locate("BR - VT")).toMatchObject({ province63: "77" });
    expect(locate("Thừa Thiên - Huế")).toMatchObject({ province63: "46" });
  });
});

describe("one letter wrong", () => {
  it.each([
    ["added", "Quảng Namm", "49"],
    ["left out", "Bc Giang", "24"],
    ["replaced", "Bình Địng", "52"],
    ["swapped", "Lạng Sno", null],
    ["swapped", "Lạng Sơn".replace("ơn", "nơ"), "20"],
    ["swapped over a space", "Hải hPòng", "31"],
    ["space left out", "ĐồngTháp", "87"],
  ])("finds a province with a letter %s: %s", (_, text, province63) => {
    expect(locate(text).province63).toBe(province63);
  });

  it("finds the district and the ward among those of the places above", () => {
    expect(locate("xã Bình Hưgn, Bình Chnáh, HCM")).toMatchObject({
      district: "785",
      ward: "27619",
      confidence: "weak",
    });
    expect(locate("xã Tân Phú Trungg, Củ Chi, HCM")).toMatchObject({ ward: "27553", confidence: "weak" });
    expect(locate("X. Sơn Tây, H.a Vì, Hà Nội")).toMatchObject({ district: "271" });
  });
});

describe("streets, people and other words", () => {
  it("is not led astray by streets named like places", () => {
    expect(named("45 Hải Phòng, Thạch Thang, Hải Châu, Đà Nẵng")).toEqual(["Đà Nẵng", "Hải Châu", "Hải Châu"]);
    expect(named("Số 5 ngõ 10 Phố Huế, Hai Bà Trưng, Hà Nội")).toEqual(["Hà Nội", "Hai Bà Trưng", null]);
    expect(named("12 Nguyễn Thái Bình, Q.1, HCM").slice(0, 2)).toEqual(["Hồ Chí Minh", "Quận 1"]);
    expect(named("12 Điện Biên Phủ, Bình Thạnh, HCM").slice(0, 2)).toEqual(["Hồ Chí Minh", "Bình Thạnh"]);
  });

  it.each([
    "",
    " ,;- ",
    "Khách lẻ",
    "Xa lộ Hà Nội",
    "78 Trường Sa",
    "Ngõ 4 Hòa Bình",
    "Phố Huế",
    "anh Bình Dương",
    "Tây Nguyên",
    "Đường Quảng Ninh",
    "Huyện Châu Thành",
    "Xã Tân Lập",
    "Phường 5",
    "DN",
    "Sông Bé",
    "Rio de Janeiro",
    "Long Beach, CA",
    "Điện Biên Phủ street",
    "TP",
    "Việt Nam",
    "0912 345 678",
    "59 rue de l'Abbaye",
    "Hà Nội, Cần Thơ",
  ])("gives no place to %j", (text) => {
    expect(locate(text)).toMatchObject({ province34: null, district: null, ward: null, confidence: null, matched: [] });
    expect(geocoder.point({ address: text, ward: "", district: "", province: "" })).toBeNull();
  });
});

describe("separate columns", () => {
  it("takes each column for what it is", () => {
    const place = { address: "12 Hải Phòng", ward: "9", district: "Quận 3", province: "HCM" };
    expect(geocoder.geocode(place)).toMatchObject({ province34: "79", district: "770", ward: "27142" });
    expect(geocoder.geocode({ address: "", ward: "", district: "", province: "ĐL" }).province34).toBe("66");
    expect(geocoder.geocode({ address: "", ward: "", district: "3", province: "HCM" }).district).toBe("770");
    expect(geocoder.geocode({ address: "", ward: "Vĩnh Hải", district: "Nha Trang", province: "" }).ward).toBe("22330");
  });

  it("gives features the id of the province, the position, and half urban where it can't tell", () => {
    const point = geocoder.point({ address: "", ward: "", district: "", province: "Cà Mau" });
    expect(point).toEqual({
      province: 34,
      latitude: expect.closeTo(9.18, 1),
      longitude: expect.closeTo(105.15, 1),
      urban: 0.5,
      province63: "96",
      confidence: "exact",
    });
  });
});
