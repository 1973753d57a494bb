// The texts about new versions and a server that has gone, in Vietnamese.

import type { ScreenTexts } from "./enScreens.ts";

export const viOffline: Pick<ScreenTexts, "offline"> = {
  offline: {
    newVersion: "Đã có phiên bản mới. Các bộ dữ liệu và lần huấn luyện đã lưu trên máy này vẫn còn.",
    useNow: "Dùng ngay",
    serverGone:
      "Không tải được một phần của trang: máy chủ không trả lời hoặc mất mạng. Những gì đang mở vẫn dùng được, những gì đã lưu vẫn ở trên máy này. Hãy bật lại máy chủ hoặc nối mạng rồi tải lại trang.",
    reload: "Tải lại trang",
  },
};
