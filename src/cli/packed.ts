// What differs between the sources, which tsx runs, and the package that `npm pack` makes of them (scripts/build-cli.ts).

/** Whether this is the package: JavaScript in one folder, `cli`, with the built page beside it in `dist`. */
export const IS_PACKED = !import.meta.url.endsWith(".ts");

/** How the command line is called. */
export const PROGRAM = IS_PACKED ? "sales-studio" : "npm run studio --";

/** A file of this program: where it lies from this folder in the sources, and from `cli` in the package. */
export function programFile(inSources: string, inPackage: string): URL {
  return new URL(IS_PACKED ? inPackage : inSources, import.meta.url);
}
