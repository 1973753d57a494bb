// Every message about what is kept on this machine, in English.

import { messages } from "../core/lib/message.ts";

export const STORAGE_MESSAGES = {
  "storage.full":
    "The disk space that this browser grants is used up, so new data stays in memory and is forgotten when the page is closed. Delete stored data sets or runs to make room.",
  "storage.refused":
    "This browser does not let the page keep data{{why}}, so everything stays in memory and is forgotten when the page is closed. Blocked cookies and site data, or a private window, are common reasons.",
  "storage.stillRefused": "There is still no room for this run: delete stored data sets or runs, or download it.",
  "storage.newer":
    "A newer version of the studio has been used in this browser. What it kept in a newer form cannot be read here: reload the page to get that version.",
  "storage.noDataset": 'There is no stored data set "{{id}}". Read its file again.',
  "storage.unknownDataset": 'There is no stored data set "{{id}}".',
  "storage.noRun": 'There is no stored run "{{id}}". Train again, or open a downloaded model.',
  "storage.unknownRun": 'There is no stored run "{{id}}".',
  "storage.noRecipe": "This recipe was forgotten meanwhile.",
  "storage.tooLong": "The stored data set is damaged: it is longer than it should be. Read its file again.",
  "storage.partMissing": "The stored data set is damaged: a part of it is missing. Read its file again.",
  "storage.badColumn": 'The stored data set is damaged: its column "{{name}}" cannot be read. Read its file again.',
} as const;
export type StorageMessageCode = keyof typeof STORAGE_MESSAGES;

/** Says something about storage. */
export const storageMessage = messages(STORAGE_MESSAGES);
