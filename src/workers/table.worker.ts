// Writes workbooks off the page's thread: tens of thousands of rows take seconds.

import { tableXlsx } from "../core/lib/table/tableXlsx.ts";
import { serve } from "./rpc.ts";
import type { TableMethods } from "./tableProtocol.ts";

serve<TableMethods>(self, { xlsx: ({ tables }) => tableXlsx(tables) });
