// What the page says in each language; messages of the runner and of core come in by their codes.

import type { RunnerMessageCode } from "../runnerMessages.ts";

const en = {
  title: "What customers buy next",
  model: "Model",
  lines: "Sales lines",
  chooseModel: "Choose the model's zip, or drop it on this page",
  chooseLines: "Choose a CSV or Excel file, or drop it on this page",
  customer: "Customer",
  date: "Day to predict for",
  count: "Products",
  predict: "Predict",
  noModel: "No model is open yet.",
  modelOpen: "Predicts {{products:count|# product|# products}}, learnt from {{first}} to {{last}}.",
  modelOld: "Predicts {{products:count|# product|# products}}.",
  noLines: "No lines are open yet. They tell what each customer bought so far.",
  examples: "The model's own examples: {{lines:count|# line|# lines}} of {{customers:count|# customer|# customers}}.",
  linesOpen: "{{name}}: {{lines:count|# line|# lines}} of {{customers:count|# customer|# customers}}.",
  places:
    "In {{unknown:count}} of {{places:count|# address|# addresses}} no province was recognised ({{lines:count|# line|# lines}}), for example: {{example}}",
  notes: "Notes on this file: {{count:count}}",
  answer: "{{customer}}, {{date}}",
  product: "Product",
  probability: "Probability",
  quantity: "Quantity",
  amount: "Amount",
  range: "{{low}} to {{high}}",
  read: "The probability is that of the customer's next line being this product. Quantity and amount are what such a line would typically hold; 8 of 10 lie in the range below.",
  save: "Save as CSV",
  saveAll: "Save all customers as CSV",
  reading: "Reading {{name}} …",
  asking: "Predicting …",
  progress: "Predicting: {{done:count}} of {{total:count|# customer|# customers}}",
  alone: "runner.js is not beside this page: unpack the whole zip, then open the page from there.",
  privacy: "All of this happens on this machine: the page loads nothing and sends nothing.",
};

const vi: Record<keyof typeof en, string> = {
  title: "Khách sẽ mua gì tiếp theo",
  model: "Mô hình",
  lines: "Dòng bán hàng",
  chooseModel: "Chọn tệp zip của mô hình, hoặc thả vào trang này",
  chooseLines: "Chọn tệp CSV hoặc Excel, hoặc thả vào trang này",
  customer: "Khách hàng",
  date: "Dự báo cho ngày",
  count: "Số sản phẩm",
  predict: "Dự báo",
  noModel: "Chưa mở mô hình nào.",
  modelOpen: "Dự báo {{products:count}} sản phẩm, học từ dữ liệu {{first}} đến {{last}}.",
  modelOld: "Dự báo {{products:count}} sản phẩm.",
  noLines: "Chưa mở tệp nào. Các dòng bán hàng cho biết mỗi khách đã mua gì cho đến nay.",
  examples: "Ví dụ đi kèm mô hình: {{lines:count}} dòng của {{customers:count}} khách.",
  linesOpen: "{{name}}: {{lines:count}} dòng của {{customers:count}} khách.",
  places:
    "Có {{unknown:count}} trên {{places:count}} địa chỉ không nhận ra được tỉnh ({{lines:count}} dòng), ví dụ: {{example}}",
  notes: "Ghi chú về tệp này: {{count:count}}",
  answer: "{{customer}}, {{date}}",
  product: "Sản phẩm",
  probability: "Xác suất",
  quantity: "Số lượng",
  amount: "Thành tiền",
  range: "{{low}} đến {{high}}",
  read: "Xác suất là khả năng dòng mua tiếp theo của khách là sản phẩm này. Số lượng và thành tiền là mức thường gặp của một dòng như vậy; 8 trên 10 dòng nằm trong khoảng ghi bên dưới.",
  save: "Lưu thành CSV",
  saveAll: "Lưu mọi khách thành CSV",
  reading: "Đang đọc {{name}} …",
  asking: "Đang dự báo …",
  progress: "Đang dự báo: {{done:count}} trên {{total:count}} khách",
  alone: "Không thấy tệp runner.js bên cạnh trang này: hãy giải nén toàn bộ tệp zip rồi mở trang từ đó.",
  privacy: "Mọi việc diễn ra trên máy này: trang không tải và không gửi gì.",
};

export type TextKey = keyof typeof en;
export const TEXTS = { en, vi };
export type Language = keyof typeof TEXTS;

export const viRunnerMessages: Record<RunnerMessageCode, string> = {
  "runner.noModel": "Đây không phải mô hình của Sales Studio: hãy đưa tệp zip đã tải về, hoặc các tệp trong đó.",
  "runner.noLines": "Đây không phải các dòng bán hàng: hãy đưa bảng dạng văn bản, tệp, hoặc danh sách đối tượng.",
  "runner.noCustomer": "Không khách nào có dòng trước ngày {{date}}: hãy chọn ngày muộn hơn.",
  "runner.unknownCustomer": "Không có khách “{{customer}}” trong các dòng này.",
  "runner.newCustomer": "“{{customer}}” chưa có dòng nào trước ngày {{date}}: hãy chọn ngày muộn hơn.",
  "runner.topK": "Không thể cho xem “{{given}}” sản phẩm: hãy chọn số nguyên từ 1 đến {{most:count}}.",
  "runner.modelFirst": "Hãy chọn mô hình trước, rồi chọn lại {{name}}.",
  "runner.recognised": "Các cột không giống các cột mà mô hình đã học: đã nhận diện lại.",
};
