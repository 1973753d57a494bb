/** The packed gazetteer as JSON, deflated, in base64; the build puts it there. */
declare module "virtual:gazetteer" {
  const packed: string;
  export default packed;
}
