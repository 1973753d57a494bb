// A custom feature as it is stored and written down; light, since the page's start reads it from the address.

/** One more customer input: a formula over the features, see `parse.ts`. */
export interface CustomFeature {
  name: string;
  formula: string;
}

export const MAX_CUSTOM_FEATURES = 32;
export const MAX_NAME_LENGTH = 40;

/** Reads "name = formula", as it is written in the command line and in addresses; null without "=". Checks nothing but that. */
export function readCustomFeature(text: string): CustomFeature | null {
  const at = text.indexOf("=");
  if (at < 0) return null;
  return { name: text.slice(0, at).trim().normalize("NFC"), formula: text.slice(at + 1).trim() };
}

export function writeCustomFeature({ name, formula }: CustomFeature): string {
  return `${name} = ${formula}`;
}
