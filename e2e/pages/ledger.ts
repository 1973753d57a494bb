// A file of sale lines that several specs count again by themselves: all that a line can hold, and texts that are not what they
// look like.

export const LEDGER_HEADER =
  "customer_id,customer_name,date,product_id,product_name,quantity,discount,revenue VND,province";
const PROVINCES = ["Hà Nội", "Đà Nẵng", "Cà Mau", "Nghệ An"];
const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);

/**
 * 40 customers of ten products in five families; customer k buys product k mod 10, or any in turn. The last one's name is a
 * formula, and the first product's code holds markup.
 */
export function ledgerLines(): string[] {
  return Array.from({ length: 2400 }, (_, i) => {
    const customer = (i * 7) % 40;
    const round = Math.floor(i / 40);
    const product = (round + customer) % 3 === 0 ? (round * 7) % 10 : customer % 10;
    const day = new Date(START + Math.floor(i / 6) * DAY).toISOString().slice(0, 10);
    const quantity = 1 + ((i * 13) % 5);
    const discount = i % 3 === 0 ? 10 : 0;
    const revenue = (quantity * (product + 1) * 10_000 * (100 - discount)) / 100;
    const name = customer === 39 ? "=1+1" : `Cửa hàng ${customer}`;
    const code = product === 0 ? "AX<b>0</b>" : `${"ABCDE"[product % 5]}X${product}`;
    return `KH${customer},${name},${day},${code},Sữa ${product},${quantity},${discount}%,${revenue},${PROVINCES[customer % 4]}`;
  });
}

export const ledgerCsv = (): string => [LEDGER_HEADER, ...ledgerLines()].join("\n");
