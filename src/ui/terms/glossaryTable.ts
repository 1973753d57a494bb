// The terms as a section of docs/glossary.md.

import { TERMS } from "./termList.ts";

const GLOSSARY_TITLE = "## Words that the page explains";

/** The section, with its title. */
export function glossaryTable(): string {
  const cell = (text: string) => text.replaceAll("|", "\\|");
  const rows = TERMS.map(({ en, vi }) => [en.words[0]!, en.text, vi.words[0]!, vi.text].map(cell));
  return [
    GLOSSARY_TITLE,
    "",
    "Written by `npm run docs` from `src/ui/terms/termList.ts`; on the page they stand on hover, focus or a tap.",
    "",
    "| word | what it means | tiếng Việt | nghĩa là |",
    "| --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
  ].join("\n");
}

/** The glossary with the section as it is now, after the words of the project. */
export function withGlossary(glossary: string): string {
  const sections = glossary.split(/^(?=## )/m).filter((section) => !section.startsWith(GLOSSARY_TITLE));
  const [head, words, ...rest] = sections;
  return [head, words, `${glossaryTable()}\n`, ...rest].join("");
}
