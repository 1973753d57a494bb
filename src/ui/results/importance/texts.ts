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
    gainTitle: "The network and the counts",
    gainComparing: "Comparing the model with its counts alone",
    gainAll:
      "Here counting is all: what the network earns cannot be told from chance ({{gap}} points, 95 % interval {{low}} to {{high}}).",
    gainNearly: "Here counting is nearly all; the network earns {{gap}} points (95 % interval {{low}} to {{high}}).",
    gainMost: "Counting does most of it; the network earns {{gap}} points (95 % interval {{low}} to {{high}}).",
    gainNetwork:
      "The network does most of it: it earns {{gap}} points over the counts (95 % interval {{low}} to {{high}}).",
    gainLoss: "The counts alone would do better: the network costs {{gap}} points (95 % interval {{low}} to {{high}}).",
    gainOn:
      "Among its first ten the model has {{whole:share}} of {{targets:count|# validation target|# validation targets}} of {{customers:count|# customer|# customers}}, what it counts without its network {{counts:share}}.",
    gainNoMemory: "This model counts nothing beside its network, so there is nothing to compare the network with.",
    gainNoTargets: "The open data have no validation target of this model to compare on.",
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
    gainTitle: "Mạng nơ-ron và phép đếm",
    gainComparing: "Đang so mô hình với riêng phép đếm của nó",
    gainAll:
      "Ở đây đếm là đủ: không thấy mạng nơ-ron đóng góp gì thêm ({{gap}} điểm phần trăm, khoảng tin cậy 95 % từ {{low}} đến {{high}}).",
    gainNearly:
      "Ở đây đếm gần như là tất cả; mạng nơ-ron thêm {{gap}} điểm phần trăm (khoảng tin cậy 95 % từ {{low}} đến {{high}}).",
    gainMost:
      "Phần lớn nhờ đếm; mạng nơ-ron thêm {{gap}} điểm phần trăm (khoảng tin cậy 95 % từ {{low}} đến {{high}}).",
    gainNetwork:
      "Phần lớn nhờ mạng nơ-ron: thêm {{gap}} điểm phần trăm so với phép đếm (khoảng tin cậy 95 % từ {{low}} đến {{high}}).",
    gainLoss:
      "Chỉ đếm thôi sẽ tốt hơn: mạng nơ-ron làm mất {{gap}} điểm phần trăm (khoảng tin cậy 95 % từ {{low}} đến {{high}}).",
    gainOn:
      "Trong mười gợi ý đầu, mô hình trúng {{whole:share}} của {{targets:count}} mục tiêu kiểm định của {{customers:count}} khách hàng, riêng phép đếm không có mạng nơ-ron trúng {{counts:share}}.",
    gainNoMemory: "Mô hình này không đếm gì bên cạnh mạng nơ-ron, nên không có gì để so với mạng.",
    gainNoTargets: "Dữ liệu đang mở không có mục tiêu kiểm định nào của mô hình này để so.",
  },
);
