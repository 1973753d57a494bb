// The texts of the glance at a whole file in Vietnamese.

import type { ScreenTexts } from "./enScreens.ts";

export const viOverview: Pick<ScreenTexts, "overview"> = {
  overview: {
    title: "Nhìn nhanh toàn bộ dữ liệu",
    lead: "Các dòng giữ lại có đúng với những gì bạn biết về việc kinh doanh không? Điểm bất thường được đánh dấu.",
    perMonth: "Doanh thu theo tháng",
    linesPerMonth: "Số dòng theo tháng",
    month: "Tháng",
    revenue: "Doanh thu",
    lines: "Số dòng",
    daysWith: "Số ngày có bán",
    time: "Thời gian",
    within: "Không có dòng nào cách xa các dòng khác.",
    outside: "{{count:count}} dòng nằm cách xa: tính tất cả là từ {{first:date}} đến {{last:date}}.",
    without: "Ngày không bán hàng",
    withoutOf: "{{without:count}} trên {{all:count}}",
    pause: "Dài nhất: {{days:count}} ngày liền, từ {{from:date}}.",
    customer: "Khách hàng lớn nhất",
    product: "Sản phẩm bán nhiều nhất",
    ofRevenue: "{{share:share}} doanh thu",
    ofLines: "{{share:share}} số dòng",
    alike: "Mã gần giống nhau",
    customers: "{{count:count}} khách hàng",
    products: "{{count:count}} sản phẩm",
    noAlike: "Không có mã nào chỉ khác nhau ở chữ hoa, dấu cách hay số 0.",
    names: "Tên có nhiều mã",
    noNames: "Mỗi tên chỉ có một mã.",
    none: "Không có",
    largest: "{{field}}: giá trị lớn nhất",
    largestHint: "Ở dòng {{line:count}}, chiếm {{share:share}} tổng số. 99 % số dòng không quá {{usual}}.",
    currency: "Loại tiền",
    otherCurrency: "{{lines:count}} dòng bằng loại tiền khác bị loại.",
    oneCurrency: "Không thấy loại tiền nào khác.",
    unknownCurrency: "Không rõ",
  },
};
