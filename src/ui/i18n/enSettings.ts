// Names and explanations of the settings in English, as the command line has them.

import { SETTING_TEXTS } from "../../core/training/settingTexts.ts";

export const enSettings = { settings: SETTING_TEXTS } as const;
