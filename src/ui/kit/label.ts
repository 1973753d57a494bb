// A code with its name, where the file has a name that says more than the code.

/** "code · name", or the code alone. */
export function label(code: string, name: string): string {
  return [code, besides(code, name)].filter(Boolean).join(" · ");
}

/** The name, or nothing where it only repeats the code. */
export function besides(code: string, name: string): string {
  return name === code ? "" : name;
}
