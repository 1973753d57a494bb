// The texts of where the model looks.

import { bothLanguages } from "../../i18n/bothLanguages.ts";

export const attentionTexts = bothLanguages(
  {
    attention: "Attention",
    attentionTitle: "Where the model looks",
    attentionLead:
      "Averages over {{number:count|# test target|# test targets}}. Attention shows where a model looks, not why it decides so.",
    looking: "Asking the model where it looks",
    byStep: "By purchase, the last one first",
    byScale: "By length of period",
    byMemory: "Where the answer comes from",
    weight: "weight",
    even: "if all counted alike",
    place: "purchases back",
    own: "The network itself",
    multiplied:
      "These are shares of the first mix only. A second step, fitted on the validation part, then weighs the answer once more and may change the order of products; no bar shows it.",
    oneCustomer: "One customer",
    oneCustomerLead: "The history before the customer's last test target, as the model saw it.",
    chooseCustomer: "Customer",
    targetOf:
      "Bought on {{date:date}}: {{bought}}. The model put first: {{first}} ({{probability:share}}), and what was bought in place {{rank:count}}.",
    targetNew:
      "Bought on {{date:date}}: {{bought}}, which the model never learned. It put first: {{first}} ({{probability:share}}).",
  },
  {
    attention: "Mức chú ý (attention)",
    attentionTitle: "Mô hình nhìn vào đâu",
    attentionLead:
      "Trung bình trên {{number:count}} trường hợp kiểm tra. Mức chú ý cho biết mô hình nhìn vào đâu, không cho biết vì sao nó quyết định như vậy.",
    looking: "Đang hỏi mô hình nhìn vào đâu",
    byStep: "Theo lần mua, gần nhất trước",
    byScale: "Theo độ dài của kỳ",
    byMemory: "Câu trả lời đến từ đâu",
    weight: "mức chú ý",
    even: "nếu mọi lần mua như nhau",
    place: "số lần mua về trước",
    own: "Bản thân mạng nơ-ron",
    multiplied:
      "Đây chỉ là tỷ lệ ở bước trộn đầu. Bước hai, được chỉnh theo phần kiểm định, cân lại câu trả lời một lần nữa và có thể đổi thứ tự sản phẩm; không cột nào thể hiện bước này.",
    oneCustomer: "Một khách hàng",
    oneCustomerLead: "Lịch sử trước trường hợp kiểm tra cuối cùng của khách, như mô hình đã thấy.",
    chooseCustomer: "Khách hàng",
    targetOf:
      "Mua ngày {{date:date}}: {{bought}}. Mô hình xếp đầu: {{first}} ({{probability:share}}), còn sản phẩm đã mua ở hạng {{rank:count}}.",
    targetNew:
      "Mua ngày {{date:date}}: {{bought}}, sản phẩm mô hình chưa từng học. Mô hình xếp đầu: {{first}} ({{probability:share}}).",
  },
);
