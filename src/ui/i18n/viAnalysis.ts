// The texts of the analyses on the Results screen in Vietnamese.

import type { Widen } from "./en.ts";
import type { enAnalysis } from "./enAnalysis.ts";

export const viAnalysis: Widen<typeof enAnalysis> = {
  analysis: {
    parts: "Các phần của kết quả",
    overview: "Tổng quan",
    needsData: "Hãy mở bộ dữ liệu ở màn hình Dữ liệu: phần này được tính từ các trường hợp kiểm tra của bộ đó.",
    whileTraining: "Đang huấn luyện một mô hình. Có thể xem phần này khi huấn luyện xong hoặc dừng lại.",
    answering: "Đang hỏi mô hình về các trường hợp kiểm tra",
    compute: "Tính",
    product: "Sản phẩm kế tiếp",
    unit: "đơn vị",
    predicted: "dự báo",
    targets: "trường hợp",
    from: "từ",
    to: "đến",
    family: "Nhóm hàng",
    noFamily: "Không có",
    group: "Nhóm",
    worst: "Sai nhiều nhất",
    bought: "Đã mua",
    likeliest: "Gợi ý đầu",
    report: "Tải báo cáo",
    reportHint:
      "Một tệp HTML có các con số, biểu đồ và cách đo, theo ngôn ngữ của trang. Báo cáo chỉ ghi mã khách hàng và mở được mà không cần trang này hay mạng.",
    reportTitle: "Báo cáo về một mô hình dự báo bán hàng",
    reportMade: "Lập ngày {{date:date}} bằng Sales Studio từ {{name}}. Không có gì rời khỏi máy đã lập báo cáo.",
    reportNoData: "một mô hình không kèm dữ liệu",
    reportVerdict: "Kết luận",
    reportTraining: "Huấn luyện",
    reportSettings: "Thiết lập",
    reportSetting: "Thiết lập",
    reportValue: "Giá trị",
    reportLoss: "Sai số huấn luyện (loss) theo vòng",
    reportEpoch: "vòng",
    reportLossUnit: "loss",
    reportTrain: "huấn luyện",
    reportValidation: "kiểm định",
    reportNotes: "Ghi chú và giấy phép",
    reportWriting: "Đang viết báo cáo",
    repeatSlice:
      "Đã từng mua: {{repeat:count}} trường hợp, trúng trong 10 gợi ý đầu {{repeatHit:share}}. Mới với khách hàng: {{new:count}} trường hợp, trúng trong 10 gợi ý đầu {{newHit:share}}.",
  },
};
