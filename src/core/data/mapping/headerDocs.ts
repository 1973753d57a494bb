// docs/columns.md: the column names that are known, as the vocabulary has them.

import { type Concept, NAMES, UNUSED } from "./vocabulary.ts";

/** What each meaning is in a few words, English and Vietnamese; meanings that are recognised and not used are left out. */
const MEANINGS: Record<Exclude<Concept, (typeof UNUSED)[number]>, string> = {
  customer: "Customer's code (mã khách hàng), or its name where there is no code",
  customerName: "Customer's name (tên khách hàng)",
  phone: "Telephone (số điện thoại): stands for a customer without a code",
  email: "E-mail: stands for a customer without a code",
  walkIn: "Whether it is a walk-in customer (khách vãng lai)",
  address: "Address (địa chỉ)",
  ward: "Ward (phường, xã)",
  district: "District (quận, huyện)",
  province: "Province (tỉnh, thành phố)",
  salesperson: "Salesperson (nhân viên bán hàng)",
  route: "Route (tuyến)",
  source: "Order source (nguồn đơn, kênh bán)",
  order: "Order, invoice or receipt (đơn hàng, hóa đơn)",
  date: "Date (ngày)",
  time: "Time of day (giờ)",
  product: "Product's code (mã hàng)",
  productName: "Product's name (tên hàng)",
  family: "Product family (nhóm hàng)",
  series: "Product series (dòng hàng)",
  category: "Category (loại hàng)",
  quantity: "Quantity (số lượng)",
  unitPrice: "Unit price (đơn giá)",
  gross: "Amount before discount (tiền hàng)",
  revenue: "Amount after discount (thành tiền)",
  discountTotal: "Discount, total (tổng chiết khấu)",
  discountLine: "Discount of the line (chiết khấu dòng)",
  discountProduct: "Discount of the product (chiết khấu sản phẩm)",
  discountOrder: "Discount of the order (chiết khấu đơn)",
  discountAmount: "Discount as an amount (tiền chiết khấu)",
  discountRate: "Discount as a share (% chiết khấu)",
  currency: "Currency (loại tiền)",
  returnedQuantity: "Returned quantity (số lượng trả lại)",
  returnedAmount: "Returned amount (tiền trả lại)",
};

const HEAD = `# Column names that are recognised

Written by \`npm run docs\` from \`src/core/data/mapping/vocabulary.ts\`. A file needs a customer, a product and a date; all else is
optional. Upper and lower case, spaces, dots and underscores do not matter, and a header without Vietnamese marks is read without
them (\`ma_khach_hang\`). A name that is not in the list is compared word by word ("Mã khách hàng (nội bộ)", "Net sales (EUR)"), and the
values decide what names leave open. Any column can be chosen by hand, on the Data screen or with \`--map customer="Mã KH"\`.

Tên cột được nhận ra tự động. Cần có khách hàng, sản phẩm và ngày; các cột khác là tùy chọn. Không phân biệt chữ hoa, chữ thường, dấu cách;
tiêu đề không dấu cũng được. Cột nào nhận nhầm thì chọn lại ở màn hình Dữ liệu.

| what | names |
| --- | --- |
`;

/** The whole document. */
export function headerDocs(): string {
  const unused = new Set<Concept>(UNUSED);
  const rows = NAMES.filter(([concept]) => !unused.has(concept)).map(([concept, names]) => {
    const own = names.map((name) => name.replaceAll("|", "\\|")).join(", ");
    return `| ${MEANINGS[concept as keyof typeof MEANINGS]} | ${own} |`;
  });
  return `${HEAD}${rows.join("\n")}\n`;
}
