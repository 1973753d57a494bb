// What is said of the answers on who is due and who is leaving, in Vietnamese.

import type { RetentionMessageCode } from "../../core/retention/retentionMessages.ts";

export const viRetentionMessages: Record<RetentionMessageCode, string> = {
  "due.nobody": "Trước {{date:moment}} không có đơn nào của khách hàng có thể ghé thăm: hãy chọn ngày muộn hơn.",
  "due.tooShort":
    "Các đơn trước ngày này chỉ trải trên {{days:count}} ngày, chưa đủ khách quay lại: cần ít nhất {{needed:count}} ngày mới tính được xác suất. Khách chỉ được xếp theo khoảng cách giữa các đơn của chính họ.",
  "due.short":
    "Các đơn trước ngày này chỉ trải trên {{days:count}} ngày: xác suất chỉ tính tới {{horizon:count}} ngày, và không khách nào bị coi là đã bỏ.",
};
