// The doubts that only the whole file can raise or settle, told with counts after the reading.

import type { Message } from "../../lib/message.ts";
import { codeNameNotes, customerPerOrder } from "./codeNames.ts";
import { codesAndPhones, contactNames } from "./contacts.ts";
import { alikeIds, lostDigits, spelledIds } from "./ids.ts";
import { listNotes } from "./lists.ts";
import { orderNumberNotes } from "./orderNumbers.ts";
import { datesToCome, farDates, hugeNumbers } from "./outlierNotes.ts";
import { walkInNotes } from "./walkIns.ts";
import type { WholeFile } from "./wholeFile.ts";
import { orderAmountNotes } from "./wholeOrders.ts";

/** Looks for one kind of doubt in the columns that were read: once, in passes over typed arrays and dictionaries. */
type Check = (file: WholeFile) => readonly Message[];

const CHECKS: readonly Check[] = [
  farDates,
  datesToCome,
  hugeNumbers,
  orderAmountNotes,
  walkInNotes,
  contactNames,
  codesAndPhones,
  codeNameNotes,
  customerPerOrder,
  orderNumberNotes,
  listNotes,
  lostDigits,
  spelledIds,
  alikeIds,
];

/** The notes on a file that was read, in the order in which they matter. */
export function wholeFileNotes(file: WholeFile): Message[] {
  return CHECKS.flatMap((check) => check(file));
}
