// Orders whose amounts are known, written with any of the columns that programs have for them: what is read has to be
// the net total of the lines, or a note has to say what is open.

import fc from "fast-check";

const AMOUNTS = ["price", "gross", "discount", "net", "tax", "total", "orderNet", "orderTotal"] as const;
type Amount = (typeof AMOUNTS)[number];

const NAMES: Record<"english" | "plain" | "vietnamese", Record<Amount, string>> = {
  english: {
    price: "Unit Price",
    gross: "Gross Sales",
    discount: "Discount Amount",
    net: "Net Sales",
    tax: "VAT",
    total: "Total incl. VAT",
    orderNet: "Order Subtotal",
    orderTotal: "Order Total Amount",
  },
  // Names that say little, or the wrong thing.
  plain: {
    price: "Price",
    gross: "Amount",
    discount: "Discounts",
    net: "Value",
    tax: "Tax",
    total: "Sales",
    orderNet: "Revenue",
    orderTotal: "Total",
  },
  vietnamese: {
    price: "Đơn giá",
    gross: "Tiền hàng",
    discount: "Tiền chiết khấu",
    net: "Doanh thu thuần",
    tax: "Tiền thuế GTGT",
    total: "Thành tiền sau thuế",
    orderNet: "Tổng tiền hàng",
    orderTotal: "Khách cần trả",
  },
};

export interface AmountFile {
  text: string;
  /** What the lines bring after discount and before tax. */
  net: number;
  quantity: number;
  /** Which columns the file has. */
  amounts: readonly Amount[];
  discounted: boolean;
  /** Whether names say which amount is before discount. */
  named: boolean;
}

interface Line {
  product: number;
  quantity: number;
  /** Per cent off. */
  off: number;
}

/** Orders of one to five lines of products with steady prices, in cents or in whole dong. */
export function amountFile(): fc.Arbitrary<AmountFile> {
  const line: fc.Arbitrary<Line> = fc.record({
    product: fc.nat(7),
    quantity: fc.integer({ min: 1, max: 12 }),
    off: fc.constantFrom(0, 0, 0, 10, 20),
  });
  const shape = fc.record({
    prices: fc.uniqueArray(fc.integer({ min: 3, max: 400 }), { minLength: 8, maxLength: 8 }),
    orders: fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), { minLength: 12, maxLength: 25 }),
    amounts: fc.subarray([...AMOUNTS], { minLength: 1 }),
    // fast-check's subarray keeps the order; columns come in any.
    order: fc.shuffledSubarray([...AMOUNTS], { minLength: AMOUNTS.length, maxLength: AMOUNTS.length }),
    names: fc.constantFrom("english" as const, "plain" as const, "vietnamese" as const),
    currency: fc.constantFrom("cents" as const, "dong" as const),
    decimal: fc.constantFrom("." as const, "," as const),
    grouped: fc.boolean(),
    thousandths: fc.boolean(),
    taxRate: fc.constantFrom(5, 8, 10),
    shipping: fc.integer({ min: 0, max: 9 }),
    once: fc.boolean(),
    discounts: fc.boolean(),
  });
  return shape.map((given) => {
    const { prices, orders, names, currency, decimal, grouped, thousandths, taxRate, shipping, once, discounts } =
      given;
    const amounts = given.order.filter((amount) => given.amounts.includes(amount));
    const unit = currency === "dong" ? 1000 : 1;
    const digits = currency === "dong" ? 0 : 2;
    const money = (value: number): string => {
      const [whole, part] = value.toFixed(digits).split(".") as [string, string?];
      const mark = decimal === "." ? "," : ".";
      const head = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, mark) : whole;
      return part === undefined ? head : `${head}${decimal}${part}`;
    };
    const rounded = (value: number): number => Number(value.toFixed(digits));
    let net = 0;
    let quantity = 0;
    const rows: string[] = [];
    orders.forEach((lines, o) => {
      const figures = lines.map(({ product, quantity: pieces, off }) => {
        const price = prices[product]! * unit + (currency === "cents" ? 0.25 : 0);
        const gross = rounded(price * pieces);
        const discount = discounts ? rounded((gross * off) / 100) : 0;
        const after = rounded(gross - discount);
        const tax = rounded((after * taxRate) / 100);
        return { price, gross, discount, net: after, tax, total: rounded(after + tax) };
      });
      const sum = (of: "net" | "total") => rounded(figures.reduce((total, each) => total + each[of], 0));
      const whole = { orderNet: sum("net"), orderTotal: rounded(sum("total") + shipping * unit) };
      figures.forEach((figure, i) => {
        const { product, quantity: pieces } = lines[i]!;
        net += figure.net;
        quantity += pieces;
        const cells = amounts.map((amount) =>
          amount === "orderNet" || amount === "orderTotal"
            ? once && i > 0
              ? ""
              : money(whole[amount])
            : money(figure[amount]),
        );
        const day = `2024-01-${String(1 + (o % 28)).padStart(2, "0")}`;
        const written = thousandths ? `${pieces}${decimal}000` : String(pieces);
        rows.push([`D${o}`, day, `K${o % 5}`, `P${product}`, written, ...cells].join(";"));
      });
    });
    const header = [
      "Order No",
      "Date",
      "Customer ID",
      "Product ID",
      "Quantity",
      ...amounts.map((each) => NAMES[names][each]),
    ];
    return {
      text: `${header.join(";")}\n${rows.join("\n")}\n`,
      net: rounded(net),
      quantity,
      amounts,
      named: names !== "plain",
      discounted: discounts && orders.some((lines) => lines.some(({ off }) => off > 0)),
    };
  });
}
