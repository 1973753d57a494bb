// Every message of the workers themselves, in English.

import { messages } from "../core/lib/message.ts";

export const WORKER_MESSAGES = {
  "worker.noCustomer": 'The data set has no customer "{{customer}}".',
  "worker.noModel": "There is no model yet: train one, or open a downloaded one.",
  "worker.noData": "No data set is open: choose a file or a sample first.",
  "worker.noUnfinished": "There is no unfinished run of this data set: start a new one.",
  "worker.runElsewhere": "This run goes on in another tab of the studio: look there.",
  "worker.noSearch": "There is no such search of this data set: start a new one.",
  "worker.searchElsewhere": "This search goes on in another tab of the studio: look there.",
  "worker.noSamples": "There are no samples: choose a file or a sample first.",
  "worker.noPlaces": "the list of Vietnamese places could not be loaded ({{status}}): reload the page",
  "worker.noRunner":
    "The files to run a model with ({{runner}}) are not part of this page: build it with npm run build, or download the model without them.",
  "worker.ended": "The worker ended unexpectedly.",
  "worker.endedWith": "The worker ended unexpectedly: {{message}}",
  "worker.noStart":
    "A part of the studio that works in the background could not be loaded: the page's server does not answer, or there is no network. Start the server again, or connect, and try again.",
  "worker.noPart":
    "A part of the studio could not be loaded: the page's server does not answer, or there is no network. Start the server again, or connect, and reload the page.",
  "worker.unreadable": "The worker sent something that cannot be read.",
  "worker.silent": "The background worker stopped answering, so it was replaced.",
  "worker.stuck": "The training did not stop within {{seconds:count}} seconds, so its worker was replaced.",
  "worker.closed": "The worker was closed.",
} as const;
export type WorkerMessageCode = keyof typeof WORKER_MESSAGES;

/** Says something about a worker. */
export const workerMessage = messages(WORKER_MESSAGES);
