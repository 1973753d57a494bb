// The 63 provinces up to 30 June 2025 by code, small enough to be compiled in; `PROVINCES` says which took them over.

// biome-ignore format: a table
const UNITS: readonly (readonly [code: string, name: string, latitude: number, longitude: number])[] = [
  ["01", "Hà Nội", 21.0285, 105.8542], ["02", "Hà Giang", 22.8333, 104.9833], ["04", "Cao Bằng", 22.6667, 106.25],
  ["06", "Bắc Kạn", 22.147, 105.835], ["08", "Tuyên Quang", 21.8233, 105.2181], ["10", "Lào Cai", 22.4856, 103.9707],
  ["11", "Điện Biên", 21.386, 103.023], ["12", "Lai Châu", 22.396, 103.458], ["14", "Sơn La", 21.327, 103.914],
  ["15", "Yên Bái", 21.7, 104.8667], ["17", "Hòa Bình", 20.8133, 105.3383], ["19", "Thái Nguyên", 21.5928, 105.8442],
  ["20", "Lạng Sơn", 21.8478, 106.7578], ["22", "Quảng Ninh", 20.9511, 107.08], ["24", "Bắc Giang", 21.2731, 106.1946],
  ["25", "Phú Thọ", 21.3065, 105.4189], ["26", "Vĩnh Phúc", 21.309, 105.605], ["27", "Bắc Ninh", 21.1861, 106.0763],
  ["30", "Hải Dương", 20.9333, 106.3167], ["31", "Hải Phòng", 20.8561, 106.6822], ["33", "Hưng Yên", 20.65, 106.0667],
  ["34", "Thái Bình", 20.45, 106.3333], ["35", "Hà Nam", 20.5411, 105.9139], ["36", "Nam Định", 20.434, 106.177],
  ["37", "Ninh Bình", 20.2539, 105.975], ["38", "Thanh Hóa", 19.8, 105.7667], ["40", "Nghệ An", 18.6667, 105.6667],
  ["42", "Hà Tĩnh", 18.3333, 105.9], ["44", "Quảng Bình", 17.4833, 106.6], ["45", "Quảng Trị", 16.816, 107.1],
  ["46", "Huế", 16.4667, 107.6], ["48", "Đà Nẵng", 16.0678, 108.2208], ["49", "Quảng Nam", 15.5667, 108.4833],
  ["51", "Quảng Ngãi", 15.1167, 108.8], ["52", "Bình Định", 13.7667, 109.2333], ["54", "Phú Yên", 13.0833, 109.3],
  ["56", "Khánh Hòa", 12.25, 109.1833], ["58", "Ninh Thuận", 11.5667, 108.9833], ["60", "Bình Thuận", 10.9333, 108.1],
  ["62", "Kon Tum", 14.35, 108], ["64", "Gia Lai", 13.983, 108], ["66", "Đắk Lắk", 12.6667, 108.05],
  ["67", "Đắk Nông", 12.004, 107.69], ["68", "Lâm Đồng", 11.946, 108.442], ["70", "Bình Phước", 11.5333, 106.9167],
  ["72", "Tây Ninh", 11.3, 106.1], ["74", "Bình Dương", 10.9867, 106.655], ["75", "Đồng Nai", 10.95, 106.8167],
  ["77", "Bà Rịa - Vũng Tàu", 10.497, 107.169], ["79", "TP. Hồ Chí Minh", 10.7769, 106.7009], ["80", "Long An", 10.5333, 106.4167],
  ["82", "Tiền Giang", 10.36, 106.36], ["83", "Bến Tre", 10.2333, 106.3833], ["84", "Trà Vinh", 9.9347, 106.3453],
  ["86", "Vĩnh Long", 10.25, 105.9667], ["87", "Đồng Tháp", 10.45, 105.6333], ["89", "An Giang", 10.3864, 105.4352],
  ["91", "Kiên Giang", 10.0167, 105.0833], ["92", "Cần Thơ", 10.0333, 105.7833], ["93", "Hậu Giang", 9.7845, 105.4701],
  ["94", "Sóc Trăng", 9.6033, 105.98], ["95", "Bạc Liêu", 9.286, 105.725], ["96", "Cà Mau", 9.1769, 105.15],
];

export interface FormerProvince {
  /** Official two-digit code up to 30 June 2025. */
  code: string;
  name: string;
  /** Where the geocoder puts a place of which no more is known, WGS 84 degrees. */
  latitude: number;
  longitude: number;
}

/** In code order. */
export const FORMER_PROVINCES: readonly FormerProvince[] = UNITS.map(([code, name, latitude, longitude]) => {
  return { code, name, latitude, longitude };
});

const indexByCode = new Map(UNITS.map(([code], index) => [code, index]));

/** Place in the list of a code such as "79"; −1 when there is no such code. */
export function formerProvinceIndex(code: string | null): number {
  return code === null ? -1 : (indexByCode.get(code) ?? -1);
}
