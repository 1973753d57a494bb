// What went wrong, in a sentence a user can act on; a cancelled call is no problem.

/** Whether the error only says that the user cancelled. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** The sentence to show for an error. */
export function messageOf(error: unknown): string {
  if (error instanceof Error && error.message) return error.message;
  return String(error);
}
