// The texts of the description of columns in Vietnamese.

import { viDescribedColumns } from "./viColumns.ts";

export const viDescribe = {
  describe: {
    title: "Thống kê từng cột",
    lead: "Từng cột của các dòng được giữ lại. Phân vị nội suy tuyến tính; độ lệch chuẩn là của mẫu (n − 1), theo đơn vị của cột, với ngày là số ngày. Đơn giá là doanh thu chia số lượng, sau chiết khấu.",
    numbers: "Cột số",
    texts: "Cột chữ",
    column: "Cột",
    count: "Có giá trị",
    missing: "Thiếu",
    distinct: "Khác nhau",
    mean: "Trung bình",
    deviation: "Độ lệch chuẩn",
    min: "Nhỏ nhất",
    quantile: "Phân vị {{share:wholeShare}}",
    max: "Lớn nhất",
    histogram: "Phân bố",
    histogramOf:
      "{{column}}: {{count:count}} cột từ {{from}} đến {{to}}; cột cao nhất, {{lines:count}} dòng, bắt đầu ở {{at}}.",
    histogramHint: "Từ phân vị 0,5% đến 99,5%; phần ngoài được tính vào hai cột ngoài cùng.",
    most: "Hay gặp nhất",
    days: "{{number}} ngày",
    columns: viDescribedColumns,
  },
} as const;
