// Whatever columns a file has for its amounts, and whatever they are called: the revenue is the net total of the lines,
// or a note says what is open.

import fc from "fast-check";
import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { amountFile } from "../testing/amountFile.ts";
import { csv } from "../testing/testFiles.ts";

/** Notes that say no more than how the revenue is had. */
const PLAIN = new Set(["note.netOfPrice", "note.netOfGross", "note.dateOrder"]);

test("the revenue is the net total of the lines, or a note says what is open", async () => {
  await fc.assert(
    fc.asyncProperty(amountFile(), async ({ text, net, quantity, amounts, discounted, named }) => {
      const { mapping } = await sniff(csv(text));
      const { inspection } = await ingest(csv(text), mapping);
      const notes = (inspection.noteSentences ?? []).filter(({ code }) => !PLAIN.has(code));
      const has = (amount: (typeof amounts)[number]) => amounts.includes(amount);
      const tellsNet = has("net") || ((has("price") || (has("gross") && named)) && (has("discount") || !discounted));
      const { totals } = inspection;
      // A total with tax or a gross amount with nothing beside it looks like any other amount.
      if (!tellsNet && !(has("total") && has("tax"))) return;
      if (notes.length === 0) {
        expect(totals.quantity).toBe(quantity);
        expect(Math.abs(totals.revenue - net)).toBeLessThanOrEqual(0.005 * inspection.rows + 1e-9);
      }
    }),
    { numRuns: 150 },
  );
});

test("where price, gross, discount and net are all there, nothing is open", async () => {
  await fc.assert(
    fc.asyncProperty(amountFile(), async ({ text, net, amounts }) => {
      if (!["price", "gross", "discount", "net"].every((amount) => (amounts as readonly string[]).includes(amount)))
        return;
      const { mapping } = await sniff(csv(text));
      const { inspection } = await ingest(csv(text), mapping);
      expect(inspection.noteSentences?.filter(({ code }) => !PLAIN.has(code))).toEqual([]);
      expect(Math.abs(inspection.totals.revenue - net)).toBeLessThanOrEqual(1e-6 * net);
    }),
    { numRuns: 150 },
  );
});

test("where quantities and prices say as much for one mark as for the other, amounts of orders decide", async () => {
  const lines = Array.from({ length: 12 }, (_, i) => `D${i};2024-01-13;K${i % 5};P${i % 3};2,000;1.628.000;314.000`);
  // Two lines an order, so that its amount is no line's.
  const text = `Order No;Date;Customer ID;Product ID;Quantity;Order Subtotal;Unit Price\n${lines
    .map((line) => `${line}\n${line.replace(";2,000;", ";3,184;")}`)
    .join("\n")}\n`;
  const { mapping } = await sniff(csv(text));
  expect(mapping).toMatchObject({ decimal: ",", columns: { unitPrice: 6 } });
  expect(mapping.columnDecimals).toBeUndefined();
});
