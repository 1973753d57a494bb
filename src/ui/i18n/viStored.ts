// The texts of screens that wait for a data set or a model, and of what waits since the last visit, in Vietnamese.

import type { ScreenTexts } from "./enScreens.ts";

export const viStored: Pick<ScreenTexts, "stored"> = {
  stored: {
    datasets: "Bộ dữ liệu đang lưu trên máy này",
    models: "Mô hình đang lưu trên máy này",
    dataset: "{{lines:count}} dòng · {{customers:count}} khách hàng · {{date:date}}",
    size: "{{size:bytes}}",
    more: "còn {{count:count}} mục nữa",
    model:
      "Huấn luyện lúc {{date:dateTime}} trên {{data}} · {{products:count}} sản phẩm · trúng trong 10 gợi ý đầu: {{hit:share}}",
    unknownData: "dữ liệu không rõ",
    open: "Mở",
    openNamed: "Mở {{name}}",
    openModelNamed: "Mở mô hình {{name}}",
    opening: "Đang mở {{name}}",
    openingLast: "Đang mở mô hình của lần trước",
    orTrain: "Huấn luyện mô hình mới",
    unfinished:
      "Lần huấn luyện trên {{name}} còn dở: vòng {{epoch:count}} trên {{epochs:count}}, lúc {{time:dateTime}}.",
    unfinishedOf:
      "Lần huấn luyện trên {{name}} còn dở: mạng {{number:count}} trên {{of:count}}, vòng {{epoch:count}} trên {{epochs:count}}, lúc {{time:dateTime}}.",
    latest: "Mô hình mới nhất của bộ dữ liệu này",
    latestOf: "{{name}} ({{preset}}), huấn luyện lúc {{date:dateTime}}.",
    latestGrown: "Dữ liệu đã có thêm từ đó: mô hình dự báo dựa trên toàn bộ, nhưng mới chỉ học phần cũ.",
    predict: "Dự báo bằng mô hình này",
    retrain: "Huấn luyện tiếp từ mô hình này",
    retrainHint: "Huấn luyện tiếp giữ nguyên thiết lập và những gì đã học; sản phẩm mới bắt đầu từ đầu.",
    zipTitle: "Đã mở mô hình trong {{name}}",
    zipSaved: "Tệp lưu lúc {{date:dateTime}}.",
    zipProducts: "Số sản phẩm mô hình biết",
    zipCustomers: "Số khách hàng đã học",
    zipTargets: "trên {{count:count}} lần dự báo kiểm tra",
    zipResults: "Xem mô hình tốt đến đâu",
    zipKept: "Mô hình được giữ trong màn hình Lần huấn luyện. Để dự báo còn cần mở một bộ dữ liệu.",
    goOn: "Chạy tiếp",
    look: "Xem",
  },
};
