// `npm run docs`: writes the documentation that comes from definitions in the code.

import { readFileSync, writeFileSync } from "node:fs";
import { headerDocs } from "../src/core/data/mapping/headerDocs.ts";
import { featureDocs } from "../src/core/features/registry/featureDocs.ts";
import { withGlossary } from "../src/ui/terms/glossaryTable.ts";

for (const [name, write] of [
  ["features.md", featureDocs],
  ["columns.md", headerDocs],
  ["glossary.md", withGlossary],
] as const) {
  const file = new URL(`../docs/${name}`, import.meta.url);
  writeFileSync(file, write(readFileSync(file, "utf8")));
  console.log(`docs/${name} written`);
}
