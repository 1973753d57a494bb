// A command that was written wrongly, as opposed to work that failed: its message is followed by how to get help.

export class UsageError extends Error {
  override name = "UsageError";
}
