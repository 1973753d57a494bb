/** The packed gazetteer, which the build puts there. */
declare module "virtual:gazetteer" {
  const tables: import("../core/geo/packedTables.ts").PackedTables;
  export default tables;
}
