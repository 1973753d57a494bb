// What is said of tables that share a key, before and after they are joined.

import type { Message } from "../../lib/message.ts";

/** Told of a join, and asked about: what it is, and which lines could be read alone. */
export interface JoinOffer {
  note: Message;
  joined: boolean;
  lines: string;
}
