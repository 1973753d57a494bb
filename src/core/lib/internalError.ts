// A mistake of the program itself, which no user can cause: what a user can cause is a message (message.ts) instead.

/** Thrown where the code contradicts itself; its text is for whoever mends it. */
export class InternalError extends Error {
  override name = "InternalError";
}
