// The texts of taking tables away in Vietnamese.

import type { Widen } from "./en.ts";
import type { enTables } from "./enTables.ts";

export const viTables: Widen<typeof enTables> = {
  table: {
    take: "Lưu hoặc sao chép: {{title}}",
    takeShort: "Lưu hoặc sao chép bảng",
    xlsx: "Excel (.xlsx)",
    csv: "CSV (dấu chấm phẩy, số thập phân dấu phẩy)",
    copy: "Sao chép để dán vào bảng tính",
    copied: "Đã sao chép {{rows:count}} dòng",
    about: "Nguồn",
    data: "Dữ liệu",
    days: "Các ngày",
    model: "Mô hình học từ",
    filter: "Bộ lọc",
    filterBy: "Bộ lọc: {{name}}",
    low: "{{title}}, thấp",
    high: "{{title}}, cao",
    search: "Tìm kiếm",
    saved: "Lưu lúc",
    printed: "In {{shown:count}} trên {{all:count}} dòng; lưu bảng để có đủ.",
  },
  chartNote: {
    points: "{{drawn:count}} điểm.",
    leftOut:
      "{{drawn:count}} trong {{all:count}} điểm; trục logarit không có chỗ cho {{out:count}} điểm từ 0 trở xuống.",
    zeros: "Bỏ qua {{zeros:count}} giá trị từ 0 trở xuống: trục logarit không có chỗ cho chúng.",
  },
  day: {
    form: "ngày/tháng/năm",
    calendar: "Lịch",
    none: "Không phải ngày; viết dạng {{form}}",
  },
};
