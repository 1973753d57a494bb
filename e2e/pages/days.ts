// Days as the page's fields write them and as files do.

/** "28/02/2025" of midnight, ms since 1970. */
export const shownDay = (time: number): string =>
  new Date(time).toISOString().slice(0, 10).split("-").reverse().join("/");

/** "2025-02-28" of "28/02/2025". */
export const fileDay = (shown: string): string => shown.split("/").reverse().join("-");
