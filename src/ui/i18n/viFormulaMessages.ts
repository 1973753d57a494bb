// What can be wrong with a formula or the name of a custom feature, in Vietnamese.

import type { FormulaMessageCode } from "../../core/features/formula/formulaMessages.ts";

export const viFormulaMessages: Record<FormulaMessageCode, string> = {
  "formula.empty": "công thức đang trống: hãy viết từ các đặc trưng, ví dụ recency_days / gap_mean_days",
  "formula.tooLong": "công thức dài {{length:count}} ký tự: chỉ đọc nhiều nhất {{most:count}}",
  "formula.tooDeep": "lồng nhau quá {{most:count}} tầng ở vị trí {{at:count}}: hãy viết gọn hơn",
  "formula.character": "không hiểu “{{text}}” ở vị trí {{at:count}}",
  "formula.comma":
    "không hiểu “,” ở vị trí {{at:count}}: dấu phẩy ngăn các tham số của hàm, số thập phân viết bằng dấu chấm",
  "formula.equals": "không hiểu “=” ở vị trí {{at:count}}: hãy viết == để so sánh",
  "formula.number": "“{{text}}” ở vị trí {{at:count}} không phải là số",
  "formula.end": "công thức kết thúc ở vị trí {{at:count}}, trong khi còn thiếu một giá trị",
  "formula.value": "không hiểu “{{text}}” ở vị trí {{at:count}}, chỗ cần một giá trị",
  "formula.unclosed": "dấu ngoặc mở ở vị trí {{at:count}} chưa được đóng",
  "formula.chain": "“{{text}}” ở vị trí {{at:count}} so sánh một phép so sánh: mỗi lần chỉ so sánh hai giá trị",
  "formula.unknown": "không có đặc trưng “{{name}}” (vị trí {{at:count}})",
  "formula.unknownGuess": "không có đặc trưng “{{name}}” (vị trí {{at:count}}); có phải {{guess}} không?",
  "formula.unknownFunction": "không có hàm “{{name}}” (vị trí {{at:count}}); các hàm: {{have}}",
  "formula.notFunction": "“{{name}}” ở vị trí {{at:count}} là đặc trưng, không phải hàm",
  "formula.functionAlone": "“{{name}}” ở vị trí {{at:count}} là hàm: hãy viết {{usage}}",
  "formula.arguments": "{{name}} ở vị trí {{at:count}} có {{found:count}} giá trị trong ngoặc: hãy viết {{usage}}",
  "custom.noName": "đặc trưng cần có tên",
  "custom.badName":
    "không dùng được tên “{{name}}”: chỉ gồm chữ cái, chữ số và dấu gạch dưới, bắt đầu bằng chữ cái, nhiều nhất {{most:count}} ký tự",
  "custom.taken": "đã có đặc trưng tên “{{name}}”",
  "custom.tooMany": "{{count:count}} đặc trưng tự đặt là quá nhiều: nhiều nhất {{most:count}}",
  "custom.broken": "đặc trưng tự đặt “{{name}}”: {{reason:message}}",
  "custom.noFormula": "hãy viết đặc trưng tự đặt theo dạng tên = công thức, thay vì “{{text}}”",
};
