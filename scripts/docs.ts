// `npm run docs`: writes the documentation that comes from definitions in the code.

import { writeFileSync } from "node:fs";
import { headerDocs } from "../src/core/data/mapping/headerDocs.ts";
import { featureDocs } from "../src/core/features/registry/featureDocs.ts";

for (const [name, write] of [
  ["features.md", featureDocs],
  ["columns.md", headerDocs],
] as const) {
  writeFileSync(new URL(`../docs/${name}`, import.meta.url), write());
  console.log(`docs/${name} written`);
}
