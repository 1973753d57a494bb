// The error of a device that has no room for what it is asked to hold.

export class OutOfMemoryError extends Error {
  override name = "OutOfMemoryError";
}

/** Whether an error says that memory ran out: ours, or a typed array or buffer that the engine could not make. */
export function isOutOfMemory(error: unknown): boolean {
  if (error instanceof OutOfMemoryError) return true;
  return error instanceof RangeError && /allocat|memory|array length|buffer/i.test(error.message);
}
