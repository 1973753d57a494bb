// The model card's text, in the language of whoever takes it along.

import type { Message } from "../lib/message.ts";

/** A piece of the card: Markdown as it is, or what is said in the reader's language. */
export type CardPart = string | Message;

/** Markdown. `say` gives a message in another language than English. */
export function cardText(parts: readonly CardPart[], say: (message: Message) => string = ({ text }) => text): string {
  return parts.map((part) => (typeof part === "string" ? part : say(part))).join("");
}
