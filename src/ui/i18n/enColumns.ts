// What the columns of a file and of its sale lines are called in English.

/** The fields that columns of a file are mapped to. */
export const enFields = {
  customer: "Customer",
  customerName: "Customer name",
  walkIn: "Walk-in customer",
  currency: "Currency",
  address: "Address",
  ward: "Ward",
  district: "District",
  province: "Province",
  salesperson: "Salesperson",
  route: "Route",
  source: "Order source",
  order: "Order",
  date: "Date",
  time: "Time",
  product: "Product",
  productName: "Product name",
  family: "Product family",
  series: "Product series",
  category: "Category",
  quantity: "Quantity",
  unitPrice: "Unit price",
  gross: "Gross amount",
  discount: "Discount, total",
  discountLine: "Discount, line",
  discountProduct: "Discount, product",
  discountOrder: "Discount, order",
  revenue: "Revenue, net",
  returnedQuantity: "Returned quantity",
  returnedAmount: "Returned amount",
} as const;

/** The columns of the lines as their description calls them. */
export const enDescribedColumns = {
  time: "Date",
  quantity: "Quantity",
  revenue: "Revenue, net",
  unitPrice: "Unit price, net",
  discount: "Discount",
  customer: "Customer",
  product: "Product",
  family: "Product family",
  series: "Product series",
  category: "Category",
  order: "Order",
  salesperson: "Salesperson",
  route: "Route",
  source: "Order source",
  place: "Place as written",
} as const;

/** The headings of tables of lines. */
export const enTableColumns = {
  line: "Line",
  time: "Date",
  customer: "Customer",
  customerName: "Customer name",
  product: "Product",
  productName: "Product name",
  family: "Family",
  quantity: "Quantity",
  revenue: "Revenue",
  discount: "Discount",
  order: "Order",
  place: "Place as written",
} as const;
