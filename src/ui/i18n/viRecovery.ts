// The texts about runs that were interrupted, in Vietnamese.

import type { ScreenTexts } from "./enScreens.ts";

export const viRecovery: Pick<ScreenTexts, "recovery"> = {
  recovery: {
    recovering: "Đang chạy tiếp sau khi mất thiết bị",
    recovered: "{{fault}} Huấn luyện quay lại bước {{step:count}} và chạy tiếp bằng {{backend}}.",
    title: "Lần huấn luyện dở lúc {{time:dateTime}}",
    where: "Đang ở vòng {{epoch:count}} trên {{epochs:count}}, đã xong {{step:count}} bước.",
    whereOf:
      "Mạng {{number:count}} trên {{of:count}}: đang ở vòng {{epoch:count}} trên {{epochs:count}}, đã xong {{step:count}} bước.",
    bestSoFar: "Vòng tốt nhất đến lúc này: {{epoch:count}}.",
    why: "Trang đã bị đóng, hoặc huấn luyện dừng trước khi xong.",
    resumeRun: "Chạy tiếp",
    lighter: "Chạy tiếp với lô {{batch:count}} × {{accumulation:count}}",
    finish: "Đánh giá vòng tốt nhất",
    discard: "Bỏ lần huấn luyện này",
    note: "Vẫn dùng thiết lập của lần huấn luyện đó, trên bộ tính toán chọn bên dưới. Lần huấn luyện mới sẽ thay thế nó.",
  },
};
