// What JavaScript sees of the byte reader. Addresses are byte offsets in the linear memory.

export { add, dropTable, find, hashOf, newTable, seed } from "./codes";
export { hash, hashHigh } from "./hash";
export { endsAt, fields, next, startsAt } from "./records";
export { allocate } from "./memory";
export { plainTo } from "./text";
