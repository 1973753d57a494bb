// Real places of Vietnam as people write them in a customer list: old names and new (1 July 2025), spelt out or
// abbreviated. Streets and house numbers are put together at random.

import type { Random } from "../../lib/random.ts";

interface Region {
  /** Relative number of customers. */
  weight: number;
  /** Ways to write the province as it was before July 2025. */
  provinces: string[];
  /** Districts as before July 2025, with their ways of writing. */
  districts: string[][];
  /** The province since July 2025 and some of its wards or communes within this region. */
  newProvinces: string[];
  newWards: string[];
}

// biome-ignore format: a table reads best as a table
const REGIONS: Region[] = [
  { weight: 22, provinces: ["TP. Hồ Chí Minh", "TP.HCM", "Hồ Chí Minh", "TPHCM", "Ho Chi Minh"], districts: [["Quận 1", "Q.1", "Q1"], ["Quận Gò Vấp", "Q. Gò Vấp", "Gò Vấp"], ["Quận Bình Thạnh", "Q. Bình Thạnh"], ["Quận Tân Bình", "Tân Bình"], ["Quận 12", "Q.12"], ["Quận Bình Tân", "Bình Tân"], ["Huyện Hóc Môn", "H. Hóc Môn"], ["Huyện Củ Chi", "Củ Chi"], ["TP. Thủ Đức", "Thủ Đức"]], newProvinces: ["TP. Hồ Chí Minh", "TP.HCM"], newWards: ["P. Sài Gòn", "Phường Gò Vấp", "P. Thủ Đức", "Xã Củ Chi", "P. Bình Thạnh"] },
  { weight: 16, provinces: ["Hà Nội", "TP. Hà Nội", "HN", "Ha Noi"], districts: [["Quận Ba Đình", "Ba Đình"], ["Quận Hoàn Kiếm", "Q. Hoàn Kiếm"], ["Quận Đống Đa", "Đống Đa"], ["Quận Long Biên", "Long Biên"], ["Quận Hà Đông", "Q. Hà Đông"], ["Huyện Đông Anh", "H. Đông Anh"], ["Huyện Gia Lâm", "Gia Lâm"], ["Thị xã Sơn Tây", "TX. Sơn Tây"]], newProvinces: ["Hà Nội", "TP. Hà Nội"], newWards: ["P. Hoàn Kiếm", "Phường Hà Đông", "Xã Đông Anh", "P. Long Biên"] },
  { weight: 6, provinces: ["Bình Dương", "Tỉnh Bình Dương", "Binh Duong"], districts: [["TP. Thủ Dầu Một", "Thủ Dầu Một"], ["TP. Dĩ An", "Dĩ An"], ["TP. Thuận An", "Thuận An"], ["Huyện Dầu Tiếng", "H. Dầu Tiếng"]], newProvinces: ["TP. Hồ Chí Minh", "TP.HCM"], newWards: ["P. Thủ Dầu Một", "Phường Dĩ An", "Xã Dầu Tiếng"] },
  { weight: 6, provinces: ["Đồng Nai", "Tỉnh Đồng Nai", "Dong Nai"], districts: [["TP. Biên Hòa", "Biên Hòa"], ["TP. Long Khánh", "Long Khánh"], ["Huyện Long Thành", "H. Long Thành"], ["Huyện Trảng Bom", "Trảng Bom"]], newProvinces: ["Đồng Nai"], newWards: ["P. Biên Hòa", "Phường Long Khánh", "Xã Long Thành"] },
  { weight: 4, provinces: ["Bà Rịa - Vũng Tàu", "BR-VT", "Bà Rịa Vũng Tàu"], districts: [["TP. Vũng Tàu", "Vũng Tàu"], ["TP. Bà Rịa", "Bà Rịa"], ["Huyện Xuyên Mộc", "Xuyên Mộc"]], newProvinces: ["TP. Hồ Chí Minh"], newWards: ["P. Vũng Tàu", "P. Bà Rịa"] },
  { weight: 4, provinces: ["Long An", "Tỉnh Long An"], districts: [["TP. Tân An", "Tân An"], ["Huyện Đức Hòa", "H. Đức Hòa"], ["Huyện Bến Lức", "Bến Lức"]], newProvinces: ["Tây Ninh"], newWards: ["P. Long An", "Xã Đức Hòa", "Xã Bến Lức"] },
  { weight: 4, provinces: ["Tiền Giang", "Tien Giang"], districts: [["TP. Mỹ Tho", "Mỹ Tho"], ["Huyện Cái Bè", "H. Cái Bè"], ["Huyện Gò Công Tây", "Gò Công Tây"]], newProvinces: ["Đồng Tháp"], newWards: ["P. Mỹ Tho", "Xã Cái Bè"] },
  { weight: 5, provinces: ["Cần Thơ", "TP. Cần Thơ", "Can Tho"], districts: [["Quận Ninh Kiều", "Q. Ninh Kiều"], ["Quận Cái Răng", "Cái Răng"], ["Quận Thốt Nốt", "Thốt Nốt"], ["Huyện Phong Điền", "H. Phong Điền"]], newProvinces: ["Cần Thơ"], newWards: ["P. Ninh Kiều", "P. Cái Răng", "Xã Phong Điền"] },
  { weight: 4, provinces: ["An Giang", "Tỉnh An Giang"], districts: [["TP. Long Xuyên", "Long Xuyên"], ["TP. Châu Đốc", "Châu Đốc"], ["Huyện Chợ Mới", "H. Chợ Mới"]], newProvinces: ["An Giang"], newWards: ["P. Long Xuyên", "P. Châu Đốc", "Xã Chợ Mới"] },
  { weight: 3, provinces: ["Kiên Giang", "Kien Giang"], districts: [["TP. Rạch Giá", "Rạch Giá"], ["TP. Phú Quốc", "Phú Quốc"], ["Huyện Hòn Đất", "Hòn Đất"]], newProvinces: ["An Giang"], newWards: ["P. Rạch Giá", "Xã Hòn Đất"] },
  { weight: 3, provinces: ["Vĩnh Long", "Vinh Long"], districts: [["TP. Vĩnh Long", "Vĩnh Long"], ["Thị xã Bình Minh", "TX. Bình Minh"], ["Huyện Long Hồ", "H. Long Hồ"]], newProvinces: ["Vĩnh Long"], newWards: ["P. Long Châu", "P. Bình Minh"] },
  { weight: 3, provinces: ["Bến Tre", "Tỉnh Bến Tre"], districts: [["TP. Bến Tre", "Bến Tre"], ["Huyện Ba Tri", "Ba Tri"], ["Huyện Mỏ Cày Nam", "H. Mỏ Cày Nam"]], newProvinces: ["Vĩnh Long"], newWards: ["P. Bến Tre", "Xã Ba Tri"] },
  { weight: 3, provinces: ["Cà Mau", "Ca Mau"], districts: [["TP. Cà Mau", "Cà Mau"], ["Huyện Năm Căn", "Năm Căn"], ["Huyện Đầm Dơi", "H. Đầm Dơi"]], newProvinces: ["Cà Mau"], newWards: ["Xã Năm Căn", "Xã Đầm Dơi"] },
  { weight: 3, provinces: ["Đồng Tháp", "Dong Thap"], districts: [["TP. Sa Đéc", "Sa Đéc"], ["Huyện Lấp Vò", "H. Lấp Vò"], ["Huyện Tháp Mười", "Tháp Mười"]], newProvinces: ["Đồng Tháp"], newWards: ["P. Sa Đéc", "Xã Lấp Vò"] },
  { weight: 4, provinces: ["Khánh Hòa", "Khánh Hoà", "Khanh Hoa"], districts: [["TP. Nha Trang", "Nha Trang"], ["TP. Cam Ranh", "Cam Ranh"], ["Huyện Diên Khánh", "H. Diên Khánh"]], newProvinces: ["Khánh Hòa"], newWards: ["P. Nha Trang", "Xã Diên Khánh"] },
  { weight: 4, provinces: ["Lâm Đồng", "Lam Dong"], districts: [["TP. Đà Lạt", "Đà Lạt"], ["TP. Bảo Lộc", "Bảo Lộc"], ["Huyện Đức Trọng", "H. Đức Trọng"]], newProvinces: ["Lâm Đồng"], newWards: ["P. Xuân Hương - Đà Lạt", "Xã Đức Trọng"] },
  { weight: 4, provinces: ["Đắk Lắk", "Đăk Lăk", "Dak Lak"], districts: [["TP. Buôn Ma Thuột", "Buôn Ma Thuột", "BMT"], ["Thị xã Buôn Hồ", "TX. Buôn Hồ"], ["Huyện Ea Kar", "Ea Kar"]], newProvinces: ["Đắk Lắk"], newWards: ["P. Buôn Ma Thuột", "P. Buôn Hồ", "Xã Ea Kar"] },
  { weight: 4, provinces: ["Bình Định", "Binh Dinh"], districts: [["TP. Quy Nhơn", "Quy Nhơn"], ["Thị xã An Nhơn", "TX. An Nhơn"], ["Huyện Tuy Phước", "Tuy Phước"]], newProvinces: ["Gia Lai"], newWards: ["P. Quy Nhơn", "Xã Tuy Phước"] },
  { weight: 5, provinces: ["Đà Nẵng", "TP. Đà Nẵng", "Da Nang"], districts: [["Quận Hải Châu", "Hải Châu"], ["Quận Thanh Khê", "Q. Thanh Khê"], ["Quận Liên Chiểu", "Liên Chiểu"], ["Huyện Hòa Vang", "H. Hòa Vang"]], newProvinces: ["Đà Nẵng", "TP. Đà Nẵng"], newWards: ["P. Hải Châu", "P. Thanh Khê", "Xã Hòa Vang"] },
  { weight: 3, provinces: ["Quảng Nam", "Quang Nam"], districts: [["TP. Hội An", "Hội An"], ["TP. Tam Kỳ", "Tam Kỳ"], ["Huyện Đại Lộc", "Đại Lộc"]], newProvinces: ["Đà Nẵng"], newWards: ["P. Hội An", "P. Tam Kỳ", "Xã Đại Lộc"] },
  { weight: 4, provinces: ["Thừa Thiên Huế", "Thừa Thiên - Huế", "TT Huế"], districts: [["TP. Huế", "Huế"], ["Thị xã Hương Thủy", "Hương Thủy"], ["Huyện Phú Lộc", "H. Phú Lộc"]], newProvinces: ["TP. Huế", "Huế"], newWards: ["P. Thuận Hóa", "P. Hương Thủy", "Xã Phú Lộc"] },
  { weight: 5, provinces: ["Nghệ An", "Nghe An"], districts: [["TP. Vinh", "Vinh"], ["Huyện Diễn Châu", "H. Diễn Châu"], ["Huyện Quỳnh Lưu", "Quỳnh Lưu"]], newProvinces: ["Nghệ An"], newWards: ["P. Thành Vinh", "Xã Diễn Châu", "Xã Quỳnh Lưu"] },
  { weight: 5, provinces: ["Thanh Hóa", "Thanh Hoá", "Thanh Hoa"], districts: [["TP. Thanh Hóa", "Thanh Hóa"], ["TP. Sầm Sơn", "Sầm Sơn"], ["Huyện Thọ Xuân", "Thọ Xuân"]], newProvinces: ["Thanh Hóa"], newWards: ["P. Hạc Thành", "P. Sầm Sơn", "Xã Thọ Xuân"] },
  { weight: 5, provinces: ["Hải Phòng", "TP. Hải Phòng", "Hai Phong"], districts: [["Quận Hồng Bàng", "Hồng Bàng"], ["Quận Lê Chân", "Q. Lê Chân"], ["Quận Kiến An", "Kiến An"], ["Huyện An Lão", "H. An Lão"]], newProvinces: ["Hải Phòng"], newWards: ["P. Hồng Bàng", "P. Lê Chân", "Xã An Lão"] },
  { weight: 3, provinces: ["Hải Dương", "Hai Duong"], districts: [["TP. Hải Dương", "Hải Dương"], ["TP. Chí Linh", "Chí Linh"], ["Huyện Nam Sách", "Nam Sách"]], newProvinces: ["Hải Phòng"], newWards: ["P. Hải Dương", "Xã Nam Sách"] },
  { weight: 4, provinces: ["Quảng Ninh", "Quang Ninh"], districts: [["TP. Hạ Long", "Hạ Long"], ["TP. Cẩm Phả", "Cẩm Phả"], ["TP. Móng Cái", "Móng Cái"]], newProvinces: ["Quảng Ninh"], newWards: ["P. Hạ Long", "P. Cẩm Phả"] },
  { weight: 4, provinces: ["Bắc Ninh", "Bac Ninh"], districts: [["TP. Bắc Ninh", "Bắc Ninh"], ["TP. Từ Sơn", "Từ Sơn"], ["Huyện Yên Phong", "H. Yên Phong"]], newProvinces: ["Bắc Ninh"], newWards: ["P. Kinh Bắc", "P. Từ Sơn", "Xã Yên Phong"] },
  { weight: 3, provinces: ["Thái Nguyên", "Thai Nguyen"], districts: [["TP. Thái Nguyên", "Thái Nguyên"], ["TP. Phổ Yên", "Phổ Yên"], ["Huyện Đại Từ", "Đại Từ"]], newProvinces: ["Thái Nguyên"], newWards: ["P. Phan Đình Phùng", "P. Phổ Yên", "Xã Đại Từ"] },
  { weight: 3, provinces: ["Nam Định", "Nam Dinh"], districts: [["TP. Nam Định", "Nam Định"], ["Huyện Hải Hậu", "H. Hải Hậu"], ["Huyện Ý Yên", "Ý Yên"]], newProvinces: ["Ninh Bình"], newWards: ["P. Nam Định", "Xã Hải Hậu", "Xã Ý Yên"] },
];
const STREETS =
  "Lê Lợi,Trần Phú,Nguyễn Huệ,Hai Bà Trưng,Quang Trung,Lý Thường Kiệt,Hùng Vương,Phan Chu Trinh,Trần Hưng Đạo,QL1A,Điện Biên Phủ,Nguyễn Trãi,Lê Duẩn,Chợ Mới,Võ Thị Sáu".split(
    ",",
  );

export const REGION_COUNT = REGIONS.length;
const TOTAL_WEIGHT = REGIONS.reduce((sum, region) => sum + region.weight, 0);

/** A region's index, drawn by its number of customers. */
export function drawRegion(rng: Random): number {
  let rest = rng.uniform() * TOTAL_WEIGHT;
  for (let r = 0; r < REGIONS.length; r++) {
    rest -= REGIONS[r].weight;
    if (rest < 0) return r;
  }
  return REGIONS.length - 1;
}

/**
 * Address, district and province of one customer of a region, as somebody typed them: most in three columns with the
 * old names, some with ward and province of 2025 and no district, some all in the address, a few without a place.
 */
export function writePlace(region: number, rng: Random): { address: string; district: string; province: string } {
  const { provinces, districts, newProvinces, newWards } = REGIONS[region];
  const street = `${1 + rng.integer(480)} ${pick(STREETS, rng)}`;
  const style = rng.uniform();
  if (style < 0.62)
    return { address: street, district: pick(pick(districts, rng), rng), province: pick(provinces, rng) };
  if (style < 0.84) {
    return { address: `${street}, ${pick(newWards, rng)}`, district: "", province: pick(newProvinces, rng) };
  }
  if (style < 0.95) {
    const address = `${street}, ${pick(pick(districts, rng), rng)}, ${pick(provinces, rng)}`;
    return { address, district: "", province: "" };
  }
  return { address: style < 0.98 ? street : "", district: "", province: "" };
}

function pick<T>(items: T[], rng: Random): T {
  return items[rng.integer(items.length)];
}

/** Every region's names, for checking them against a list of units. */
export function writtenRegions(): readonly Readonly<Region>[] {
  return REGIONS;
}
