// Tells a downloaded model from tables that somebody packed: both are dropped as a .zip.

/** What every version of a model has, at the top or in a folder. */
const OF_A_MODEL = /(?:^|\/)preprocess\.json$/;

/** Whether a zip holds a model; one that cannot be opened holds none. */
export async function isModelZip(zip: File): Promise<boolean> {
  // Not needed before somebody drops a zip.
  const { openZip } = await import("../core/data/tables/zip/zipArchive.ts");
  const source = {
    name: zip.name,
    size: zip.size,
    stream: () => zip.stream(),
    slice: (start: number, end: number) => zip.slice(start, end).stream(),
  };
  return openZip(source).then(
    (entries) => entries.some(({ name }) => OF_A_MODEL.test(name)),
    () => false,
  );
}
