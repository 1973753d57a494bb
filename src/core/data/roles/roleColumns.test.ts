// Columns of roles are told from their values, whatever language they are in, and columns of other things are left alone.

import { describe, expect, test } from "vitest";
import { ColumnValues } from "../mapping/columnValues.ts";
import type { LineRole, RoleColumn } from "./lineRole.ts";
import { proposeRoles, roleTeller } from "./roleColumns.ts";

/** Ten lines of each value in turn. */
const column = (header: string, values: readonly string[]) =>
  new ColumnValues(
    header,
    Array.from({ length: 10 * values.length }, (_, i) => values[i % values.length]!),
  );

/** The roles of the values, "question" or "negates" where it is asked, null where the column is left alone. */
function told(header: string, ...values: string[]): LineRole[] | "question" | "negates" | null {
  const { columns, questions } = proposeRoles([column(header, values)], {});
  if (questions[0]) return questions[0].negates ? "negates" : "question";
  const [found] = columns;
  return found ? values.map((value) => found.values.find((each) => each.value === value)!.role) : null;
}

const roleOfValue = (header: string, value: string, listed: RoleColumn["values"]) => roleTeller(header, listed)(value);

type Case = [header: string, roles: Record<string, LineRole>];

describe("columns that tell roles", () => {
  test.each<Case>([
    ["Trạng Thái Đơn Hàng", { "Hoàn thành": "sale", "Đã hủy": "cancelled" }],
    ["Trạng thái", { "Hoàn thành": "sale", "Đã huỷ": "cancelled", "Đang xử lý": "sale", "Phiếu tạm": "unconfirmed" }],
    ["trang thai", { "hoan thanh": "sale", "da huy": "cancelled", "cho xac nhan": "unconfirmed" }],
    ["TÌNH TRẠNG", { "ĐÃ GIAO": "sale", "TRẢ HÀNG": "return", HỦY: "cancelled" }],
    [
      "Trạng thái",
      { "Chờ lấy hàng": "sale", "Đang giao": "sale", "Trả hàng/Hoàn tiền": "return", "Đã hủy": "cancelled" },
    ],
    ["Order Status", { Completed: "sale", Cancelled: "cancelled", Refunded: "return", Failed: "no-purchase" }],
    ["order_status", { delivered: "sale", canceled: "cancelled", unavailable: "sale", invoiced: "sale" }],
    ["Status", { "wc-completed": "sale", "wc-cancelled": "cancelled" }],
    ["Status", { COMPLETED: "sale", "Cancelled by buyer": "cancelled", "Cancelled by seller": "cancelled" }],
    ["Status", { "1. Hoàn thành": "sale", "4. Đã hủy": "cancelled" }],
    ["Status", { Complete: "sale", "Pending Payment": "unconfirmed", "On Hold": "unconfirmed" }],
    ["Status", { Paid: "sale", Draft: "no-purchase", Test: "no-purchase", Void: "cancelled" }],
    ["Receipt type", { Sale: "sale", Refund: "return" }],
    ["event_type", { view: "no-purchase", cart: "no-purchase", purchase: "sale", remove_from_cart: "no-purchase" }],
    ["event", { view: "no-purchase", addtocart: "no-purchase", transaction: "sale" }],
    ["Event Name", { AddToCart: "no-purchase", PageView: "no-purchase", Purchase: "sale" }],
    ["line_type", { product: "sale", shipping: "no-product", tax: "no-product" }],
    ["Item Type", { line_item: "sale", shipping: "no-product", fee: "no-product", coupon: "no-product" }],
    ["Voucher Type", { Sales: "sale", "Credit Note": "return", Receipt: "no-product", Payment: "no-product" }],
    ["Voucher Type", { Sales: "sale", Purchase: "no-purchase", "Debit Note": "no-purchase" }],
    ["Financial Status", { paid: "sale", refunded: "return", partially_refunded: "sale", pending: "unconfirmed" }],
    ["Payment Status", { Paid: "sale", Unpaid: "sale", Refunded: "return" }],
    ["Cancelation/Return Type", { "": "sale", Cancel: "cancelled", "Return/Refund": "return" }],
    ["LOẠI SẢN PHẨM", { Bán: "sale", "Khuyến mãi": "promotion" }],
    ["Loại hàng", { "Hàng bán": "sale", "Hàng tặng": "promotion" }],
    ["Loại chứng từ", { "Bán hàng": "sale", "Hàng bán bị trả lại": "return", "Phiếu thu": "no-product" }],
    ["Loại dòng", { "Hàng hóa": "sale", "Phí vận chuyển": "no-product", Thuế: "no-product" }],
    ["Loại giao dịch", { Bán: "sale", Trả: "return", Tặng: "promotion" }],
    ["Estado", { Completado: "sale", Cancelado: "cancelled", Reembolsado: "return" }],
    ["Tipo", { Venta: "sale", Devolución: "return" }],
    ["Zustand", { Geliefert: "sale", Storniert: "cancelled", Retourniert: "return" }],
    ["Statut", { Livrée: "sale", Annulée: "cancelled", Remboursée: "return" }],
    ["订单状态", { 交易成功: "sale", 已取消: "cancelled", 退款: "return" }],
    ["สถานะ", { สำเร็จ: "sale", ยกเลิกแล้ว: "cancelled" }],
    ["Is Cancelled", { true: "cancelled", false: "sale" }],
    ["is_cancelled", { "0": "sale", "1": "cancelled" }],
    ["Đã hủy", { Có: "cancelled", Không: "sale" }],
    ["Returned", { Yes: "return", "": "sale" }],
    ["is_return", { "0": "sale", "1": "return" }],
    ["Hàng tặng", { x: "promotion", "": "sale" }],
    // Without a name that says so.
    ["A1", { Completed: "sale", Cancelled: "cancelled" }],
    ["Ghi nhận", { "Hoàn tất": "sale", "Đã hủy": "cancelled" }],
    ["#4", { view: "no-purchase", cart: "no-purchase", purchase: "sale" }],
    ["Column7", { "": "sale", "Đã hủy": "cancelled" }],
    ["kind of row", { product: "sale", shipping: "no-product" }],
    ["x", { Sale: "sale", Return: "return" }],
    ["State", { Complete: "sale", Cancelled: "cancelled" }],
  ])("%s: %j", (header, roles) => {
    expect(told(header, ...Object.keys(roles))).toEqual(Object.values(roles));
  });

  test("all values may be sales so far: lines further down are asked all the same", () => {
    expect(told("Trạng thái đơn hàng", "Hoàn thành", "Đã giao")).toEqual(["sale", "sale"]);
    expect(told("Status", "Completed")).toEqual(["sale"]);
  });
});

describe("columns that tell something else", () => {
  test.each<[header: string, values: string[]]>([
    ["Payment Status", ["Paid", "Unpaid"]],
    ["Thanh toán", ["Đã thanh toán", "Chưa thanh toán"]],
    ["Payment method", ["Cash", "Card", "Voucher", "Coupon"]],
    ["Phương thức thanh toán", ["Tiền mặt", "Chuyển khoản", "Mã giảm giá"]],
    ["Delivery", ["Delivered", "Returned to warehouse", "In transit"]],
    ["Delivery status", ["Delivered", "Returned to warehouse", "In transit"]],
    ["Fulfillment Type", ["shipping", "pickup"]],
    ["Order Type", ["Delivery", "Pickup", "Dine in"]],
    ["Hình thức", ["Giao hàng", "Tại quầy"]],
    ["Category", ["Test", "Gift sets", "Tea"]],
    ["Category", ["Gifts", "Drinks", "Food"]],
    ["Nhóm hàng", ["Quà tặng", "Đồ uống", "Bánh kẹo"]],
    ["Salesperson", ["Huy", "Lan", "Mai"]],
    ["nhân viên bán", ["Huy", "Tặng", "Tạm"]],
    ["seller", ["Huy", "Thu", "Chi", "Tam"]],
    ["Returns", ["0", "1", "2", "3"]],
    ["Returned", ["0", "1"]],
    ["Customer status", ["Active", "Cancelled"]],
    ["Trạng thái khách hàng", ["Mới", "Đã hủy"]],
    ["Member type", ["Gold", "Silver", "Test"]],
    ["Marital status", ["Single", "Married"]],
    ["Giới tính", ["Nam", "Nữ"]],
    ["Xu hướng", ["Tăng", "Giảm"]],
    ["trend", ["tầng", "tăng"]],
    ["Has discount", ["yes", "no"]],
    ["onpromotion", ["True", "False"]],
    ["Is delivery", ["0", "1"]],
    ["Store", ["Hà Nội", "Huế"]],
    ["Type", ["Retail", "Wholesale"]],
    ["Ship Mode", ["Standard", "Same Day", "First Class"]],
    ["Product Type", ["Physical", "Digital"]],
    ["Country", ["United Kingdom", "France"]],
    ["Brand", ["National", "Private"]],
    ["Customer type", ["Member", "Normal"]],
    ["Segment", ["Consumer", "Corporate", "Home Office"]],
    ["Channel", ["Online", "Offline"]],
    ["Coupon", ["Yes", "No"]],
    ["Gender", ["M", "F"]],
    ["Notes", ["call before", "leave at the door", "gift wrap please"]],
  ])("%s: %j", (header, values) => {
    expect(told(header, ...values)).toBeNull();
  });

  test("a column with more values than a state has", () => {
    const values = Array.from({ length: 40 }, (_, i) => `Status ${i}`);
    expect(told("Status", ...values, "Cancelled")).toBeNull();
  });
});

describe("questions", () => {
  test("a column called a state whose words are not known", () => {
    expect(told("Trạng thái", "A1", "B2")).toBe("question");
    expect(told("Status", "1", "2", "5")).toBe("question");
    expect(told("Order Type", "ZOR", "ZRE")).toBe("question");
    expect(told("Loại chứng từ", "HDB", "HDT")).toBe("question");
  });

  test("a column that is not called so, with a word that negates", () => {
    expect(told("Remarks", "Đã hủy", "gọi trước", "giao chiều", "hàng dễ vỡ")).toBe("negates");
  });

  test("one value only is no question", () => {
    expect(told("Status", "Z1")).toBeNull();
  });
});

describe("values met further down", () => {
  test("are told from their words, and from the values listed", () => {
    const listed = [{ value: "Hoàn thành", role: "sale" as const }];
    expect(roleOfValue("Trạng thái", "ĐÃ HỦY", listed)).toBe("cancelled");
    expect(roleOfValue("Trạng thái", "hoàn  thành", listed)).toBe("sale");
    expect(roleOfValue("Trạng thái", "Mã lạ", listed)).toBeNull();
    expect(roleOfValue("Status", "Z", [{ value: "z", role: "cancelled" }])).toBe("cancelled");
    expect(roleOfValue("Is Cancelled", "yes", [])).toBe("cancelled");
    // In transit, not a charge.
    expect(roleOfValue("Order status", "Shipping", [])).toBeNull();
    expect(roleOfValue("line_type", "shipping", [])).toBe("no-product");
    expect(roleOfValue("Payment Status", "Unpaid", [])).toBe("sale");
    expect(roleOfValue("Order status", "Unpaid", [])).toBe("unconfirmed");
  });

  test.each<[string, LineRole]>([
    ["⚠️ Cancelled", "cancelled"],
    ["✔️ Completed", "sale"],
    ["↩️ Đã trả hàng", "return"],
    ["3️⃣ Đã hủy", "cancelled"],
  ])("with an emoji before the word: %s", (value, role) => {
    expect(roleOfValue("Trạng thái", value, [])).toBe(role);
  });

  test("a marketplace's sentence about an order that was received", () => {
    const text =
      "Người mua xác nhận đã nhận được hàng, nhưng vẫn có thể gửi yêu cầu Trả hàng/Hoàn tiền trước ngày 13-04-2024";
    expect(roleOfValue("Trạng Thái Đơn Hàng", text, [])).toBe("sale");
  });
});
