// The texts of what one gets, and of the first run's three steps, in Vietnamese.

import type { ScreenTexts } from "./enScreens.ts";

export const viStart: Pick<ScreenTexts, "start"> = {
  start: {
    whatOneGets: "Bạn nhận được gì",
    order: "Đơn hàng tới của từng khách",
    orderText: "Sản phẩm có khả năng mua kèm số lượng, giá và lý do; danh sách ghé thăm cho từng nhân viên, in được.",
    due: "Ai sắp đến kỳ mua, ai đang rời bỏ",
    dueText: "Theo nhịp mua riêng của từng khách: đến kỳ, quá kỳ, có thể đã mất, kèm doanh thu liên quan.",
    demand: "Sắp bán được bao nhiêu",
    demandText: "Các tuần tới theo sản phẩm, kèm khoảng dao động cho biết chắc đến đâu, và bảng đặt hàng cho kho.",
    steps: "Lần đầu sử dụng",
    stepData: "Đưa dữ liệu bán hàng vào",
    stepTrain: "Cho mô hình học",
    stepUse: "Hỏi ai sẽ mua gì",
    done: "đã xong",
    hide: "Ẩn các bước này",
  },
};
