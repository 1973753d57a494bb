// What can be wrong with a formula or the name of a custom feature, in Vietnamese.

import type { FormulaMessageCode } from "../../core/features/formula/formulaMessages.ts";

export const viFormulaMessages: Record<FormulaMessageCode, string> = {
  "formula.empty": "công thức đang trống: hãy viết từ các đặc trưng, ví dụ recency_days / gap_mean_days",
  "formula.tooLong": "công thức dài {{length}} ký tự: chỉ đọc nhiều nhất {{most}}",
  "formula.tooDeep": "lồng nhau quá {{most}} tầng ở vị trí {{at}}: hãy viết gọn hơn",
  "formula.character": "không hiểu “{{text}}” ở vị trí {{at}}",
  "formula.comma": "không hiểu “,” ở vị trí {{at}}: dấu phẩy ngăn các tham số của hàm, số thập phân viết bằng dấu chấm",
  "formula.equals": "không hiểu “=” ở vị trí {{at}}: hãy viết == để so sánh",
  "formula.number": "“{{text}}” ở vị trí {{at}} không phải là số",
  "formula.end": "công thức kết thúc ở vị trí {{at}}, trong khi còn thiếu một giá trị",
  "formula.value": "không hiểu “{{text}}” ở vị trí {{at}}, chỗ cần một giá trị",
  "formula.unclosed": "dấu ngoặc mở ở vị trí {{at}} chưa được đóng",
  "formula.chain": "“{{text}}” ở vị trí {{at}} so sánh một phép so sánh: mỗi lần chỉ so sánh hai giá trị",
  "formula.unknown": "không có đặc trưng “{{name}}” (vị trí {{at}})",
  "formula.unknownGuess": "không có đặc trưng “{{name}}” (vị trí {{at}}); có phải {{guess}} không?",
  "formula.unknownFunction": "không có hàm “{{name}}” (vị trí {{at}}); các hàm: {{have}}",
  "formula.notFunction": "“{{name}}” ở vị trí {{at}} là đặc trưng, không phải hàm",
  "formula.functionAlone": "“{{name}}” ở vị trí {{at}} là hàm: hãy viết {{usage}}",
  "formula.arguments": "{{name}} ở vị trí {{at}} có {{found}} giá trị trong ngoặc: hãy viết {{usage}}",
  "custom.noName": "đặc trưng cần có tên",
  "custom.badName":
    "không dùng được tên “{{name}}”: chỉ gồm chữ cái, chữ số và dấu gạch dưới, bắt đầu bằng chữ cái, nhiều nhất {{most}} ký tự",
  "custom.taken": "đã có đặc trưng tên “{{name}}”",
  "custom.tooMany": "{{count}} đặc trưng tự đặt là quá nhiều: nhiều nhất {{most}}",
  "custom.broken": "đặc trưng tự đặt “{{name}}”: {{reason}}",
  "custom.noFormula": "hãy viết đặc trưng tự đặt theo dạng tên = công thức, thay vì “{{text}}”",
};
