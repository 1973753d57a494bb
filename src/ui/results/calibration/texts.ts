// The texts of the calibration.

import { bothLanguages } from "../../i18n/bothLanguages.ts";

export const calibrationTexts = bothLanguages(
  {
    calibration: "Calibration",
    reliability: "Can the probabilities be trusted?",
    reliabilityLead:
      "Of all suggestions with the same predicted probability, how many were right. On the diagonal the probabilities can be trusted; below it the model is overconfident.",
    inPoints: "{{number}} points",
    ece: "Calibration error",
    eceHint: "mean distance from the diagonal",
    tooSure: "overconfident on average",
    tooModest: "underconfident on average",
    surplus: "Bias",
    first: "Likeliest product",
    kept: "Each of the first {{k:count}}",
    which: "Which probabilities",
    said: "predicted probability",
    seen: "observed frequency",
    interval: "95% interval",
    countChart: "How many answers",
    deciles: "Can the numbers be trusted?",
    decilesLead:
      "Test targets in ten equal groups, from small to large predictions: the mean predicted beside the mean sold.",
    group10: "Group",
    meanPredicted: "Mean predicted",
    meanActual: "Mean actual",
  },
  {
    calibration: "Độ tin cậy",
    reliability: "Xác suất có đáng tin không?",
    reliabilityLead:
      "Trong các gợi ý có cùng mức xác suất, bao nhiêu phần thực sự đúng. Nằm trên đường chéo thì xác suất đáng tin; nằm dưới thì mô hình quá tự tin.",
    inPoints: "{{number}} điểm",
    ece: "Sai số xác suất",
    eceHint: "khoảng cách trung bình đến đường chéo",
    tooSure: "nhìn chung quá tự tin",
    tooModest: "nhìn chung quá dè dặt",
    surplus: "Độ lệch",
    first: "Sản phẩm xếp đầu",
    kept: "Từng sản phẩm trong {{k:count}} gợi ý đầu",
    which: "Xác suất nào",
    said: "xác suất dự báo",
    seen: "tỷ lệ đúng thực tế",
    interval: "khoảng tin cậy 95%",
    countChart: "Số câu trả lời",
    deciles: "Các con số có đáng tin không?",
    decilesLead:
      "Các trường hợp kiểm tra chia thành mười nhóm bằng nhau, từ dự báo nhỏ đến lớn: trung bình dự báo bên cạnh trung bình thực bán.",
    group10: "Nhóm",
    meanPredicted: "Trung bình dự báo",
    meanActual: "Trung bình thực tế",
  },
);
