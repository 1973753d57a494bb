// The texts of enAmounts.ts in Vietnamese.

import type { Widen } from "./en.ts";
import type { enAmounts } from "./enAmounts.ts";

export const viAmounts: Widen<typeof enAmounts> = {
  amounts: {
    title: "Số lượng và thành tiền khi đã biết sản phẩm",
    lead: "Số lượng, doanh thu và chiết khấu của một dòng lệch bao nhiêu khi đã biết sản phẩm, so với trung vị của khách hàng với sản phẩm đó, nếu không có thì trung vị của sản phẩm.",
    model: "Sai số trung bình",
    rule: "Sai số của trung vị",
    better: "Tốt hơn",
    yes: "có",
    unclear: "chưa rõ",
    no: "không",
    wape: "WAPE",
    sums: "Dự báo / thực tế",
    coverage: "Nằm trong khoảng 80%",
    before: "Khi chưa biết sản phẩm",
    last: "Trung vị 40 dòng gần nhất",
    quantity: "Số lượng",
    revenue: "Doanh thu",
    discount: "Chiết khấu",
    task: "Của một dòng",
    group: "Nhóm",
    lines: "Số dòng",
    said: "Doanh thu dự báo",
    actual: "Doanh thu thực tế",
    by: {
      product: "Tổng theo sản phẩm",
      province: "Tổng theo tỉnh thành",
      month: "Tổng theo tháng",
      salesperson: "Tổng theo nhân viên",
    },
    note: "Sai số là của trung vị; tổng là của giá trị trung bình, được khớp trên phần kiểm định để tổng đúng ở đó. Mọi con số thuộc phần kiểm tra; tổng của nhiều nhất mười hai nhóm lớn nhất.",
  },
};
