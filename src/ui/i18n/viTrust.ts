// The texts about what is kept on this machine, and what is not, in Vietnamese.

import type { ScreenTexts } from "./enScreens.ts";

export const viTrust: Pick<ScreenTexts, "odd" | "kept" | "memory"> = {
  odd: {
    title: "{{count:count}} mục không đọc được ở đây",
    lead: "Mọi thứ khác vẫn còn. Hãy lưu một bản sao trước khi xóa: phiên bản mới hơn của studio có thể đọc được.",
    datasets: "Bộ dữ liệu",
    recipes: "Mẫu đọc tệp",
    runs: "Lần huấn luyện",
    checkpoints: "Lần huấn luyện dở",
    searches: "Lượt tìm thiết lập",
    assignments: "Tỉnh chọn bằng tay",
    save: "Lưu bản sao",
    saveNamed: "Lưu bản sao: {{name}}",
    deleteNamed: "Xóa mục không đọc được: {{name}}",
    sure: "Xóa hẳn?",
  },
  memory: {
    endedReading:
      "Lần trước trang đã tắt khi đang đọc “{{name}}” ({{size:bytes}}): có lẽ trình duyệt đã hết bộ nhớ máy.",
    endedOpening: "Lần trước trang đã tắt khi đang mở “{{name}}”: có lẽ trình duyệt đã hết bộ nhớ máy.",
    endedTraining:
      "Lần trước trang đã tắt khi đang huấn luyện trên “{{name}}”: có lẽ trình duyệt đã hết bộ nhớ máy. Màn hình Huấn luyện cho chạy tiếp từ vòng cuối.",
    toRead: "Khoảng {{lines:short}} dòng: việc đọc cần khoảng {{bytes:bytes}} bộ nhớ máy.",
    toTrain: "Với {{lines:short}} dòng, việc huấn luyện cần khoảng {{bytes:bytes}} bộ nhớ máy.",
    machine: "Trình duyệt cho biết máy này có từ {{bytes:bytes}} trở lên.",
    unknown: "Trình duyệt không cho biết máy này có bao nhiêu bộ nhớ.",
    whatToDo: "Hãy đóng bớt thẻ và chương trình khác, hoặc dùng tệp có ít năm hơn; bản dòng lệnh cần ít bộ nhớ hơn.",
    smaller: "Giảm kích thước lô và tăng số lần cộng dồn cũng giúp giảm bộ nhớ.",
  },
  kept: {
    heldTitle: "Chỉ nằm trong bộ nhớ",
    held: "Trình duyệt không lưu được mô hình này, nên nó sẽ mất khi đóng trang. Hãy tải về; hoặc xóa bớt bộ dữ liệu hay lần huấn luyện đã lưu cho có chỗ, rồi lưu lại.",
    heldRow: "Chỉ nằm trong bộ nhớ: sẽ mất khi đóng trang",
    keepNow: "Lưu ngay",
    keepNowNamed: "Lưu ngay: {{name}}",
    elsewhere:
      "Một thẻ khác đang huấn luyện trên bộ dữ liệu này. Khi xong, mô hình sẽ hiện ở màn hình Lần huấn luyện; hai lần huấn luyện cùng lúc thì lần nào cũng chậm hơn.",
    deletedElsewhere: "Bộ dữ liệu này đã bị xóa ở một thẻ khác. Ở đây nó vẫn mở, và sẽ mất khi đóng trang.",
    keepAgain: "Lưu lại",
    silent:
      "Tiến trình nền chưa trả lời một lúc rồi. Có thể nó đang bận với phần việc rất lớn; nếu im lặng ba phút, nó sẽ được thay thế và những gì đã lưu trên máy này được mở lại.",
    replace: "Thay thế ngay",
  },
};
