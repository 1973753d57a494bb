// What data are called on the page: by the name of their file, a sample in the language's words.

import { sampleOfName } from "../studio/data.ts";
import type { Translate } from "./i18n/translate.ts";

/** Where data are looked for by their name, the stored one stays. */
export function dataName(name: string, t: Translate): string {
  const sample = sampleOfName(name);
  return sample
    ? t("data.sampleNamed", { ...sample, sample: t(`data.${sample.sample}`), seed: `${sample.seed}` })
    : name;
}
