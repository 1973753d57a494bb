// golden.json: a few customers of the data as anybody would type their lines, with what the model is told of them and what it
// answers. Whoever runs the model elsewhere holds itself against it, and so does the studio when a model comes back.

import { list } from "../../lib/listSchema.ts";
import { ownIssue } from "../../lib/schemaFault.ts";
import { z } from "../../lib/zod.ts";
import { exportMessage } from "../exportMessages.ts";

/** Customers at most; fewer where the data have fewer. */
export const GOLDEN_CUSTOMERS = 20;
/** Products of each answer. */
export const GOLDEN_PRODUCTS = 10;

/** The columns of sale lines that inputs are made of, and the province's name for the place. */
export const GOLDEN_COLUMNS = [
  "customer",
  "time",
  "product",
  "family",
  "series",
  "category",
  "quantity",
  "revenue",
  "discount",
  "order",
  "store",
  "salesperson",
  "source",
  "walkIn",
  "promotion",
  "province",
] as const;
export type GoldenColumn = (typeof GOLDEN_COLUMNS)[number];

/** Far more than 20 customers have. */
const MOST_ROWS = 20_000;
const MOST_NUMBERS = 1_000_000;

const text = z.string().max(1000);
const cell = z.union([text, z.number(), z.null()]);
const numbers = list(z.number(), MOST_NUMBERS);
const answered = list(z.number(), GOLDEN_CUSTOMERS * GOLDEN_PRODUCTS);

/** B customers, K products of each; lists are flat, row by row. */
export const goldenSchema = z
  .object({
    /** Asked for is the midnight that this day begins with; all lines are earlier. */
    date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
    columns: list(z.enum(GOLDEN_COLUMNS), GOLDEN_COLUMNS.length, 3),
    /** In the order of the file, which tells lines of one time apart. */
    rows: list(list(cell, GOLDEN_COLUMNS.length, 3), MOST_ROWS, 1),
    customers: list(text, GOLDEN_CUSTOMERS, 1),
    /** What the model is told, under the names of its tensors. */
    inputs: z.record(z.string().max(50), numbers),
    answers: z.object({
      /** [B, K] codes; empty where there are fewer products. */
      products: list(text, GOLDEN_CUSTOMERS * GOLDEN_PRODUCTS, 1),
      probabilities: answered,
      /** [B] of the next line before its product is known; absent where the data had no such column. */
      quantity: answered.optional(),
      revenue: answered.optional(),
      discount: answered.optional(),
      /** [B, K] of each product; absent in models that do not know amounts. */
      amounts: z.record(z.string().max(50), answered).optional(),
    }),
  })
  .refine(
    ({ columns, rows }) => rows.every(({ length }) => length === columns.length),
    ownIssue(exportMessage("golden.row")),
  )
  .refine(
    ({ columns }) =>
      new Set(columns).size === columns.length &&
      (["customer", "time", "product"] as const).every((name) => columns.includes(name)),
    ownIssue(exportMessage("golden.columns")),
  )
  .refine(
    ({ customers, answers: { products, probabilities } }) =>
      probabilities.length === products.length && products.length % customers.length === 0,
    ownIssue(exportMessage("golden.answers")),
  );

export type Golden = z.infer<typeof goldenSchema>;
export type GoldenTable = Pick<Golden, "columns" | "rows" | "customers">;
