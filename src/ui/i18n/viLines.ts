// The texts of tables of sale lines in Vietnamese.

import { viTableColumns } from "./viColumns.ts";

export const viLines = {
  lines: {
    title: "Các dòng",
    lead: "Mọi dòng được giữ lại, đúng như phần mềm hiểu. Bấm tiêu đề cột để sắp xếp; số dòng là số trong tệp, không tính dòng tiêu đề.",
    search: "Tìm khách hàng hoặc sản phẩm",
    nameOf: "{{column}}: tên",
    count: "{{lines:count}} dòng",
    rows: "{{shown:count}} trên {{total:count}}",
    openOf: "Xem các dòng: {{name}}",
    none: "Không có dòng nào phù hợp.",
    noneFound: "Không dòng nào có khách hàng hay sản phẩm chứa “{{query}}”.",
    lines: "Số dòng",
    customers: "Khách hàng",
    orders: "Đơn hàng",
    products: "Sản phẩm",
    quantity: "Số lượng",
    revenue: "Doanh thu",
    columns: viTableColumns,
  },
} as const;
