// What every test file in Node begins with.

import { installSameArrays } from "./sameArrays.ts";
import { seedProperties } from "./seededProperties.ts";

installSameArrays();
seedProperties();
