// The texts of the confusions.

import { bothLanguages } from "../../i18n/bothLanguages.ts";

export const confusionTexts = bothLanguages(
  {
    confusion: "Confusions",
    confusionTitle: "Bought against predicted first",
    confusionLead:
      "Rows: what was bought; columns: what the model put first. The {{size}} products bought most often, all others as one. A click lists the targets of a cell.",
    other: "Others",
    rows: "Products",
    rowTotal: "All",
    cell: "Bought {{bought}}, put first {{first}}",
    otherHits: "{{number:count}} of the {{total:count|# target|# targets}} among “Others” were right all the same.",
  },
  {
    confusion: "Nhầm lẫn",
    confusionTitle: "Đã mua so với gợi ý đầu",
    confusionLead:
      "Hàng: sản phẩm được mua; cột: sản phẩm mô hình xếp đầu. {{size}} sản phẩm được mua nhiều nhất, các sản phẩm còn lại gộp chung. Bấm vào một ô để xem các trường hợp của ô đó.",
    other: "Khác",
    rows: "Số sản phẩm",
    rowTotal: "Tổng",
    cell: "Đã mua {{bought}}, xếp đầu {{first}}",
    otherHits: "Trong {{total:count}} trường hợp thuộc “Khác”, mô hình vẫn đoán đúng {{number:count}}.",
  },
);
