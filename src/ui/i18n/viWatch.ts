// The texts about a run while it goes on, in Vietnamese.

import type { ScreenTexts } from "./enScreens.ts";

export const viWatch: Pick<ScreenTexts, "watch"> = {
  watch: {
    stateComparing: "Đang tính các cách đoán đơn giản để so sánh",
    along: "Trục ngang",
    alongSteps: "Bước",
    alongEpochs: "Vòng",
    alongTime: "Thời gian chạy",
    unitSteps: "bước",
    unitEpochs: "vòng",
    unitSecond: "giây huấn luyện",
    unitMinute: "phút huấn luyện",
    unitHour: "giờ huấn luyện",
    smoothing: "Làm mượt",
    restart: "bắt đầu lại",
    tasks: "Từng tác vụ",
    validationOf: "{{task}}, kiểm định",
    lossShown: "Loại mất mát",
  },
};
