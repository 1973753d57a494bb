// What stops a command for a reason that the user can mend; the command line speaks English alone.

/** Its text says what is wrong and what to do. */
export class CommandError extends Error {
  override name = "CommandError";
}
