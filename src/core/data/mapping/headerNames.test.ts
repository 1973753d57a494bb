// Header names in Vietnamese, English and database style, and the distributor's two families.

import { expect, test } from "vitest";
import { familyOf, meaningsOf } from "./headerNames.ts";
import { foldDiacritics, normaliseHeader } from "./headerText.ts";
import type { Concept } from "./vocabulary.ts";

test.each<[string, Concept]>([
  ["MÃ KHÁCH HÀNG", "customer"],
  ["ma_khach_hang", "customer"],
  ["maKhachHang", "customer"],
  ["Ma khach hang", "customer"],
  ["CustomerID", "customer"],
  ["customer_id", "customer"],
  ["TÊN KHÁCH HÀNG", "customerName"],
  ["LÀ KHÁCH HÀNG VÃNG LAI", "walkIn"],
  ["ĐỊA CHỈ CỦA KHÁCH HÀNG", "address"],
  ["QUẬN/HUYỆN CỦA KHÁCH HÀNG", "district"],
  ["TỈNH/TP CỦA KHÁCH HÀNG", "province"],
  ["MÃ NHÂN VIÊN", "salesperson"],
  ["TUYẾN BÁN HÀNG", "route"],
  ["NGUỒN ĐƠN", "source"],
  ["MÃ ĐƠN BÁN HÀNG", "order"],
  ["NGÀY TẠO ĐƠN BÁN", "date"],
  ["THỜI GIAN TẠO ĐƠN BÁN", "time"],
  ["MÃ SẢN PHẨM ĐƠN BÁN", "product"],
  ["TÊN SẢN PHẨM ĐƠN BÁN", "productName"],
  ["LOẠI SẢN PHẨM", "category"],
  ["SỐ LƯỢNG ĐƠN BÁN", "quantity"],
  ["ĐƠN GIÁ ĐƠN BÁN", "unitPrice"],
  ["TỔNG TIỀN ĐƠN BÁN", "gross"],
  ["CHIẾT KHẤU ĐƠN BÁN", "discountLine"],
  ["CK SP ĐƠN BÁN", "discountProduct"],
  ["CK ĐƠN HÀNG ĐƠN BÁN", "discountOrder"],
  ["TỔNG CHIẾT KHẤU ĐƠN BÁN", "discountTotal"],
  ["THÀNH TIỀN ĐƠN BÁN", "revenue"],
  ["SỐ LƯỢNG SKUS ĐƠN ĐẶT", "linesInOrder"],
  ["Số tiền", "revenue"],
  ["Tiền", "revenue"],
  ["Tên món", "productName"],
  ["Giá vốn", "cost"],
  ["Loi nhuan", "profit"],
  ["Ship Date", "shipDate"],
  ["Order Date", "date"],
  ["Sku Quantity of return", "returnedQuantity"],
  ["SĐT", "phone"],
  ["% VAT", "tax"],
  ["Trạng Thái Đơn Hàng", "status"],
  ["Tỷ lệ CK (%)", "discountRate"],
  ["Giảm giá %", "discountRate"],
  ["Giảm giá", "discountAmount"],
  ["Discount", "discountRate"],
  ["Mã khách hàng (nội bộ)", "customer"],
  ["Client account number", "customer"],
  ["Posting date", "date"],
  ["Expected delivery date", "shipDate"],
  ["Net sales (EUR)", "revenue"],
  ["cust_id", "customer"],
  ["cust_no", "customer"],
  ["Sold-to party", "customer"],
  ["Mã đại lý", "customer"],
  ["ma_dai_ly", "customer"],
  ["Email", "customer"],
  ["Outlet Name", "customerName"],
  ["Receipt #", "order"],
  ["Billing Document", "order"],
  ["bill_no", "order"],
  ["Created at", "date"],
  ["txn_date", "date"],
  ["Mã VT", "product"],
  ["Lineitem sku", "product"],
  ["Material Description", "productName"],
  ["item_desc", "productName"],
  ["Order Lines/Product", "productName"],
  ["Order Lines/Quantity", "quantity"],
  ["Order Lines/Discount (%)", "discountRate"],
  ["Giá sản phẩm", "unitPrice"],
  ["list_price", "unitPrice"],
  ["Tiền hàng", "gross"],
  ["Tổng cộng", "revenue"],
  ["Sales Unit", "unit"],
  ["Khách", "customerName"],
  ["Tổng giá bán (sản phẩm)", "revenue"],
])("%s is the %s", (header, concept) => {
  expect(meaningsOf(header)[0]?.concept).toBe(concept);
});

test.each<[string, Concept | undefined]>([
  ["Giới tính", "gender"],
  ["Gioi tinh", "gender"],
  ["Tình trạng đơn", "status"],
  ["Tinh trang", "status"],
  ["Phương thức thanh toán", "payment"],
  ["Phuong thuc thanh toan", "payment"],
  ["Phương tiện", undefined],
  ["Mạng xã hội", undefined],
  ["mang_xa_hoi", undefined],
  ["Người quản lý", undefined],
  ["Quan hệ", undefined],
  ["Thuộc tính", undefined],
  ["Đặc tính", undefined],
  ["Loại vật tư", undefined],
  ["Tỉnh nhận hàng", "province"],
  ["Tinh nhan hang", "province"],
  ["Phường giao", "ward"],
  ["Phuong giao", "ward"],
  ["Quận (nhận)", "district"],
  ["Région de vente", "province"],
  ["Ngày giao dịch", "date"],
  ["Ngày giao hàng thực tế", "shipDate"],
  ["Mã hoá đơn", "order"],
  ["Số hoá đơn gốc", "order"],
])("marks decide: %s is %s", (header, concept) => {
  expect(meaningsOf(header)[0]?.concept).toBe(concept);
});

test("names that mean nothing known stay unknown, whatever they are", () => {
  for (const header of ["", "week", "xyz", "__proto__", "constructor", "💥", "-", "a".repeat(100_000)])
    expect(meaningsOf(header)).toEqual([]);
});

test("letters in NFD are the same letters", () => {
  expect(normaliseHeader("Mã Khách-hàng".normalize("NFD"))).toBe("mãkháchhàng");
  expect(foldDiacritics("Đường Ưu đãi")).toBe("Duong Uu dai");
});

test("the family is part of the name", () => {
  expect(familyOf("SỐ LƯỢNG ĐƠN BÁN")).toBe("sold");
  expect(familyOf("MÃ ĐƠN ĐẶT HÀNG")).toBe("ordered");
  expect(familyOf("so_luong_don_dat")).toBe("ordered");
  expect(familyOf("Ngày đặt hàng")).toBeNull();
});
