// What results say of a model of several networks, in Vietnamese.

export const viNetworks = {
  networks: {
    title: "Từng mạng và trung bình",
    lead: "{{networks:count}} mạng cùng trả lời bằng trung bình các xác suất; dưới đây là kết quả của từng mạng trên cùng các trường hợp kiểm tra.",
    better:
      "Khi trả lời chung, tỷ lệ trúng trong 10 gợi ý đầu cao hơn mức trung bình của từng mạng {{points}} điểm (khoảng 95%: {{low}} đến {{high}}).",
    worse:
      "Khi trả lời chung, tỷ lệ trúng trong 10 gợi ý đầu thấp hơn mức trung bình của từng mạng {{points}} điểm (khoảng 95% của chênh lệch: {{low}} đến {{high}}).",
    level:
      "Khi trả lời chung, tỷ lệ trúng trong 10 gợi ý đầu ngang mức trung bình của từng mạng: chưa thể phân biệt chênh lệch với 0 (khoảng 95%: {{low}} đến {{high}} điểm).",
    network: "Mạng",
    one: "{{number:count}} (seed {{seed}}, vòng {{epoch:count}})",
    mean: "Trung bình của từng mạng",
    whole: "Tất cả cùng trả lời",
    deviation: "± giữa các seed",
  },
} as const;
