// What ends a reading that a line proved wrong, so that the file is read again as it is meant.

import { type Message, MessageError } from "../../lib/message.ts";
import type { Mapping } from "../mapping/mapping.ts";

/** Thrown when a line proves that the mapping reads dates or a column's numbers the wrong way round: read again so. */
export class MappingDisproved extends MessageError {
  readonly mapping: Mapping;

  constructor(mapping: Mapping, message: Message) {
    super(message);
    this.mapping = mapping;
  }
}
