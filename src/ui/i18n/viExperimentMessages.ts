// What is said of a search for better settings, in Vietnamese.

import type { ExperimentMessageCode } from "../../core/experiments/experimentMessages.ts";

export const viExperimentMessages: Record<ExperimentMessageCode, string> = {
  "space.noObject":
    'Không gian tìm kiếm là một đối tượng JSON: tên mỗi thiết lập kèm các giá trị nó có thể nhận, ví dụ { "learningRate": { "low": 0.001, "high": 0.01 } }.',
  "space.noJson": "Không gian tìm kiếm không phải là JSON ({{why}}).",
  "space.empty": "Không gian tìm kiếm trống: hãy nêu ít nhất một thiết lập và các giá trị của nó.",
  "space.unknown": "Không gian tìm kiếm nêu {{name}}, thiết lập này không tìm được. Tìm được: {{known}}.",
  "space.fixed":
    "Không gian tìm kiếm nêu {{name}}, thiết lập này phải giống nhau ở mọi lần thử, nếu không sẽ không so sánh được. Hãy đặt một giá trị chung cho cả lần tìm.",
  "space.form":
    '{{name}} phải ghi "values": [...], hoặc "low" và "high"; ngoài ra chỉ có "scale", "step", "points" và "when".',
  "space.unknownKey": "{{name}} có một khóa lạ: {{key}}.",
  "space.noRange": "{{name}} không phải là số: hãy liệt kê các giá trị trong values.",
  "space.value": "{{name}} không thể là {{value}}: phải là {{allowed}}.",
  "space.twice": "{{name}} liệt kê {{value}} hai lần.",
  "space.noValues": "{{name}} không liệt kê giá trị nào.",
  "space.order": "{{name}} đi từ {{low:number}} xuống {{high:number}}: low không được lớn hơn high.",
  "space.log":
    "{{name}} bắt đầu từ {{low:number}}, mà thang logarit chỉ có số lớn hơn 0: hãy tăng low, hoặc dùng thang tuyến tính (linear).",
  "space.scale": '{{name}} có thang {{found}}: chỉ có thể là "linear" hoặc "log".',
  "space.step":
    "{{name}} có bước {{found}}: bước phải là số lớn hơn 0, là số nguyên nếu thiết lập là số nguyên, và không dùng với thang logarit.",
  "space.points": "{{name}} có {{found}} điểm: phải là số nguyên từ 1 đến 1.000.",
  "space.when":
    "{{name}} chỉ có khi {{other}} nhận một giá trị nào đó, nhưng {{other}} phải đứng trước nó, kèm danh sách giá trị.",
  "space.whenValue": "{{name}} chỉ có khi {{other}} là {{value}}, nhưng {{other}} không bao giờ nhận giá trị đó.",
  "space.noFeatures": "Không gian tìm kiếm bật và tắt đặc trưng tự tạo, nhưng chưa có đặc trưng nào.",
  "space.heads":
    "Không có số đầu chú ý nào trong không gian tìm kiếm chia hết hai lần kích thước lớp ẩn. Hãy mở rộng numHeads hoặc hiddenSize.",
  "space.periods": "Không có kích thước kỳ nào trong không gian tìm kiếm chia hết cho {{heads:count}}.",
  "space.rates":
    "Tốc độ học có thể xuống tới {{lowest:number}}, thấp hơn {{minimum:number}} là mức nhỏ nhất của minLearningRate. Hãy tăng giá trị đầu hoặc giảm giá trị sau.",
  "space.weights":
    "Trọng số của cả bốn tác vụ có thể cùng bằng 0: khi đó không có gì để học. Hãy tăng mức thấp nhất của một trọng số.",
  "space.gridLarge":
    "Lưới có hơn {{most:count}} điểm. Hãy liệt kê ít giá trị hơn, hoặc chọn cách tìm random, asha hay tpe.",
  "search.firstEpochs":
    "Lần dừng để so sánh đầu tiên ở vòng {{first:count}}, sau khi cả lần huấn luyện đã hết {{epochs:count}} vòng. Hãy cho dừng sớm hơn, hoặc huấn luyện lâu hơn.",
  "search.manyTargets":
    "Lượt tìm có chọn giữa các cách ghi nhớ phải giữ câu trả lời cho mọi dòng kiểm định, mà ở đây có quá nhiều. Hãy đặt validationTargets từ {{most:count}} trở xuống.",
  "search.otherLines":
    "Lần tìm trước dùng các dòng dữ liệu khác: không so sánh được với lần thử mới. Hãy chọn đúng tệp và tùy chọn cũ, hoặc bắt đầu lần tìm mới.",
  "search.otherTargets":
    "Với thiết lập này, các lần dự báo dùng để so sánh khác với những lần thử trước: không so sánh được. Hãy bỏ khỏi không gian tìm kiếm những gì làm thay đổi mẫu.",
};
