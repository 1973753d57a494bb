// The texts of enShift.ts in Vietnamese.

import type { ScreenTexts } from "./enScreens.ts";

export const viShift: Pick<ScreenTexts, "shift"> = {
  shift: {
    of: "Được huấn luyện và chấm trên {{name}}",
    ofDays: "Được huấn luyện và chấm trên {{name}}, từ {{first:date}} đến {{last:date}}",
    unnamed: "bộ dữ liệu không tên",
    ownDay: "Bộ dữ liệu đang mở chính là dữ liệu của mô hình.",
    ownBeyond: "Dữ liệu của mô hình kết thúc ngày {{last:date}}, {{days:count}} ngày trước ngày được hỏi.",
    other: "Đây không phải dữ liệu mà mô hình đã được huấn luyện",
    old: "Không rõ đây có phải dữ liệu của mô hình hay không",
    oldText: "Mô hình do phiên bản cũ tạo ra, chưa lưu dấu nhận biết dữ liệu của nó.",
    days: "Dữ liệu của mô hình kết thúc ngày {{last:date}}, {{days:count}} ngày trước ngày được hỏi.",
    daysWithin: "Dữ liệu của mô hình từ {{first:date}} đến {{last:date}}; ngày được hỏi nằm trong đó.",
    customers: "{{fresh:count}} trong {{all:count}} khách hàng là mới đối với mô hình.",
    products: "Trong {{lines:count}} dòng cuối, {{share:share}} là sản phẩm mô hình không biết.",
    productsBeside:
      "Trong {{lines:count}} dòng cuối, {{share:share}} là sản phẩm mô hình không biết (trong các dòng cuối của chính nó: {{own:share}}).",
    provinces: "{{share:share}} ở nơi không định vị được hoặc ở tỉnh mô hình chưa từng thấy.",
    provincesBeside:
      "{{share:share}} ở nơi không định vị được hoặc ở tỉnh mô hình chưa từng thấy (dữ liệu của chính nó: {{own:share}}).",
    drift: "Tỷ trọng lệch so với dữ liệu đã học: theo sản phẩm {{products}}, theo số tiền {{amounts}}.",
    driftBeside:
      "Tỷ trọng lệch so với dữ liệu đã học: theo sản phẩm {{products}}, theo số tiền {{amounts}} (các dòng cuối của chính nó: {{ownProducts}} và {{ownAmounts}}).",
    driftHow: "0 = tỷ trọng như nhau, 1 = không có gì chung (độ lệch toàn phần).",
    currencies: "Mô hình tính tiền bằng {{model}}, dữ liệu này bằng {{lines}}: số dự báo là {{model}}.",
    dates:
      "Dữ liệu của mô hình đọc ngày ở “{{column}}” theo {{model}}, dữ liệu này theo {{lines}}: một trong hai có thể bị đảo ngày và tháng.",
    discount:
      "Dữ liệu của mô hình đọc chiết khấu “{{column}}” là: {{model}}; dữ liệu này là: {{lines}}. Một trong hai có thể bị đọc sai.",
    rolesOfModel:
      "Các dòng không phải bán hàng (đã hủy, trả hàng …) đã bị loại khỏi dữ liệu của mô hình theo {{columns}}; dữ liệu này không xét điều đó, nên ở đây các dòng như vậy tính là bán hàng.",
    rolesOfLines:
      "Các dòng không phải bán hàng (đã hủy, trả hàng …) bị loại khỏi dữ liệu này theo {{columns}}; dữ liệu của mô hình không xét điều đó, nên mô hình đã học cả các dòng như vậy.",
    resultsOther:
      "Chỉ số, phương pháp đơn giản và kết luận ở đây là của các trường hợp kiểm tra của chính mô hình, không phải của {{open}}. Biểu đồ dự báo so với thực tế và các phần bên cạnh hỏi mô hình về các dòng của {{open}} sau ngày huấn luyện và kiểm định cuối cùng của nó.",
    reportOther:
      "Chỉ số, phương pháp đơn giản và kết luận là của các trường hợp kiểm tra của chính mô hình. Các phân tích bên dưới làm trên một bộ dữ liệu khác, {{open}}: các dòng sau ngày huấn luyện và kiểm định cuối cùng của mô hình.",
    offOther: "trên các trường hợp kiểm tra của chính nó sai số trung bình khoảng {{value}}",
  },
};
