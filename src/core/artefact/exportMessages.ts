// Every message about a model's files, in English.

import { messages } from "../lib/message.ts";

export const EXPORT_MESSAGES = {
  "zip.unreadable": 'This file cannot be opened as a zip ({{why}}). Choose the zip that "Download model" wrote.',
  "zip.twice": "This zip holds {{name}} more than once, so it is not clear which model is meant.",
  "zip.folders":
    "This zip holds files of a model in two folders ({{one}} and {{other}}), so it is not clear which is meant.",
  "zip.noModel":
    "This zip holds no model: none of {{files}} is in it. If it holds sales lines, drop it on the Data screen.",
  "zip.tooLarge":
    "{{name}} in this zip would unpack to {{bytes:count}} bytes, more than the {{most:count}} of any model, so nothing was unpacked.",
  "zip.tooMuch":
    "This zip of {{packed:count}} bytes would unpack to {{bytes:count}}, more than the {{most:count}} of any model that small, so nothing was unpacked.",
  "folder.tooLarge":
    "{{name}} has {{bytes:count}} bytes, more than the {{most:count}} of any model, so nothing was read.",
  "folder.tooMuch":
    "The files of this model have {{bytes:count}} bytes together, more than the {{most:count}} of any model, so nothing was read.",
  "zip.damaged": "{{name}} in this zip is damaged: it is not what was packed. Copy or download the zip again.",
  "bundle.tooMany": "it holds more values than that file of any model ({{values:count}})",
  "bundle.missing": "{{name}} is missing (have: {{have:message}})",
  "bundle.none": "nothing",
  "bundle.notF32": "{{file}}: {{name}} is not of type F32",
  "bundle.noNumbers": "{{file}}: {{name}} holds values that are no numbers",
  "bundle.mixed":
    "{{file}} and preprocess.json are not of one model: {{key}} is {{value}}, but {{what}} counts {{count:count}}",
  "bundle.changed":
    "{{name}} is not the file that this model was written with: it was changed or damaged since, or is of another model. Copy the model anew from where it came from, or train it again.",
  "bundle.config":
    "{{name}} was written for a model of other sizes than {{config}} says ({{key}} is {{inside}}, not {{found}})",
  "bundle.folderTwice": "a folder stands twice",
  "bundle.noPath": "is no path of a model's file",
  "bundle.malformed": "{{name}}: {{what:message}}",
  "predictions.noColumn":
    "{{file}} has no column {{column}}: it was changed, or another program wrote it. Train the model again to compare it.",
  "predictions.noNumber":
    "{{file}}: target {{line:count}} has no number in column {{column}}, so it was changed since the model was judged. Train the model again to compare it.",
  "golden.row": "a row has another length than there are columns",
  "golden.columns": "customer, time and product must be columns, and none may stand twice",
  "golden.answers": "the answers are not those of as many customers",
  "golden.same":
    "{{same:count}} of {{customers:count}} example customers answered as where the model was trained, largest difference {{largest}}.",
  "golden.differs":
    "Only {{same:count}} of {{customers:count}} example customers are answered as where the model was trained (largest difference {{largest}}). This device computes otherwise: compare with another browser or computer before you rely on its answers.",
} as const;
export type ExportMessageCode = keyof typeof EXPORT_MESSAGES;

/** Says something about a model's files. */
export const exportMessage = messages(EXPORT_MESSAGES);
