// The texts of rankings and of what discounts did in Vietnamese.

export const viRanking = {
  ranking: {
    title: "Xếp hạng",
    lead: "Theo doanh thu, bên cạnh cùng kỳ năm trước. Bấm vào một tên để cả màn hình chỉ tính các dòng của tên đó.",
    nothing: "Tệp không có nhân viên, tuyến, nguồn đơn, loại hàng hay nhóm hàng nào: không có gì để xếp hạng.",
    by: "Xếp hạng theo",
    table: "Xếp hạng theo {{by}}",
    search: "Tìm trong bảng xếp hạng",
    narrow: "Chỉ tính {{name}}",
    years: "Thay đổi là của {{from:date}} – {{to:date}} so với cùng những ngày đó năm trước.",
    noYears: "Dữ liệu không đủ dài để có cùng kỳ năm trước, nên không có thay đổi để so.",
    discountHint:
      "Chiết khấu là tiền hàng trước chiết khấu trừ doanh thu thuần; tỷ lệ tính trên tiền hàng trước chiết khấu. Hàng trả lại trừ lại phần chiết khấu của nó; hàng tặng không tính, vì không biết tiền hàng trước chiết khấu.",
    without: "{{lines:count}} dòng không ghi ({{share:share}}).",
  },
  discounts: {
    title: "Chiết khấu đã có tác dụng gì",
    lead: "Những lần mua được giảm nhiều hơn ít nhất 2 điểm phần trăm so với mức thấp nhất của cùng khách hàng cho cùng sản phẩm, so với các lần mua khác của khách đó trong vòng 180 ngày.",
    caution:
      "Đây không phải là thử nghiệm: có người đã chọn ai được chiết khấu và khi nào. Khách sắp mua nhiều có thể vì thế mà được chiết khấu; khi đó tác dụng thật nhỏ hơn con số này.",
    answer: "Khi được giảm thêm {{extra}} điểm phần trăm, một lần mua có số lượng {{change}} ({{low}} đến {{high}}).",
    noSign: "Chưa thể phân biệt với không thay đổi gì.",
    bracketQuantity:
      "Cảnh báo: ở đây chiết khấu đi theo số lượng. Một ngưỡng tách các lần mua có chiết khấu gần như theo quy định ({{share:wholeShare}}). Mua nhiều thì được chiết khấu, nên các con số này không cho biết nhiều về tác dụng của chiết khấu.",
    bracketOrder:
      "Cảnh báo: ở đây chiết khấu đi theo giá trị đơn hàng. Một ngưỡng tách các đơn có chiết khấu gần như theo quy định ({{share:wholeShare}}), nên các con số này không cho biết nhiều về tác dụng của chiết khấu.",
    beforeMoved:
      "Lưu ý: ngay lần mua trước khi có chiết khấu đã khác các lần khác ({{change}}). Chiết khấu rơi vào những khách vốn đang thay đổi.",
    ahead: "Lần mua tiếp theo {{change}} so với bình thường: một phần đã được mua trước.",
    noDiscounts: "Tệp không có cột chiết khấu, nên không có gì để so sánh.",
    noQuantities: "Tệp không có số lượng, nên không có gì để so sánh.",
    constant:
      "Không có khách hàng nào mua một sản phẩm với các mức chiết khấu chênh nhau từ 2 điểm phần trăm: không thể so sánh.",
    tooFew:
      "Quá ít so sánh để trả lời: {{discounted:count}} lần mua có chiết khấu trong {{purchases:count}} lần mua của những sản phẩm được cùng khách mua ít nhất hai lần. Cần ít nhất 50 so sánh của 20 khách hàng.",
    table: "Thay đổi khi có chiết khấu",
    outcome: "Đo cái gì",
    change: "Thay đổi",
    low: "Ít nhất",
    high: "Nhiều nhất",
    comparisons: "Số so sánh",
    customers: "Khách hàng",
    quantity: "Số lượng của lần mua",
    revenue: "Doanh thu thuần của lần mua",
    gap: "Số ngày đến lần mua tiếp của sản phẩm",
    next: "Số lượng của lần mua tiếp theo",
    perDay: "Số lượng mỗi ngày đến lần mua tiếp",
    before: "Kiểm tra: lần mua trước đó (phải gần 0)",
    familyTable: "Số lượng của lần mua, theo nhóm hàng",
    family: "Nhóm hàng",
    shrunk: "Ước lượng thận trọng",
    shrunkHint:
      "Ước lượng thận trọng kéo mỗi nhóm hàng về mức chung, càng nhiều khi số của nhóm càng không chắc. Nhóm có dưới 20 so sánh hoặc dưới 10 khách hàng không được nêu.",
    alike: "Các nhóm hàng không khác nhau quá mức ngẫu nhiên: ước lượng thận trọng là một số chung cho mọi nhóm.",
    intervals:
      "Khoảng là khoảng tin cậy 95% theo khách hàng (bootstrap). Đã so sánh {{discounted:count}} lần mua có chiết khấu trong {{purchases:count}} lần mua; không tính: {{walkIns:count}} dòng của khách vãng lai, {{free:count}} dòng hàng tặng hoặc trả lại.",
  },
} as const;
