// The texts of lists of test targets.

import { bothLanguages } from "../../i18n/bothLanguages.ts";

export const lineTexts = bothLanguages(
  {
    actual: "actual",
    linesOf: "{{name}}: {{number:count|# target|# targets}}",
    linesShown: "The first {{shown:count}} of {{total:count}}.",
    noLines: "No test target belongs here.",
    line: "Line",
    customer: "Customer",
    date: "Date",
    probability: "Probability",
    rank: "Rank",
    difference: "Difference",
    notLearned: "new",
    reportPrivacy:
      "The list of the worst errors names customers by their codes in the file. Look at it before you pass the report on.",
  },
  {
    actual: "thực tế",
    linesOf: "{{name}}: {{number:count}} trường hợp",
    linesShown: "{{shown:count}} trường hợp đầu trong {{total:count}}.",
    noLines: "Không có trường hợp kiểm tra nào ở đây.",
    line: "Dòng",
    customer: "Khách hàng",
    date: "Ngày",
    probability: "Xác suất",
    rank: "Hạng",
    difference: "Chênh lệch",
    notLearned: "mới",
    reportPrivacy:
      "Danh sách sai nhiều nhất ghi mã khách hàng trong tệp. Hãy xem lại trước khi chuyển báo cáo cho người khác.",
  },
);
