// Lists in the product's cells, and names that only look like lists.

import { expect, test } from "vitest";
import { countEach } from "../../lib/counts.ts";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { csv } from "../testing/testFiles.ts";
import { listsAmong } from "../values/nameLists.ts";

const LISTS: Record<string, [cells: string[], lines: number]> = {
  "counts behind": [["Green tea x1, Black tea x2", "Green tea x1", "Mug x3", "Black tea x1, Mug x1"], 2],
  "counts before": [["1 x Trà sen; 2 x Cà phê", "3 x Cà phê; 1 x Bánh", "1 x Bánh"], 2],
  "counts in brackets": [["Trà sen (2) + Cà phê (1)", "Cà phê (3)", "Trà sen (1)"], 1],
  "no counts, alone elsewhere": [["Tea, Mug", "Tea", "Mug", "Spoon"], 1],
  "no counts, never alone": [["Tea|Mug", "Mug|Spoon", "Spoon|Tea", "Cup"], 3],
  "lines in a cell": [["Tea x1\nMug x1", "Tea x2"], 1],
  "short names": [["A x2; B x1", "B x3", "A x1"], 1],
  "counts and blanks alone": [["Trà sen x1 Cà phê x2", "Cà phê x1", "2 x Bánh 1 x Mứt", "1 x Bánh 3 x Kẹo"], 3],
  codes: [["SP01;SP02", "SP01", "SP02", "SP01;SP02"], 2],
};

test.each(Object.entries(LISTS))("%s", (_, [cells, lines]) => {
  expect(listsAmong(countEach(cells))).toMatchObject({ lines });
});

const NAMES: Record<string, string[]> = {
  "a comma": ["Sữa tươi, ít đường", "Sữa tươi", "Cà phê"],
  "a remark that comes back": ["Sữa tươi, ít đường", "Trà sữa, ít đường", "Trà sữa", "Sữa tươi"],
  "sizes and colours": ["Shirt, blue, M", "Shirt, blue, L", "Shirt, red, M", "Trousers, blue, M"],
  "decimal commas": ["Nước 1,5 L", "Nước 0,5 L", "Nước 1", "5 L"],
  "a plus": ["Omega 3+6", "Vitamin D3 + K2", "Vitamin D3", "C++"],
  "counts of a pack": ["Beer (6)", "Beer x24", "Beer"],
  "packs and sizes": ["Bia x 24 lon", "Bia 6 x 330 ml", "Bia x 6 chai", "Bia", "330 ml"],
  "a list that nothing else has": ["Tea x1, Mug x2", "Cup", "Spoon"],
};

test.each(Object.entries(NAMES))("%s: no list", (_, cells) => {
  expect(listsAmong(countEach(cells))).toBeNull();
});

test("a note names the column, an example and how many lines, when the file is looked at and when it is read", async () => {
  const text = `Order,Date,Customer,Product,Amount
1,2024-01-05,C1,"Green tea x1, Black tea x2",45
2,2024-01-09,C2,Mug x1,20
3,2024-02-01,C1,Black tea x1,15
4,2024-02-02,C2,"Green tea x2, Mug x1",50
`;
  const look = await sniff(csv(text));
  const note = {
    code: "note.lists",
    values: { column: "Product", count: 2, lines: 4, sample: "“Green tea x1, Black tea x2”" },
  };
  expect(look.doubts).toMatchObject([{ note, columns: [3] }]);
  const { inspection } = await ingest(csv(text), look.mapping);
  expect(inspection.noteSentences).toMatchObject([note]);
  expect(inspection.products).toBe(4);
});

const ORDERS = (header: string, cells: readonly string[]) =>
  [
    `Order,Date,Customer,${header},Total`,
    ...cells.map(
      (cell, i) => `${i + 1},2024-01-${String(1 + (i % 28)).padStart(2, "0")},C${i % 3},"${cell}",${10 + i}`,
    ),
  ].join("\n");

test.each(["Items", "Line items", "Mặt hàng đã mua", "Artículos", "xyz"])(
  "%s is the column of products where its cells list them",
  async (header) => {
    const cells = ["Tea x1; Mug x2", "Mug x1", "Tea x3; Spoon x1", "Spoon x1; Mug x1"];
    const { mapping, doubts } = await sniff(csv(ORDERS(header, cells)));
    expect(mapping.columns).toMatchObject({ product: 3, productName: 3 });
    expect(doubts).toMatchObject([{ note: { code: "note.lists", values: { column: header, count: 3, lines: 4 } } }]);
  },
);

test("items that are counted, remarks and tags are no products", async () => {
  for (const [header, cells] of [
    ["Items", ["3", "1", "2", "5"]],
    ["Ghi chú", ["gọi trước, giao sớm", "giao sớm", "", "gọi trước"]],
    ["Tags", ["vip, new", "new", "vip", "new, vip"]],
  ] as const)
    expect((await sniff(csv(ORDERS(header, cells)))).mapping.columns.product).toBeUndefined();
  const products =
    "Order,Date,Customer,Items,Product,Total\n1,2024-01-05,C1,A x1; B x2,Tea,5\n2,2024-01-06,C1,A x1,Mug,5\n";
  expect((await sniff(csv(products))).mapping.columns).toMatchObject({ product: 4 });
});

test("lists far behind the first lines are counted over the whole file", async () => {
  const plain = Array.from({ length: 6000 }, (_, i) => `P${i % 50}`);
  const cells = [...plain, ...Array.from({ length: 500 }, (_, i) => `P${i % 50} x1; P${(i + 7) % 50} x2`)];
  const source = csv(ORDERS("Product", cells));
  const look = await sniff(source);
  expect(look.doubts).toEqual([]);
  const { inspection } = await ingest(source, look.mapping);
  expect(inspection.noteSentences).toMatchObject([
    { code: "note.lists", values: { column: "Product", count: 500, lines: 6500, sample: "“P0 x1; P7 x2”" } },
  ]);
  const { inspection: without } = await ingest(csv(ORDERS("Product", plain)), look.mapping);
  expect(without.noteSentences).toEqual([]);
});
