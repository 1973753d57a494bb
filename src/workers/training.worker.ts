// The training worker: holds one data set and one model, trains and answers off the page's thread.

import type { TrainingMethods } from "./protocol.ts";
import { serve } from "./rpc.ts";
import { trainingHandlers } from "./trainingHandlers.ts";

serve<TrainingMethods>(self, trainingHandlers());
