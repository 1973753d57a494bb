// The texts of judged next orders, in Vietnamese.

export const viJudgedOrders = {
  judgedOrders: {
    title: "Đơn hàng tiếp theo",
    lead: "{{orders:count}} đơn của {{customers:count}} khách hàng trong phần kiểm tra, mỗi đơn được dự báo từ những gì có trước nó.",
    by: "Gợi ý theo",
    model: "Mô hình",
    lastOrders: "Sản phẩm hay có nhất trong các đơn gần đây",
    frequent: "Sản phẩm khách mua nhiều lần nhất",
    lastOrder: "Lặp lại đơn gần nhất",
    popular: "Sản phẩm bán chạy nhất chung",
    recall5: "Phần của đơn nằm trong 5 gợi ý đầu",
    recall10: "Phần của đơn nằm trong 10 gợi ý đầu",
    precision5: "Phần của 5 gợi ý đầu được mua",
    hit5: "Số đơn mua ít nhất 1 trong 5",
  },
} as const;
