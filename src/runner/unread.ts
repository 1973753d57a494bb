// Stands in for the readers of Parquet and Zstandard, whose packages are larger than all of the runner: such files are refused.

import { DataError } from "../core/data/dataError.ts";
import { dataMessage } from "../core/data/dataMessages.ts";

function refuse({ name }: { name: string }): never {
  throw new DataError("wrong-kind", dataMessage("wrong.unread", { name }));
}

export { refuse as openParquet, refuse as zstdSource };
