// What every test file in Node begins with.

import { installSameArrays } from "./sameArrays.ts";

installSameArrays();
