// Text that compares as people search: "da nang" finds "Đà Nẵng".

/** Lower case without marks; đ is a letter of its own and has to be named. */
export function unmarked(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}

/** The words of a search, as `unmarked` texts hold them. */
export function searchWords(query: string): string[] {
  return unmarked(query).split(/\s+/).filter(Boolean);
}

/** Whether an `unmarked` text holds every word of the search; any does where it has none. */
export function searchFor(query: string): (text: string) => boolean {
  const words = searchWords(query);
  return (text) => words.every((word) => text.includes(word));
}
