// What a page may be ended in by the browser, as it is marked and told.

/** Work that takes much memory. */
export interface HeavyWork {
  kind: "reading" | "training";
  /** Of the file or the data set. */
  name: string;
  /** Of the file, in bytes; 0 where that is not what is read. */
  size: number;
}
