// node example.mjs MODEL.zip SALES.csv [YYYY-MM-DD]
// deno run --allow-read example.mjs MODEL.zip SALES.csv [YYYY-MM-DD]

import { readFile } from "node:fs/promises";
import { argv } from "node:process";
import { createPredictor } from "./predictor.js";

const [model, sales, date] = argv.slice(2);
const predictor = await createPredictor(await readFile(model));
const lines = await predictor.open(await readFile(sales));
for (const { text } of lines.notes) console.error(`Note: ${text}`);
for (const { customer, products } of await lines.predict({ date, topK: 3 }))
  console.log(customer, products.map(({ product, probability }) => `${product} ${probability.toFixed(3)}`).join("  "));
predictor.dispose();
