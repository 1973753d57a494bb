// What the system says of a file, as a sentence: which file, what is wrong with it, what to do.

import { CommandError } from "./commandError.ts";

/** Reasons by the system's code, alike for reading and writing; the two below stand before them. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ["ENOTDIR", "a part of its path is a file, where a folder should be"],
  ["EISDIR", "it is a folder, where a file should be"],
  ["EMFILE", "too many files are open: raise the limit (ulimit -n), or name fewer files at a time"],
  ["ENFILE", "too many files are open on this machine: close other programs, and try again"],
  ["EBUSY", "another program holds it: close it there, and try again"],
  ["ETXTBSY", "another program holds it: close it there, and try again"],
  ["ELOOP", "its links lead round in a circle"],
  ["ENAMETOOLONG", "its name is too long for this place"],
  ["EIO", "the disk reports a fault: copy the file elsewhere, and look after the disk"],
  ["ENXIO", "there is nothing behind this device or pipe"],
  ["ENODEV", "there is nothing behind this device or pipe"],
]);

const READING: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "there is no such file"],
  ["EACCES", "you may not read it: change its permissions, or copy it to where you may"],
  ["EPERM", "you may not read it: change its permissions, or copy it to where you may"],
  ["ERR_FS_FILE_TOO_LARGE", "it is too large to be read at once"],
]);

const WRITING: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "its folder is not there: make it first, or name another place"],
  ["EACCES", "you may not write there: change the permissions, or name another place"],
  ["EPERM", "you may not write there: change the permissions, close programs that hold it, or name another place"],
  ["EROFS", "this place can only be read: name another place"],
  ["ENOSPC", "the disk is full: free some space, or name another place"],
  ["EDQUOT", "your share of the disk is used up: free some space, or name another place"],
  ["EFBIG", "a file may not be that large there: name another place"],
  ["EPIPE", "whoever reads from it has gone"],
]);

export function cannotRead(path: string, error: unknown): CommandError {
  return error instanceof CommandError
    ? error
    : new CommandError(`cannot read ${quoted(path)}: ${why(error, READING)}`);
}

export function cannotWrite(path: string, error: unknown): CommandError {
  return error instanceof CommandError
    ? error
    : new CommandError(`cannot write ${quoted(path)}: ${why(error, WRITING)}`);
}

/** Why the standard output takes no more. */
export function cannotPrint(error: unknown): CommandError {
  return new CommandError(`cannot write the result to the standard output: ${why(error, WRITING)}`);
}

/** An error of the system that nobody foresaw, as a sentence; null where it is none. */
export function systemErrorText(error: unknown): string | null {
  if (!isSystemError(error)) return null;
  const reason = why(error, error.code === "ENOSPC" || error.code === "EROFS" ? WRITING : READING);
  return error.path ? `cannot use ${quoted(error.path)}: ${reason}` : `the system refuses: ${reason}`;
}

/** Whether there is nothing under a path, which is no fault where nothing need be there. */
export function isMissing(error: unknown): boolean {
  return isSystemError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

/** A path as it is shown: a line break or an escape sequence in a name is written out, so that it does nothing. */
export function quoted(path: string): string {
  return `"${visible(path)}"`;
}

/** Control characters written out. */
function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (char) =>
    char === "\n" ? "\\n" : `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && "syscall" in error;
}

function why(error: unknown, reasons: ReadonlyMap<string, string>): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return reasons.get(code) ?? REASONS.get(code) ?? (error instanceof Error ? error.message : String(error));
}
