// What the columns of a file and of its sale lines are called in Vietnamese.

/** The fields that columns of a file are mapped to. */
export const viFields = {
  customer: "Khách hàng",
  customerName: "Tên khách hàng",
  walkIn: "Khách vãng lai",
  currency: "Loại tiền",
  address: "Địa chỉ",
  ward: "Phường/Xã",
  district: "Quận/Huyện",
  province: "Tỉnh/Thành phố",
  salesperson: "Nhân viên",
  route: "Tuyến bán hàng",
  source: "Nguồn đơn",
  order: "Đơn hàng",
  date: "Ngày",
  time: "Giờ",
  product: "Sản phẩm",
  productName: "Tên sản phẩm",
  family: "Nhóm sản phẩm",
  series: "Dòng sản phẩm",
  category: "Loại sản phẩm",
  quantity: "Số lượng",
  unitPrice: "Đơn giá",
  gross: "Tổng tiền trước chiết khấu",
  discount: "Tổng chiết khấu",
  discountLine: "Chiết khấu dòng",
  discountProduct: "Chiết khấu sản phẩm",
  discountOrder: "Chiết khấu đơn hàng",
  revenue: "Doanh thu thuần",
  returnedQuantity: "Số lượng trả lại",
  returnedAmount: "Giá trị trả lại",
} as const;

/** The columns of the lines as their description calls them. */
export const viDescribedColumns = {
  time: "Ngày",
  quantity: "Số lượng",
  revenue: "Doanh thu, ròng",
  unitPrice: "Đơn giá, ròng",
  discount: "Chiết khấu",
  customer: "Khách hàng",
  product: "Sản phẩm",
  family: "Nhóm hàng",
  series: "Dòng hàng",
  category: "Loại hàng",
  order: "Đơn hàng",
  salesperson: "Nhân viên",
  route: "Tuyến",
  source: "Nguồn đơn",
  place: "Địa chỉ như trong tệp",
} as const;

/** The headings of tables of lines. */
export const viTableColumns = {
  line: "Dòng",
  time: "Ngày",
  customer: "Khách hàng",
  customerName: "Tên khách hàng",
  product: "Sản phẩm",
  productName: "Tên sản phẩm",
  family: "Nhóm hàng",
  quantity: "Số lượng",
  revenue: "Doanh thu",
  discount: "Chiết khấu",
  order: "Đơn hàng",
  place: "Địa chỉ như trong tệp",
} as const;
