// `npm run docs`: writes the documentation that comes from definitions in the code.

import { writeFileSync } from "node:fs";
import { featureDocs } from "../src/core/features/registry/featureDocs.ts";

const file = new URL("../docs/features.md", import.meta.url);
writeFileSync(file, featureDocs());
console.log("docs/features.md written");
