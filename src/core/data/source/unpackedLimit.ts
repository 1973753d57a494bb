// How much may come out of a packed file. A megabyte of zeros unpacks to a gigabyte, which would be read for minutes: tables of
// sales unpack to 3 to 15 times their size, lines that repeat most of the one before to 30.

import { DataError } from "../dataError.ts";
import { dataMessage } from "../dataMessages.ts";

/** Of text; the markup of a workbook's cells without values shrinks further. */
export const MOST_TIMES = 50;
export const MOST_TIMES_XML = 100;
/** What is read in a moment is not looked at. */
const ALWAYS = 16_000_000;

/** How many bytes may come out of so many. */
export function mostUnpacked(packed: number, times = MOST_TIMES): number {
  return Math.max(ALWAYS, times * packed);
}

/** Throws DataError "unpacks-too-far" where more comes out than may. */
export function refuseUnpacked(name: string, packed: number, unpacked: number, times = MOST_TIMES): void {
  if (unpacked <= mostUnpacked(packed, times)) return;
  throw new DataError("unpacks-too-far", dataMessage("file.unpacksTooFar", { name, times, packed, unpacked }));
}
