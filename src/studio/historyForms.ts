// The forms that the histories of runs are taken away in.

export const HISTORY_FORMS = ["csv", "json", "tensorboard"] as const;
export type HistoryForm = (typeof HISTORY_FORMS)[number];
