// The 34 provincial units of 1 July 2025 in code order, small enough to be compiled in: ids, names, seats and regions.

export interface Province {
  /** 1..34 in code order; 0 is kept for "unknown". */
  id: number;
  /** Official two-digit code of 1 July 2025. */
  code: string;
  name: string;
  /** As it is shown: the name alone, but for the one city that is never called by it alone. */
  short: string;
  nameEn: string;
  /** Position of the town that holds the administrative centre, WGS 84 degrees. */
  latitude: number;
  longitude: number;
  /** Socio-economic region 1..6 of 2025. */
  region: number;
  regionName: string;
  /** Codes (to 30 June 2025) of the provinces it took over, the namesake or the seat first. */
  merged63: string[];
}

// biome-ignore format: one row a province
export const PROVINCES: readonly Province[] = [
  { id: 1, code: "01", name: "Thành phố Hà Nội", short: "Hà Nội", nameEn: "Hanoi", latitude: 21.0285, longitude: 105.8542, region: 2, regionName: "Đồng bằng sông Hồng", merged63: ["01"] },
  { id: 2, code: "04", name: "Tỉnh Cao Bằng", short: "Cao Bằng", nameEn: "Cao Bang", latitude: 22.6667, longitude: 106.25, region: 1, regionName: "Trung du và miền núi phía Bắc", merged63: ["04"] },
  { id: 3, code: "08", name: "Tỉnh Tuyên Quang", short: "Tuyên Quang", nameEn: "Tuyen Quang", latitude: 21.8233, longitude: 105.2181, region: 1, regionName: "Trung du và miền núi phía Bắc", merged63: ["08", "02"] },
  { id: 4, code: "11", name: "Tỉnh Điện Biên", short: "Điện Biên", nameEn: "Dien Bien", latitude: 21.386, longitude: 103.023, region: 1, regionName: "Trung du và miền núi phía Bắc", merged63: ["11"] },
  { id: 5, code: "12", name: "Tỉnh Lai Châu", short: "Lai Châu", nameEn: "Lai Chau", latitude: 22.396, longitude: 103.458, region: 1, regionName: "Trung du và miền núi phía Bắc", merged63: ["12"] },
  { id: 6, code: "14", name: "Tỉnh Sơn La", short: "Sơn La", nameEn: "Son La", latitude: 21.327, longitude: 103.914, region: 1, regionName: "Trung du và miền núi phía Bắc", merged63: ["14"] },
  { id: 7, code: "15", name: "Tỉnh Lào Cai", short: "Lào Cai", nameEn: "Lao Cai", latitude: 21.7, longitude: 104.8667, region: 1, regionName: "Trung du và miền núi phía Bắc", merged63: ["10", "15"] },
  { id: 8, code: "19", name: "Tỉnh Thái Nguyên", short: "Thái Nguyên", nameEn: "Thai Nguyen", latitude: 21.5928, longitude: 105.8442, region: 1, regionName: "Trung du và miền núi phía Bắc", merged63: ["19", "06"] },
  { id: 9, code: "20", name: "Tỉnh Lạng Sơn", short: "Lạng Sơn", nameEn: "Lang Son", latitude: 21.8478, longitude: 106.7578, region: 1, regionName: "Trung du và miền núi phía Bắc", merged63: ["20"] },
  { id: 10, code: "22", name: "Tỉnh Quảng Ninh", short: "Quảng Ninh", nameEn: "Quang Ninh", latitude: 20.9511, longitude: 107.08, region: 2, regionName: "Đồng bằng sông Hồng", merged63: ["22"] },
  { id: 11, code: "24", name: "Tỉnh Bắc Ninh", short: "Bắc Ninh", nameEn: "Bac Ninh", latitude: 21.2731, longitude: 106.1946, region: 2, regionName: "Đồng bằng sông Hồng", merged63: ["27", "24"] },
  { id: 12, code: "25", name: "Tỉnh Phú Thọ", short: "Phú Thọ", nameEn: "Phu Tho", latitude: 21.3065, longitude: 105.4189, region: 1, regionName: "Trung du và miền núi phía Bắc", merged63: ["25", "26", "17"] },
  { id: 13, code: "31", name: "Thành phố Hải Phòng", short: "Hải Phòng", nameEn: "Haiphong", latitude: 20.8561, longitude: 106.6822, region: 2, regionName: "Đồng bằng sông Hồng", merged63: ["31", "30"] },
  { id: 14, code: "33", name: "Tỉnh Hưng Yên", short: "Hưng Yên", nameEn: "Hung Yen", latitude: 20.65, longitude: 106.0667, region: 2, regionName: "Đồng bằng sông Hồng", merged63: ["33", "34"] },
  { id: 15, code: "37", name: "Tỉnh Ninh Bình", short: "Ninh Bình", nameEn: "Ninh Binh", latitude: 20.2539, longitude: 105.975, region: 2, regionName: "Đồng bằng sông Hồng", merged63: ["37", "35", "36"] },
  { id: 16, code: "38", name: "Tỉnh Thanh Hóa", short: "Thanh Hóa", nameEn: "Thanh Hoa", latitude: 19.8, longitude: 105.7667, region: 3, regionName: "Bắc Trung Bộ", merged63: ["38"] },
  { id: 17, code: "40", name: "Tỉnh Nghệ An", short: "Nghệ An", nameEn: "Nghe An", latitude: 18.6667, longitude: 105.6667, region: 3, regionName: "Bắc Trung Bộ", merged63: ["40"] },
  { id: 18, code: "42", name: "Tỉnh Hà Tĩnh", short: "Hà Tĩnh", nameEn: "Ha Tinh", latitude: 18.3333, longitude: 105.9, region: 3, regionName: "Bắc Trung Bộ", merged63: ["42"] },
  { id: 19, code: "44", name: "Tỉnh Quảng Trị", short: "Quảng Trị", nameEn: "Quang Tri", latitude: 17.4833, longitude: 106.6, region: 3, regionName: "Bắc Trung Bộ", merged63: ["45", "44"] },
  { id: 20, code: "46", name: "Thành phố Huế", short: "Huế", nameEn: "Hue", latitude: 16.4667, longitude: 107.6, region: 3, regionName: "Bắc Trung Bộ", merged63: ["46"] },
  { id: 21, code: "48", name: "Thành phố Đà Nẵng", short: "Đà Nẵng", nameEn: "Da Nang", latitude: 16.0678, longitude: 108.2208, region: 4, regionName: "Duyên hải Nam Trung Bộ và Tây Nguyên", merged63: ["48", "49"] },
  { id: 22, code: "51", name: "Tỉnh Quảng Ngãi", short: "Quảng Ngãi", nameEn: "Quang Ngai", latitude: 15.1167, longitude: 108.8, region: 4, regionName: "Duyên hải Nam Trung Bộ và Tây Nguyên", merged63: ["51", "62"] },
  { id: 23, code: "52", name: "Tỉnh Gia Lai", short: "Gia Lai", nameEn: "Gia Lai", latitude: 13.7667, longitude: 109.2333, region: 4, regionName: "Duyên hải Nam Trung Bộ và Tây Nguyên", merged63: ["64", "52"] },
  { id: 24, code: "56", name: "Tỉnh Khánh Hòa", short: "Khánh Hòa", nameEn: "Khanh Hoa", latitude: 12.25, longitude: 109.1833, region: 4, regionName: "Duyên hải Nam Trung Bộ và Tây Nguyên", merged63: ["56", "58"] },
  { id: 25, code: "66", name: "Tỉnh Đắk Lắk", short: "Đắk Lắk", nameEn: "Dak Lak", latitude: 12.6667, longitude: 108.05, region: 4, regionName: "Duyên hải Nam Trung Bộ và Tây Nguyên", merged63: ["66", "54"] },
  { id: 26, code: "68", name: "Tỉnh Lâm Đồng", short: "Lâm Đồng", nameEn: "Lam Dong", latitude: 11.946, longitude: 108.442, region: 4, regionName: "Duyên hải Nam Trung Bộ và Tây Nguyên", merged63: ["68", "67", "60"] },
  { id: 27, code: "75", name: "Tỉnh Đồng Nai", short: "Đồng Nai", nameEn: "Dong Nai", latitude: 10.95, longitude: 106.8167, region: 5, regionName: "Đông Nam Bộ", merged63: ["75", "70"] },
  { id: 28, code: "79", name: "Thành phố Hồ Chí Minh", short: "TP. Hồ Chí Minh", nameEn: "Ho Chi Minh City", latitude: 10.7769, longitude: 106.7009, region: 5, regionName: "Đông Nam Bộ", merged63: ["79", "74", "77"] },
  { id: 29, code: "80", name: "Tỉnh Tây Ninh", short: "Tây Ninh", nameEn: "Tay Ninh", latitude: 10.5333, longitude: 106.4167, region: 5, regionName: "Đông Nam Bộ", merged63: ["72", "80"] },
  { id: 30, code: "82", name: "Tỉnh Đồng Tháp", short: "Đồng Tháp", nameEn: "Dong Thap", latitude: 10.36, longitude: 106.36, region: 6, regionName: "Đồng bằng sông Cửu Long", merged63: ["87", "82"] },
  { id: 31, code: "86", name: "Tỉnh Vĩnh Long", short: "Vĩnh Long", nameEn: "Vinh Long", latitude: 10.25, longitude: 105.9667, region: 6, regionName: "Đồng bằng sông Cửu Long", merged63: ["86", "83", "84"] },
  { id: 32, code: "91", name: "Tỉnh An Giang", short: "An Giang", nameEn: "An Giang", latitude: 10.0167, longitude: 105.0833, region: 6, regionName: "Đồng bằng sông Cửu Long", merged63: ["89", "91"] },
  { id: 33, code: "92", name: "Thành phố Cần Thơ", short: "Cần Thơ", nameEn: "Can Tho", latitude: 10.0333, longitude: 105.7833, region: 6, regionName: "Đồng bằng sông Cửu Long", merged63: ["92", "93", "94"] },
  { id: 34, code: "96", name: "Tỉnh Cà Mau", short: "Cà Mau", nameEn: "Ca Mau", latitude: 9.1769, longitude: 105.15, region: 6, regionName: "Đồng bằng sông Cửu Long", merged63: ["96", "95"] },
];

const idByCode = new Map(PROVINCES.map((province) => [province.code, province.id]));

/** A province's name without its kind, as the 63 are named: "Hồ Chí Minh". */
export function plainName({ name }: Province): string {
  return name.replace(/^(?:Thành phố|Tỉnh) /, "");
}

/** Id 1..34 of a 34-province code such as "79"; 0 when there is no such code. */
export function provinceId(code34: string): number {
  return idByCode.get(code34) ?? 0;
}
