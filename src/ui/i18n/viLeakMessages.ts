// What the guard says before a training, in Vietnamese.

import type { LeakMessageCode } from "../../core/features/leaks/leakMessages.ts";

export const viLeakMessages: Record<LeakMessageCode, string> = {
  "leak.derivedByPrice":
    "Doanh thu bằng số lượng × giá của sản phẩm ở {{share:percent}} số dòng đã xem: đại lượng này là cột suy ra từ đại lượng kia, đoán đúng cái này cũng là đoán đúng cái kia, không phải thành công thứ hai.",
  "leak.derivedByReading":
    "Tệp không có cột doanh thu: doanh thu được tính bằng số lượng × đơn giá, nên doanh thu là cột suy ra từ số lượng; đoán đúng cái này giúp đoán đúng cái kia.",
  "leak.derivedByFactor":
    "Doanh thu bằng số lượng nhân {{factor:decimal}} ở {{share:percent}} số dòng đã xem: hãy kiểm tra xem hai đại lượng có lấy từ cùng một cột không.",
  "leak.visitsSplit":
    "{{count:count}} lần mua được đem đánh giá ({{share:percent}}) còn có dòng ở phần khác của phép chia: điều được đánh giá đã lộ một phần khi huấn luyện. Hãy kiểm tra cột đơn hàng, hoặc chia theo thời gian.",
  "leak.visitsSplitFew":
    "{{count:count}} lần mua được đem đánh giá ({{share:percent}}) còn có dòng ở phần khác của phép chia, ít đến mức các con số hầu như không đổi.",
  "leak.number":
    "Chỉ riêng {{feature:message}} đã cho biết {{task:message}} gần như chính xác (R² {{fit:decimal}} trên khách hàng khác): hãy chắc rằng nó đã có trước lần mua.",
  "leak.product":
    "Chỉ riêng {{feature:message}} đã cho biết sản phẩm tiếp theo của {{share:percent}} trường hợp ở khách hàng khác: hãy chắc rằng nó đã có trước lần mua.",
  "leak.task.quantity": "số lượng",
  "leak.task.revenue": "doanh thu",
  "leak.task.discount": "chiết khấu",
  "leak.lastProduct": "sản phẩm của dòng cuối",
};
