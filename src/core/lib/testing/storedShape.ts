// Holds the shape of a stored format against the one that was committed for its version (fixtures/shapes).

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Shape } from "./shape.ts";

const FOLDER = join("fixtures", "shapes");

/**
 * Throws where the format has another shape than its version was committed with, or where none was committed for one of
 * its versions. With NEW_SHAPES=1 in the environment the shape of a new version is written, and never one that is there.
 */
export function checkShape(name: string, version: number, shape: Shape, folder = FOLDER): void {
  const path = (of: number): string => join(folder, `${name}.v${of}.shape.json`);
  const text = `${JSON.stringify(shape, null, 2)}\n`;
  if (!existsSync(path(version)) && process.env.NEW_SHAPES) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path(version), text);
  }
  if (!existsSync(path(version))) {
    throw new Error(
      `${path(version)} is missing: run this test once with NEW_SHAPES=1, and commit the file beside a migration and a fixture (docs/formats.md)`,
    );
  }
  // Line ends are the checkout's.
  const committed = readFileSync(path(version), "utf8").replaceAll("\r\n", "\n");
  if (committed === text) return;
  const [these, those] = [committed.split("\n"), text.split("\n")];
  const line = these.findIndex((each, i) => each !== those[i]);
  throw new Error(
    `what is stored of "${name}" has another shape than version ${version} was released with: add a version, a migration and a fixture (docs/formats.md). First difference, line ${line + 1} of ${path(version)}: ${these[line]?.trim()} became ${those[line]?.trim()}`,
  );
}
