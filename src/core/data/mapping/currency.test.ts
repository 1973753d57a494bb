// What a file says about the currency of its money, and what mappings of older versions are taken to say.

import fc from "fast-check";
import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { distributorSource } from "../generate/distributor.ts";
import { CURRENCY_SIGNS, signOf } from "../values/currencySigns.ts";
import { CURRENCIES, currencyOf, formerCurrency } from "./currency.ts";
import { proposeMapping } from "./proposeMapping.ts";

/** The guess for a file of one customer, date, product and these columns. */
function guess(columns: Record<string, readonly string[]>): { currency: string | undefined; why: string } {
  const own = Object.entries(columns);
  const lines = Math.max(...own.map(([, values]) => values.length));
  const header = ["Customer ID", "Date", "Product code", ...own.map(([name]) => name)];
  const rows = Array.from({ length: lines }, (_, i) => [
    ...[`C${i % 3}`, `2025-01-${String((i % 28) + 1).padStart(2, "0")}`, `P${i % 5}`],
    ...own.map(([, values]) => values[i % values.length]!),
  ]);
  const { mapping, evidence } = proposeMapping(header, rows);
  return { currency: mapping.currency, why: evidence.currency.code };
}

test("signs beside the amounts tell", () => {
  expect(guess({ Revenue: ["1.200.000 ₫", "35.000 ₫"] })).toEqual({ currency: "VND", why: "evidence.currencySigns" });
  expect(guess({ Revenue: ["12.000đ", "9.000 đ"] }).currency).toBe("VND");
  expect(guess({ Revenue: ["$12.50", "-$3.20"] }).currency).toBe("USD");
  expect(guess({ "Revenue AUD": ["$12.50", "$3.20"] }).currency).toBe("AUD");
  expect(guess({ Revenue: ["12,50 €", "(3,20 €)"] }).currency).toBe("EUR");
  expect(guess({ Revenue: ["£5.00", "7.25"] }).currency).toBe("GBP");
});

test("signs go before names, countries and language; of several the commonest", () => {
  expect(guess({ "Thành tiền": ["$12.50", "$3.20"], Country: ["Vietnam"] }).currency).toBe("USD");
  expect(guess({ Revenue: ["$12.50", "€3.20", "€1"] })).toEqual({ currency: "EUR", why: "evidence.currencySeveral" });
});

test("a column of currencies, and the names of columns", () => {
  expect(guess({ Revenue: ["12.50"], Currency: ["EUR", "EUR"] })).toEqual({
    ...{ currency: "EUR", why: "evidence.currencyColumn" },
  });
  expect(guess({ Revenue: ["12.50"], Currency: ["USD", "EUR", "eur"] })).toEqual({
    ...{ currency: "EUR", why: "evidence.currencySeveral" },
  });
  expect(guess({ "Revenue (USD)": ["12.50"] })).toEqual({ currency: "USD", why: "evidence.currencyHeader" });
  expect(guess({ "Doanh thu (đ)": ["12000"] }).currency).toBe("VND");
  expect(guess({ amount_vnd: ["12000"] }).currency).toBe("VND");
});

test("the country of most lines", () => {
  const mostly = [...Array<string>(8).fill("United Kingdom"), "France", "Germany"];
  expect(guess({ Revenue: ["12.50"], Country: mostly })).toEqual({ currency: "GBP", why: "evidence.currencyCountry" });
  expect(guess({ Revenue: ["12.50"], Country: ["United Kingdom", "France", "Japan"] }).currency).toBe("");
});

test("a country with the name of a property of objects is none", () => {
  for (const name of ["constructor", "toString", "__proto__"])
    expect(guess({ Revenue: ["12.50"], Country: [name] })).toEqual({ currency: "", why: "evidence.currencyNone" });
});

test("Vietnamese names, and Vietnamese texts beside whole thousands", () => {
  expect(guess({ "Thành tiền": ["120000", "35000"] }).currency).toBe("VND");
  expect(guess({ "Thành tiền": ["12.5", "3.25"] })).toEqual({ currency: "", why: "evidence.currencySmall" });
  expect(guess({ "Thanh tien": ["120000", "35000"] })).toEqual({ currency: "VND", why: "evidence.currencyThousands" });
  expect(guess({ Revenue: ["120000", "35000"], Town: ["Cần Thơ"] }).currency).toBe("VND");
  expect(guess({ Revenue: ["120000", "35000"] })).toEqual({ currency: "", why: "evidence.currencyNone" });
  expect(guess({ Quantité: ["1"], "Chiffre d'affaires": ["12.50"], Château: ["Margaux"] }).currency).toBe("");
});

test("the generated distributor counts in dong", async () => {
  const { mapping } = await sniff(distributorSource({ rows: 300, seed: 7 }));
  expect(mapping.currency).toBe("VND");
});

test("a guess is what the commonest of the signs beside the amounts stands for", () => {
  const sign = fc.constantFrom(...Object.keys(CURRENCY_SIGNS));
  const amount = fc.integer({ min: 1, max: 9_999_999 }).map(String);
  const cell = fc.tuple(amount, fc.option(sign), fc.boolean()).map(([text, mark, before]) => {
    if (mark === null) return text;
    return before ? `${mark}${text}` : `${text} ${mark}`;
  });
  const header = fc.constantFrom("Revenue", "Thành tiền", "Revenue (USD)", "amount_vnd", "Doanh thu €", "Total £");
  const country = fc.constantFrom("Vietnam", "Germany", "United States", "nowhere");
  const currencies = fc.constantFrom("EUR", "VND", "?");
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 20 }),
      header,
      country,
      currencies,
      (cells, name, at, code) => {
        const { currency } = guess({ [name]: cells, Country: [at], Currency: [code] });
        const counts = new Map<string, number>();
        for (const found of cells.map(signOf)) if (found !== null) counts.set(found, (counts.get(found) ?? 0) + 1);
        if (counts.size === 0) return;
        const most = Math.max(...counts.values());
        const commonest = [...counts].filter(([, count]) => count === most);
        expect(commonest.flatMap(([found]) => CURRENCY_SIGNS[found])).toContain(currency);
      },
    ),
  );
});

test("a sign that all amounts have decides, whatever else is said", () => {
  fc.assert(
    fc.property(fc.constantFrom("vnđ", "đ", "₫", "usd", "eur", "€", "£"), fc.nat(9_999), (mark, size) => {
      const { currency } = guess({ "Thành tiền": [`${size} ${mark}`], Currency: ["JPY"], Country: ["Japan"] });
      expect(currency).toBe(CURRENCY_SIGNS[mark]![0]);
    }),
  );
});

test("mappings of older versions: Vietnamese headers count in dong, the sample shop in pounds, others in nothing said", () => {
  const currency = (header: string[], name: string) => currencyOf({ header }, name);
  expect(currency(["THÀNH TIỀN ĐƠN BÁN"], "m.csv")).toBe("VND");
  expect(currency(["customer", "amount_vnd"], "m.csv")).toBe("VND");
  expect(currency(["InvoiceNo"], "synthetic-shop-20000-seed1.csv")).toBe("GBP");
  expect(currency(["InvoiceNo"], "online_retail.csv")).toBe("GBP");
  expect(currency(["InvoiceNo", "Café"], "x.csv")).toBeNull();
  expect(formerCurrency([], "")).toBe("");
});

test("a mapping's own currency goes before the rule for those without", () => {
  expect(currencyOf({ header: ["Thành tiền"], currency: "EUR" }, "online_retail.csv")).toBe("EUR");
  expect(currencyOf({ header: ["Thành tiền"], currency: "" }, "online_retail.csv")).toBeNull();
});

test("every currency offered is one that can be shown", () => {
  for (const code of CURRENCIES) expect(Intl.supportedValuesOf("currency")).toContain(code);
});
