// A part of what changes outside React, for pieces that render when that part is another one.

import { useState } from "react";
import { useFrame } from "./useFrame.ts";

/** The latest value of `read`, looked up once per frame at most; it must be the same object while nothing changed. */
export function useLatest<T>(source: { readonly version: number }, read: () => T): T {
  const [value, setValue] = useState(read);
  useFrame(source, () => setValue(() => read()));
  return value;
}
