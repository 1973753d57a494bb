// Sources that can be read from any place, as archives and column files need; others are taken into memory first.

import { type ByteSource, readAll } from "../source/source.ts";

export type SeekableSource = ByteSource & Required<Pick<ByteSource, "slice">>;

/** The source itself where it can be sliced, else its bytes in memory. */
export async function seekable(source: ByteSource): Promise<SeekableSource> {
  if (source.slice) return { ...source, slice: source.slice };
  const bytes = new Blob([await readAll(source.stream())]);
  return {
    name: source.name,
    size: bytes.size,
    stream: () => bytes.stream(),
    slice: (start, end) => bytes.slice(start, end).stream(),
  };
}
