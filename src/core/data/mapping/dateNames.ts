// Dates that are not the day of a sale, by the words of their names: a birthday, an expiry, the day a record was changed.

import { fits, wordPattern, wordsOf } from "./headerPatterns.ts";

/** What a date is instead of the day of the sale. */
export type OtherDate =
  | "birthDate"
  | "customerDate"
  | "expiryDate"
  | "cancelDate"
  | "updateDate"
  | "payDate"
  | "printDate";

const ROLES = (
  [
    [
      "birthDate",
      /\b((?<!(phát|khai|học) )sinh(?! (viên|tố|thái|lời))|birth|birthday|birthdate|dob|born|nacimiento|naissance)\b/,
    ],
    [
      "customerDate",
      /\b(đăng ký|gia nhập|tham gia|lập thẻ|registered|registration|joined|joining|join|signup|sign ?up|enrolled|enrollment|member since|inscripción|inscription)\b|\b(first|last) (order|purchase|visit|sale|seen|login)\b|\b(mua|giao dịch) (cuối|đầu tiên|gần nhất|lần đầu)\b/,
    ],
    [
      "expiryDate",
      /\b(hết hạn|đáo hạn|đến hạn|hạn (dùng|sử dụng|thanh toán|trả)|hsd|nsx|sản xuất|expiry|expires|expired|expire|expiration|exp|best before|valid (until|to)|manufactured|manufacture|mfg|production|caducidad|vencimiento|validade)\b/,
    ],
    ["cancelDate", /\b(hủy|cancel|cancelled|canceled|cancellation|cancelation|voided)\b/],
    [
      "updateDate",
      /\b(cập nhật|chỉnh sửa|sửa|thay đổi|modified|modification|updated|update|changed|edited|synced|imported|loaded)\b/,
    ],
    ["payDate", /\b(thanh toán|trả tiền|thu tiền|paid|payment|settled|settlement|pago|paiement)\b/],
    ["printDate", /\b(ngày|giờ|thời gian|lần) in\b|\b(kết xuất|printed|print|exported|export|downloaded|extracted)\b/],
  ] as const
).map(([role, words]) => [role, wordPattern(words)] as const);

/** Roles that a sale's own day may still hide behind where a file has no better date: some programs know no other. */
const NEAR_THE_SALE: readonly OtherDate[] = ["updateDate", "payDate", "printDate"];

const SALE = wordPattern(
  /\b(bán|đặt|mua|lập|hóa đơn|chứng từ|giao dịch|đơn hàng|đơn|sale|sales|sold|order|ordered|purchase|purchased|transaction|txn|invoice|invoiced|bill|billing|checkout|venta|compra|vente|commande|pedido)\b/,
);

/** What a column of dates is by its name, where that is not the sale; null where the name does not say. */
export function otherDateOf(header: string): OtherDate | null {
  const words = wordsOf(header);
  return ROLES.find(([, pattern]) => fits(pattern, words))?.[0] ?? null;
}

export function isNearTheSale(role: OtherDate): boolean {
  return NEAR_THE_SALE.includes(role);
}

/** Whether the words of a name are those of a sale. */
export function namesSale(header: string): boolean {
  return fits(SALE, wordsOf(header));
}
