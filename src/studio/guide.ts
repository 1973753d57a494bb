// Whether the first run's steps are shown: hidden once, they stay hidden.

import { createRememberedView } from "./rememberedView.ts";
import type { TextStore } from "./settings.ts";

const KEY = "sales-studio.guide";

export type GuideStore = ReturnType<typeof createGuide>;

export const createGuide = (storage: TextStore) =>
  createRememberedView<{ hidden: boolean }>(storage, KEY, ({ hidden }) => ({ hidden: hidden === true }));
