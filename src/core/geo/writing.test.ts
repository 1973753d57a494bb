import { describe, expect, it } from "vitest";
import { geocoder, locate, named } from "./testing/testGazetteer.ts";

const COLUMNS = { address: "", ward: "", district: "", province: "" };

describe("slips of the hand", () => {
  it.each([
    ["two spaces inside a name", "Ngô  Quyền, Hải  Phòng"],
    ["two spaces for commas", "12 Lạch Tray  Q. Ngô  Quyền  Hải Phòng"],
    ["a post code", "Quận Ngô Quyền, Hải Phòng 180000"],
    ["a telephone number behind", "Quận Ngô Quyền, Hải Phòng, ĐT: 0903 123 456"],
    ["a telephone number before", "SĐT 0903.123.456 - Q.Ngô Quyền - HP"],
    ["telex", "Quaanj Ngô Quyeefn, Hair Phòng"],
    ["VNI", "quận Ngô Quye62n, Ha3i Phòng"],
    ["a first syllable as a letter", "Q. N.Quyền, H.Phòng"],
  ])("reads %s", (_, address) => {
    expect(locate(address)).toMatchObject({ province34: "31", district: "304" });
  });

  it.each([
    ["T.P Hồ Chí Minh", "79"],
    ["T.P.H.C.M", "79"],
    ["T.T. Huế", "46"],
    ["xã Ninh Phước, K.Hòa", "56"],
    ["X.A Lưới 5, TP. Huế", "46"],
    ["Tỉnh Cà Mu", "96"],
    ["H Chí Minh", "79"],
    ["H.M'Đrắk", "66"],
    ["TP. Huếế", "46"],
  ])("reads %s", (address, province34) => {
    expect(locate(address).province34).toBe(province34);
  });

  it("takes a word for the kind of unit before a bare name, misspelt or not", () => {
    expect(locate("Gio Linh, Huyện io Linh, Quảng Trị")).toMatchObject({ district: "466", ward: "19495" });
    expect(locate("Chợ Mới, xã Vĩnh Gia, An Giang").wardNewName).toBe("Vĩnh Gia");
    expect(locate("Ph. 5, Q.3, HCM")).toMatchObject({ district: "770", wardNewName: "Bàn Cờ" });
  });

  it("does not take numbers of units for VNI", () => {
    expect(named("Thon3 Xa2, Quan1, HCM")).toEqual(["Hồ Chí Minh", "Quận 1", null]);
  });
});

describe("names in other names", () => {
  it.each([
    "Cà phê Sài Gòn",
    "Bún bò Huế",
    "Nem chua Thanh Hóa",
    "Tạp hóa Hòa Bình",
    "Công ty TNHH Tân Phú",
    "Hoàng Anh Gia Lai",
    "Ngã tư Bình Phước",
    "KCN Tân Bình",
    "Đại học Cần Thơ",
    "Nguyễn Văn Vinh",
    "Trần Thị Huế",
    "Bà Huế",
    "Chú Thọ",
    "Anh Giang",
    "Chị Vinh 0903123456",
    "Bản Hòa Bình",
    "thôn Thanh Xuân, đường tránh",
    "Điện Biên Phủ, số 12",
    "Hẻm 44bis Cao Bằng",
    "Đường Hà Nội, phường Việt Hưng",
    "Bắc Kinh",
    "Hải Nam, Trung Quốc",
    "Quảng Châu, Trung Quốc",
    "Hoàng Sa",
  ])("is no place: %s", (address) => {
    expect(locate(address)).toMatchObject({ province34: null, confidence: null });
  });

  it("is one where the words in front make an address, or a customer", () => {
    expect(locate("12 Lê Lợi Huế").province34).toBe("46");
    expect(locate("Kho Bình Dương").province63).toBe("74");
    expect(locate("Khách lẻ Hà Nội").province34).toBe("01");
    expect(locate("Biên Hòa Đồng Nai").district).toBe("731");
    expect(named("Đại học Cần Thơ, xã Phước Khánh, Nhơn Trạch")).toEqual(["Đồng Nai", "Nhơn Trạch", "Đại Phước"]);
    expect(locate("huyện Cô Tô Quảng Ninh").province34).toBe("22");
  });
});

describe("several places", () => {
  it.each([
    "Huế và Đà Nẵng",
    "Bắc Giang - Quảng Nam",
    "Hoà Bình, Hà Giang",
    "An Giang, Bình Thuận",
    "Thái Bình và Bà Rịa - Vũng Tàu",
    "Q. Hải Châu và H. Vĩnh Cửu",
    "Quận 1, Hà Nội",
  ])("are none: %s", (address) => {
    expect(locate(address).province34).toBeNull();
  });

  it("are one where one of them lies in the other", () => {
    expect(locate("Cần Thơ, Hậu Giang")).toMatchObject({ province34: "92", district: null });
    expect(named("Quận 1, Quận 3, HCM")).toEqual(["Hồ Chí Minh", null, null]);
  });
});

describe("columns that say a thing again", () => {
  it("takes the district's column for a district", () => {
    expect(geocoder.geocode({ ...COLUMNS, district: "Lộc Bình" }).district).toBe("188");
    expect(geocoder.geocode({ ...COLUMNS, district: "Ba Đình, Hà Nội" }).district).toBe("001");
    const twice = { ...COLUMNS, address: "Xã Bản Giang, huyện Tam Đường", district: "Tam Đường", province: "Lai Châu" };
    expect(geocoder.geocode(twice).wardName).toBe("Bản Giang");
  });

  it("reads an old province in the address beside the new one in its column", () => {
    const place = { ...COLUMNS, address: "Quới Thành, H Châu Thành, Bến Tre", province: "Tỉnh Vĩnh Long" };
    expect(geocoder.geocode(place)).toMatchObject({ province34: "86", province63: "83", district: "831" });
    const bare = { ...COLUMNS, address: "xã Dũng Nghĩa, Vũ Thư, Thái Bình", province: "Hưng Yên" };
    expect(geocoder.geocode(bare)).toMatchObject({ province63: "34", district: "344", wardName: "Dũng Nghĩa" });
  });

  it("follows every part of a divided unit", () => {
    expect(locate("huyện Từ Liêm, Hà Nội")).toMatchObject({ district: "021", confidence: "inferred" });
    expect(locate("xã Mỹ Đình, huyện Từ Liêm, Hà Nội").province34).toBe("01");
    expect(named("xã Bình Hưng, Q8, TP HCM")).toEqual(["Hồ Chí Minh", "Quận 8", "Bình Hưng"]);
  });
});
