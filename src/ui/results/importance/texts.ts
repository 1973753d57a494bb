// The texts of what the model relies on.

import { bothLanguages } from "../../i18n/bothLanguages.ts";

export const importanceTexts = bothLanguages(
  {
    importance: "Importance",
    importanceTitle: "What the model relies on",
    importanceLead:
      "Each input is shuffled among {{targets:count|# test target|# test targets}}, {{repeats:count}} times (seed {{seed}}), and the model is asked again. The more is lost, the more it relied on that input; inputs that say the same share the loss, so look at the groups first.",
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
      "Here counting is all: what the network earns cannot be told from chance ({{gap}} points, 95% interval {{low}} to {{high}}).",
    gainNearly: "Here counting is nearly all; the network earns {{gap}} points (95% interval {{low}} to {{high}}).",
    gainMost: "Counting does most of it; the network earns {{gap}} points (95% interval {{low}} to {{high}}).",
    gainNetwork:
      "The network does most of it: it earns {{gap}} points over the counts (95% interval {{low}} to {{high}}).",
    gainLoss: "The counts alone would do better: the network costs {{gap}} points (95% interval {{low}} to {{high}}).",
    gainOn:
      "Among its first ten the model has {{whole:share}} of {{targets:count|# validation target|# validation targets}} of {{customers:count|# customer|# customers}}, what it counts without its network {{counts:share}}.",
    gainNoMemory: "This model counts nothing beside its network, so there is nothing to compare the network with.",
    gainNoTargets: "The open data have no validation target of this model to compare on.",
  },
  {
    importance: "Tầm quan trọng",
    importanceTitle: "Mô hình dựa vào điều gì",
    importanceLead:
      "Mỗi dữ liệu vào được xáo trộn giữa {{targets:count}} trường hợp kiểm tra, {{repeats:count}} lần (seed {{seed}}), rồi hỏi lại mô hình. Độ chính xác giảm càng nhiều thì mô hình càng dựa vào dữ liệu đó; các dữ liệu nói cùng một điều chia nhau mức giảm, nên hãy xem các nhóm trước.",
    importanceOf: "Dữ liệu vào",
    groups: "Theo nhóm",
    features: "Từng dữ liệu",
    measure: "Đo mức giảm của",
    hit10: "Trúng trong 10 gợi ý đầu",
    mrr: "MRR",
    points: "điểm phần trăm",
    loss: "Mức giảm độ chính xác",
    growth: "Sai số trung bình tăng thêm",
    deviation: "± độ lệch giữa các lần xáo",
    shuffling: "Đang xáo trộn dữ liệu vào và hỏi lại",
    sampleSize: "Số trường hợp kiểm tra",
    strongest: "{{shown:count}} dữ liệu mạnh nhất trong {{total:count}}; bảng có đủ tất cả.",
    baseValue: "Khi không xáo trộn: {{value}}.",
    gainTitle: "Mạng nơ-ron và thống kê lịch sử mua",
    gainComparing: "Đang so mô hình với riêng phần thống kê của nó",
    gainAll:
      "Ở đây thống kê lịch sử mua là đủ: không thấy mạng nơ-ron đóng góp gì thêm ({{gap}} điểm phần trăm, khoảng tin cậy 95% từ {{low}} đến {{high}}).",
    gainNearly:
      "Phần lớn nhờ thống kê lịch sử mua; mạng nơ-ron chỉ thêm {{gap}} điểm phần trăm (khoảng tin cậy 95% từ {{low}} đến {{high}}).",
    gainMost:
      "Phần nhiều nhờ thống kê lịch sử mua; mạng nơ-ron thêm {{gap}} điểm phần trăm (khoảng tin cậy 95% từ {{low}} đến {{high}}).",
    gainNetwork:
      "Phần lớn nhờ mạng nơ-ron: thêm {{gap}} điểm phần trăm so với thống kê lịch sử mua (khoảng tin cậy 95% từ {{low}} đến {{high}}).",
    gainLoss:
      "Chỉ dùng thống kê lịch sử mua sẽ tốt hơn: mạng nơ-ron làm mất {{gap}} điểm phần trăm (khoảng tin cậy 95% từ {{low}} đến {{high}}).",
    gainOn:
      "Trong mười gợi ý đầu, mô hình trúng {{whole:share}} của {{targets:count}} trường hợp kiểm định của {{customers:count}} khách hàng, riêng thống kê không có mạng nơ-ron trúng {{counts:share}}.",
    gainNoMemory: "Mô hình này không dùng thống kê lịch sử mua bên cạnh mạng nơ-ron, nên không có gì để so với mạng.",
    gainNoTargets: "Dữ liệu đang mở không có trường hợp kiểm định nào của mô hình này để so.",
  },
);
