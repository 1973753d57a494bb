// What the runner says by itself, in English.

import { messages } from "../core/lib/message.ts";

export const RUNNER_MESSAGES = {
  "runner.noModel": "This is no model of Sales Studio: give the zip that was downloaded, or its files by their paths.",
  "runner.noLines": "These are no lines: give a table as text, bytes or a file, or a list of objects.",
  "runner.noCustomer": "No customer has a line before {{date}}: choose a later day.",
  "runner.unknownCustomer": "There is no customer “{{customer}}” in these lines.",
  "runner.newCustomer": "“{{customer}}” has no line before {{date}}: choose a later day.",
  "runner.topK": "“{{given}}” products cannot be shown: choose a whole number from 1 to {{most:count}}.",
  "runner.modelFirst": "Choose the model first, then {{name}} again.",
  "runner.recognised": "The columns are not those that the model was trained on: they were recognised anew.",
} as const;
export type RunnerMessageCode = keyof typeof RUNNER_MESSAGES;

export const runnerMessage = messages(RUNNER_MESSAGES);
