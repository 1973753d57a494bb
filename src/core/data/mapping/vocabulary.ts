// Column names and what they mean: names seen in public files, export templates and programs (KiotViet, MISA, Shopee,
// TikTok Shop, UCI Online Retail, Complete Journey, AdventureWorks, Northwind, Superstore and others). Names are facts.
// Letters' case, spaces, punctuation and, as a second chance, diacritics do not matter; the best name stands first.

import type { Field } from "./mapping.ts";

/** What a name can mean: a field, a discount whose role and kind are still to be told, or a column that is not used. */
export type Concept = Exclude<Field, "discount"> | "discountTotal" | "discountAmount" | "discountRate" | Unused;
export type Unused =
  | "store"
  | "unit"
  | "segment"
  | "linesInOrder"
  | "cost"
  | "tax"
  | "profit"
  | "shipDate"
  | "returned"
  | "status"
  | "gender"
  | "payment";

/** Why a recognised column is not used. */
export const UNUSED = [
  "store",
  "unit",
  "segment",
  "linesInOrder",
  "cost",
  "tax",
  "profit",
  "shipDate",
  "returned",
  "status",
  "gender",
  "payment",
] as const;

export const NAMES: readonly (readonly [Concept, readonly string[]])[] = [
  [
    "customer",
    [
      ...["Mã khách hàng", "Mã KH", "Mã khách", "Customer ID", "Customer Code", "Customer Key", "Customer No"],
      ...["household_id", "member_number", "ResellerKey", "Username (Buyer)", "Buyer Username", "Tài khoản người mua"],
      ...[
        "Người Mua",
        "id_khach_hang",
        "id_khach",
        "KH_FK",
        "BuyerName",
        "Cust ID",
        "Cust",
        "Client ID",
        "Client",
        "Sold-to party",
        "Outlet ID",
        "Outlet Code",
        "Mã đại lý",
        "Mã điểm bán",
        "KH",
        "Customer Email",
        "Email",
        "Email (Billing)",
        "Billing Email",
      ],
    ],
  ],
  [
    "customerName",
    [
      ...["Tên khách hàng", "Tên khách", "Tên KH", "Customer Name", "companyName", "ResellerName", "Khách hàng"],
      ...["Particulars", "Party Name", "Party"],
      ...[
        "Buyer Name",
        "Recipient",
        "Receiver Name",
        "Tên Người nhận",
        "Người mua",
        "Client Name",
        "Khách",
        "Cust Name",
        "Họ tên khách hàng",
        "Tên đại lý",
        "Tên điểm bán",
        "Outlet Name",
        "Outlet",
      ],
    ],
  ],
  ["walkIn", ["Là khách hàng vãng lai", "Khách vãng lai", "Khách lẻ", "Walk-in"]],
  [
    "address",
    [
      ...["Địa chỉ của khách hàng", "Địa chỉ (Khách hàng)", "Địa chỉ", "Địa chỉ nhận hàng", "Địa chỉ giao hàng"],
      ...["Địa chỉ cụ thể", "Địa chỉ chi tiết", "Address", "AddressLine1", "shipAddress", "Delivery Address"],
      "Detail Address",
    ],
  ],
  ["ward", ["Phường/Xã", "Phường/Xã của khách hàng", "Phường/Xã (Khách hàng)", "Xã/Phường", "Ward", "Commune", "Quận"]],
  [
    "district",
    [
      ...["Quận/Huyện của khách hàng", "Quận/Huyện", "TP / Quận / Huyện", "District", "Quận", "City"],
      ...["customer_city", "Town"],
    ],
  ],
  [
    "province",
    [
      ...["Tỉnh/TP của khách hàng", "Tỉnh/Thành phố", "Tỉnh/Thành", "Tỉnh", "Province", "State/Province", "State"],
      ...[
        "StateProvinceName",
        "customer_state",
        "Thành phố",
        "Khu vực (Khách hàng)",
        "Khu vực",
        "shipRegion",
        "Region",
      ],
      ...["Vùng miền", "Country", "Country/Region"],
    ],
  ],
  [
    "salesperson",
    [
      ...["Mã nhân viên", "Mã NV", "NV bán hàng", "employeeID", "EmployeeKey", "Salesperson", "Nhân viên", "Tên NV"],
      ...["Người bán", "Kinh doanh quản lý", "DDKD_FK", "Người tạo"],
    ],
  ],
  ["route", ["Tuyến bán hàng", "Tuyến", "Sales Route", "Route"]],
  ["source", ["Nguồn đơn", "Nguồn đơn hàng", "Kênh bán", "sale_channel", "Channel", "Fulfillment Type", "Ship Mode"]],
  [
    "order",
    [
      ...["Mã đơn bán hàng", "Mã đơn đặt hàng", "Mã hóa đơn", "Mã đơn hàng", "Mã đơn", "Mã HĐ", "Số HĐ", "Số hóa đơn"],
      ...["Số chứng từ", "Mã chứng từ", "Số CT", "Số đơn hàng", "Số phiếu xuất", "id_don_hang", "mdh", "Invoice No"],
      ...[
        "Order ID",
        "Order Number",
        "SalesOrderNumber",
        "Invoice",
        "basket_id",
        "VoucherNumber",
        "Voucher No",
        "Vch No",
        "SubOrder",
      ],
      ...["Đơn hàng", "Order", "Billing Document", "Receipt", "Bill", "Order Reference", "Số phiếu"],
    ],
  ],
  [
    "date",
    [
      ...["Ngày tạo đơn bán", "Ngày tạo đơn đặt", "Invoice Date", "Order Date", "Sales Order Date", "Ngày bán"],
      ...["Ngày hóa đơn", "Ngày đơn hàng", "Ngày đặt hàng", "Ngày đặt", "Ngày chứng từ", "Ngày CT", "Ngày hạch toán"],
      ...["Thời gian tạo đơn", "transaction_timestamp", "Created Time", "CreatedOn", "Ngày", "Date", "Ngày lập"],
      ...["Thời gian tạo", "Ngày tạo", "Thời gian", "Time", "OrderDateKey", "dt", "Created at", "Txn Date"],
    ],
  ],
  ["time", ["Thời gian tạo đơn bán", "Thời gian tạo đơn đặt", "Giờ bán", "Giờ", "Time", "Thời gian", "Thời gian tạo"]],
  [
    "product",
    [
      ...["Mã sản phẩm", "Mã hàng", "Mã SP", "Mã mặt hàng", "Mã HH", "StockCode", "Product ID", "Product Key"],
      ...["Product Code", "ItemCode", "ProductItemCode", "SKU phân loại hàng", "SKU", "Seller SKU", "SKU sản phẩm"],
      ...[
        "SKU ID",
        "SP_FK",
        "Mã vạch",
        "prod_id",
        "prod",
        "Mã vật tư",
        "Mã VT",
        "Material",
        "SP",
        "Lineitem sku",
        "Item No",
        "Article",
        "Barcode",
        "EAN",
        "GTIN",
        "UPC",
      ],
    ],
  ],
  [
    "productName",
    [
      ...["Tên sản phẩm", "Tên hàng", "Tên hàng hóa", "Tên mặt hàng", "Tên SP", "Tên HH", "Product Name", "Product"],
      ...[
        "Description",
        "Sản phẩm",
        "product_type",
        "Tên phân loại hàng",
        "Tên vật tư",
        "Tên VT",
        "Mặt hàng",
        "Hàng hóa",
        "Material Description",
        "Item Desc",
        "Lineitem name",
        "Tên món",
        "Món hàng",
        "Món",
      ],
    ],
  ],
  ["family", ["Ngành hàng", "Dòng hàng", "Product Family", "Family"]],
  ["series", ["Dòng sản phẩm", "Product Series", "Series"]],
  [
    "category",
    [
      ...["Loại sản phẩm", "Nhóm hàng", "Tên nhóm hàng", "Nhóm hàng (3 cấp)", "Nhóm sản phẩm", "Mã nhóm hàng"],
      ...["Loại hàng", "Danh mục", "Category", "CategoryName", "Product Category", "EnglishProductCategoryName"],
      ...["Sub-Category", "SubcategoryName", "Department", "Thương hiệu", "Brand"],
    ],
  ],
  [
    "quantity",
    [
      ...["Số lượng", "Số lượng bán", "SL", "SL bán", "slg", "Quantity", "Order Quantity", "Sales Order Qty", "Qty"],
      "total_qty",
      "Lineitem quantity",
      "Số lượng sản phẩm",
      "Sold Qty",
      ...["Quantity (- Refund)", "Qty (- Refund)"],
    ],
  ],
  [
    "unitPrice",
    [
      ...["Đơn giá", "Đơn giá bán", "Giá bán", "Unit Price", "Price", "SKU Unit Original Price", "Giá bán lẻ"],
      ...["Đơn giá sau thuế", "Giá gốc", "Giá ưu đãi", "Giá sản phẩm", "Giá", "Lineitem price", "List Price"],
      "Item Cost",
    ],
  ],
  [
    "gross",
    [
      ...["Tổng tiền hàng", "Tổng tiền đơn bán", "Tổng tiền đơn đặt", "ExtendedAmount", "SKU Subtotal Before Discount"],
      ...["Doanh số bán", "Subtotal", "Tiền trước thuế", "tong_tien", "Tiền hàng", "Gross Sales", "Gross Amount"],
    ],
  ],
  [
    "revenue",
    [
      ...[
        "Thành tiền",
        "Doanh thu thuần",
        "Tổng giá bán (sản phẩm)",
        "SKU Subtotal After Discount",
        "sales_value",
        "Sales Amount",
        "Line Total",
      ],
      ...["net_before_vat", "Revenue", "Doanh thu", "Sales", "Sales Order Revenue", "Amount", "Total Amount"],
      ...[
        "Net Sales",
        "Net Amount",
        "Net Total",
        "Net Revenue",
        "line_gross",
        "Tổng tiền",
        "sales_per_order",
        "Order Amount",
        "Còn lại",
      ],
      ...["Total", "Tổng giá trị đơn hàng (VND)", "Value", "Net Value", "Tổng cộng", "Số tiền", "Tiền"],
    ],
  ],
  ["discountTotal", ["Tổng chiết khấu", "Tổng giảm giá", "Total Discount"]],
  ["discountLine", ["Chiết khấu đơn bán", "Chiết khấu đơn đặt", "retail_disc", "SKU Seller Discount"]],
  ["discountProduct", ["CK SP", "Chiết khấu sản phẩm", "coupon_disc", "SKU Platform Discount"]],
  ["discountOrder", ["CK đơn hàng", "Giảm giá hóa đơn", "coupon_match_disc", "Chiết khấu đơn hàng"]],
  [
    "discountAmount",
    [
      ...["Tiền chiết khấu", "Tiền CK", "Discount Amount", "Sales Order Discount", "Giảm giá", "Chiết khấu"],
      ...["Discounts", "Mã giảm giá của Shop", "Người bán trợ giá", "Tổng trả thưởng", "Lineitem discount"],
    ],
  ],
  [
    "discountRate",
    [
      ...["Tỷ lệ CK (%)", "CK%", "Giảm giá %", "giam_gia_phan_tram", "muc_chiet_khau", "UnitPriceDiscountPct"],
      ...["discount_percent", "discount_rate", "discount_percentage", "Discount"],
    ],
  ],
  [
    "store",
    [
      ...["store_id", "Warehouse Name", "depot_name", "SalesTerritoryKey", "Branch", "Chi nhánh", "Kho", "Tên kho"],
      ...["Tên kho hàng", "Kho hàng", "KHO_FK", "Mã chi nhánh", "Mã CN"],
    ],
  ],
  ["currency", ["Currency", "Currency Code", "Tiền tệ", "Loại tiền", "Đơn vị tiền tệ", "Mã tiền tệ", "Loại tiền tệ"]],
  ["unit", ["Đơn vị tính", "ĐVT", "Đơn vị", "package_size", "Uom", "Unit", "Sales Unit", "Base Unit"]],
  [
    "segment",
    [
      ...["Segment", "customer_segment", "BusinessType", "Nhóm khách hàng", "Loại khách hàng", "Mã PKKH"],
      "Mô tả Phân Khúc Khách hàng",
    ],
  ],
  ["linesInOrder", ["Số lượng SKUs", "Số lượng SKU"]],
  [
    "cost",
    [
      ...["Giá vốn", "Đơn giá vốn", "Tiền vốn", "Giá nhập", "ProductStandardCost", "TotalProductCost"],
      ...["StandardCost", "Cost", "Unit Cost"],
    ],
  ],
  ["tax", ["% thuế GTGT", "Tiền thuế GTGT", "Thuế VAT", "% VAT", "VAT", "Thuế", "TaxAmt", "Taxes", "Tax"]],
  ["profit", ["Profit", "profit_per_order", "Lợi nhuận"]],
  ["phone", ["Điện thoại", "Số điện thoại", "SĐT", "Phone", "Phone #", "Phone Number"]],
  [
    "shipDate",
    [
      ...["Ship Date", "shippedDate", "requiredDate", "DueDate", "Ngày giao hàng dự kiến", "Ngày gửi hàng"],
      ...["Thời gian giao hàng", "Ngày giao hàng", "Ngày giao"],
    ],
  ],
  [
    "returnedQuantity",
    [
      ...["Sku Quantity of return", "Số lượng sản phẩm được hoàn trả", "Số lượng trả lại", "SL trả lại", "SL trả"],
      ...["Số lượng trả", "Số lượng hàng trả lại", "Số lượng bán trả lại", "Số lượng hoàn", "Returned Quantity"],
      ...["Return Quantity", "Quantity Returned", "Returned Qty", "Return Qty", "Qty Returned", "Refunded Quantity"],
      ...["Quantity Refunded", "Refunded Qty", "Units Returned", "Returned Units", "Returned quantity of SKU"],
    ],
  ],
  [
    "returnedAmount",
    [
      ...["Giá trị trả lại", "Tiền trả lại", "Tiền hàng trả lại", "Giá trị hàng trả lại", "Doanh số trả lại"],
      ...[
        "Doanh thu trả lại",
        "Hàng bán bị trả lại",
        "Giá trị hàng bán bị trả lại",
        "Returned Amount",
        "Return Amount",
      ],
      ...["Amount Returned", "Return Value", "Returned Value", "Refund Amount", "Refunded Amount", "Amount Refunded"],
    ],
  ],
  ["status", ["Order Status", "Status", "Trạng thái", "Trạng thái đơn hàng"]],
];
