// What core says about the next order, in Vietnamese.

export const viOrderMessages = {
  "reason.today": "hôm nay",
  "reason.ago": "{{days:count}} ngày trước",
  "reason.rhythm": "cứ {{every:count}} ngày mua một lần, lần gần nhất {{last:message}}",
  "reason.habit": "có trong {{orders:count}} trên {{of:count}} đơn gần nhất, lần cuối {{last:message}}",
  "reason.again": "đã từng mua, {{last:message}}",
  "reason.follows": "thường mua sau {{product}}",
  "reason.together": "hay mua cùng {{products}}",
  "reason.alike": "các khách cũng mua {{products}} hay mua",
  "reason.sells": "đang bán chạy: có trong {{percent:percent}} số đơn của bốn tuần qua",
  "reason.sellsIn": "đang bán chạy ở {{province}}: có trong {{percent:percent}} số đơn của bốn tuần qua",
  "reason.popular": "nhiều khách mua",
  "reason.pattern": "hợp với thứ tự mua hàng trước đây",
  "order.gap.amounts":
    "Mô hình này thuộc phiên bản cũ, không biết số lượng, giá và thành tiền của từng sản phẩm: hãy huấn luyện lại để biết giá trị đơn hàng.",
  "order.gap.reasons":
    "Mô hình này thuộc phiên bản cũ hoặc được huấn luyện không kèm thống kê lịch sử mua: chỉ giải thích được một phần lý do.",
  "order.gap.calibration":
    "Khả năng được tính như các lần rút độc lập, số lần bằng số sản phẩm thường có trong đơn của khách; chưa hiệu chỉnh theo đơn hàng nên không nêu khoảng của tổng tiền.",
  "order.noHistory":
    "Không khách hàng phù hợp nào có đơn hàng trước {{date}}: hãy chọn ngày muộn hơn hoặc bớt điều kiện.",
} as const;
