// What is said of the answers on who is due and who is leaving, in Vietnamese.

import type { RetentionMessageCode } from "../../core/retention/retentionMessages.ts";

export const viRetentionMessages: Record<RetentionMessageCode, string> = {
  "due.nobody": "Trước {{date:moment}} không có đơn nào của khách hàng có thể ghé thăm: hãy chọn ngày muộn hơn.",
  "due.tooShort":
    "Các đơn trước ngày này trải trên {{days:count}} ngày, hoặc có quá ít khách quay lại: cần ít nhất {{needed:count}} ngày và {{gaps:count}} khoảng cách giữa các đơn mới tính được xác suất. Khách chỉ được xếp theo khoảng cách giữa các đơn của chính họ.",
  "due.short":
    "Các đơn trước ngày này chỉ trải trên {{days:count}} ngày: xác suất chỉ tính tới {{horizon:count}} ngày, và không khách nào bị coi là đã bỏ.",
  "due.bgNbd":
    "Với tệp này, BG/NBD đoán đơn tiếp theo tốt hơn mô hình theo thói quen của khách: kết quả lấy từ BG/NBD.",
  "due.ownGap":
    "Với tệp này, số ngày trung bình giữa hai đơn của chính khách dự đoán đơn tiếp theo tốt hơn mọi mô hình khác: kết quả lấy từ đó.",
};
