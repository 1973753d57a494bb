// The model card in Vietnamese, too: the one place of the command line that speaks it.

import { cardText } from "../core/artefact/cardText.ts";
import { modelCard } from "../core/artefact/modelCard.ts";
import { unpack } from "../core/artefact/unpack.ts";
import { createLocalise } from "../ui/i18n/localise.ts";
import { viFields } from "../ui/i18n/viColumns.ts";
import { allViMessages } from "../ui/i18n/viMessages.ts";
import type { Language } from "./export.ts";

const VIETNAMESE = { messages: allViMessages, fields: new Map(Object.entries(viFields)) };

/** MODEL_CARD.md of a model's files. */
export function cardIn(language: Language, files: ReadonlyMap<string, Uint8Array>): string {
  return cardText(modelCard(unpack(files)), createLocalise(language, language === "vi" ? VIETNAMESE : null));
}
