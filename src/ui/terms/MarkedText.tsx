// A text whose terms are explained where they stand: on hover, by keyboard, by a tap.

import { Tooltip } from "@mantine/core";
import { useTexts } from "../i18n/useTexts.ts";
import { findTerms } from "./findTerms.ts";

const EVENTS = { hover: true, focus: true, touch: true };

/** Loads with the glossary; see Explained. */
export default function MarkedText({ text }: { text: string }) {
  const { language } = useTexts();
  return findTerms(text, language).map(({ text: piece, term }, i) =>
    term ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other identity
      <Tooltip key={i} label={term[language].text} events={EVENTS} multiline w={280} withinPortal openDelay={150}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what explains itself on hover does so by keyboard, too */}
        <dfn className="term" tabIndex={0}>
          {piece}
        </dfn>
      </Tooltip>
    ) : (
      piece
    ),
  );
}
