// The ingest worker: reads and generates files off the page's thread.

import { ingestHandlers } from "./ingestHandlers.ts";
import type { IngestMethods } from "./protocol.ts";
import { serve } from "./rpc.ts";

serve<IngestMethods>(self, ingestHandlers);
