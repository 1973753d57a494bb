// The texts about what is kept on this machine, and what is not, in Vietnamese.

import type { Texts } from "./en.ts";

export const viTrust: Pick<Texts, "odd"> = {
  odd: {
    title: "{{count:count}} mục không đọc được ở đây",
    lead: "Mọi thứ khác vẫn còn. Hãy lưu một bản sao trước khi xóa: phiên bản mới hơn của studio có thể đọc được.",
    datasets: "Bộ dữ liệu",
    recipes: "Mẫu đọc tệp",
    runs: "Lượt chạy",
    checkpoints: "Lần chạy dở",
    assignments: "Tỉnh chọn bằng tay",
    save: "Lưu bản sao",
    saveNamed: "Lưu bản sao: {{name}}",
    deleteNamed: "Xóa mục không đọc được: {{name}}",
    sure: "Xóa hẳn?",
  },
};
