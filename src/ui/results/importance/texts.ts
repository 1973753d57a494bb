// The texts of what the model relies on.

import { bothLanguages } from "../../i18n/bothLanguages.ts";

export const importanceTexts = bothLanguages(
  {
    importance: "Importance",
    importanceTitle: "What the model relies on",
    importanceLead:
      "Each input is shuffled among {{targets:count}} test targets, {{repeats:count}} times (seed {{seed}}), and the model is asked again. The more is lost, the more it relied on that input; inputs that say the same share the loss, so look at the groups first.",
    importanceOf: "Inputs",
    groups: "Groups",
    features: "Single inputs",
    measure: "Lost in",
    hit10: "Hit at 10",
    mrr: "MRR",
    points: "percentage points",
    loss: "Loss",
    growth: "Growth of the mean error",
    deviation: "± deviation of the draws",
    shuffling: "Shuffling inputs and asking again",
    sampleSize: "Test targets",
    strongest: "The {{shown:count}} strongest of {{total:count}}; all stand in the table.",
    baseValue: "With nothing shuffled: {{value}}.",
  },
  {
    importance: "Tầm quan trọng",
    importanceTitle: "Mô hình dựa vào điều gì",
    importanceLead:
      "Mỗi dữ liệu vào được xáo trộn giữa {{targets:count}} mục tiêu kiểm tra, {{repeats:count}} lần (số mầm {{seed}}), rồi hỏi lại mô hình. Mất càng nhiều thì mô hình càng dựa vào dữ liệu đó; các dữ liệu nói cùng một điều chia nhau phần mất, nên hãy xem các nhóm trước.",
    importanceOf: "Dữ liệu vào",
    groups: "Theo nhóm",
    features: "Từng dữ liệu",
    measure: "Mất về",
    hit10: "Trúng trong 10",
    mrr: "MRR",
    points: "điểm phần trăm",
    loss: "Phần mất",
    growth: "Sai số trung bình tăng thêm",
    deviation: "± độ lệch giữa các lần xáo",
    shuffling: "Đang xáo trộn dữ liệu vào và hỏi lại",
    sampleSize: "Số mục tiêu kiểm tra",
    strongest: "{{shown:count}} dữ liệu mạnh nhất trong {{total:count}}; bảng có đủ tất cả.",
    baseValue: "Khi không xáo trộn: {{value}}.",
  },
);
