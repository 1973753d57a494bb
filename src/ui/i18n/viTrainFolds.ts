// The texts of the Train screen's folded parts in Vietnamese.

import type { ScreenTexts } from "./enScreens.ts";

export const viTrainFolds: Pick<ScreenTexts, "trainFolds"> = {
  trainFolds: {
    takes: "Khoảng {{time:duration}} trên máy này.",
    takesLess: "Chưa đến một phút trên máy này.",
    plan: "Thời gian, bộ nhớ máy và cách chia các lần mua",
    settingsSummary: "tất cả như trong “{{preset}}”",
    features: "{{count:count}} đặc trưng tự đặt",
    model: "{{count:short}} con số phải học",
    log: "{{count:count}} dòng",
  },
};
