// Lists in the product's cells, and names that only look like lists.

import { expect, test } from "vitest";
import { sniff } from "../dialect/sniff.ts";
import { ingest } from "../ingest/ingest.ts";
import { csv } from "../testing/testFiles.ts";
import { listsAmong } from "./lists.ts";

const LISTS: Record<string, [cells: string[], lines: number]> = {
  "counts behind": [["Green tea x1, Black tea x2", "Green tea x1", "Mug x3", "Black tea x1, Mug x1"], 2],
  "counts before": [["1 x Trà sen; 2 x Cà phê", "3 x Cà phê; 1 x Bánh", "1 x Bánh"], 2],
  "counts in brackets": [["Trà sen (2) + Cà phê (1)", "Cà phê (3)", "Trà sen (1)"], 1],
  "no counts, alone elsewhere": [["Tea, Mug", "Tea", "Mug", "Spoon"], 1],
  "no counts, never alone": [["Tea|Mug", "Mug|Spoon", "Spoon|Tea", "Cup"], 3],
  "lines in a cell": [["Tea x1\nMug x1", "Tea x2"], 1],
  codes: [["SP01;SP02", "SP01", "SP02", "SP01;SP02"], 2],
};

test.each(Object.entries(LISTS))("%s", (_, [cells, lines]) => {
  expect(listsAmong(cells)).toMatchObject({ lines });
});

const NAMES: Record<string, string[]> = {
  "a comma": ["Sữa tươi, ít đường", "Sữa tươi", "Cà phê"],
  "a remark that comes back": ["Sữa tươi, ít đường", "Trà sữa, ít đường", "Trà sữa", "Sữa tươi"],
  "sizes and colours": ["Shirt, blue, M", "Shirt, blue, L", "Shirt, red, M", "Trousers, blue, M"],
  "decimal commas": ["Nước 1,5 L", "Nước 0,5 L", "Nước 1", "5 L"],
  "a plus": ["Omega 3+6", "Vitamin D3 + K2", "Vitamin D3", "C++"],
  "counts of a pack": ["Beer (6)", "Beer x24", "Beer"],
  "a list that nothing else has": ["Tea x1, Mug x2", "Cup", "Spoon"],
};

test.each(Object.entries(NAMES))("%s: no list", (_, cells) => {
  expect(listsAmong(cells)).toBeNull();
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
