// Parts of the page that load when they are first shown, or ahead of that, with the texts that they need.

import { type ComponentType, lazy } from "react";
import { ahead } from "../ahead.ts";
import { addScreenTexts } from "../i18n/texts.ts";

/** A part behind the first screen, with the texts of all that lies there. */
export function later<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  return lazy(
    ahead(async () => {
      const [part] = await Promise.all([load(), addScreenTexts()]);
      return part;
    }),
  );
}
