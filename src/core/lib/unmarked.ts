// Text that compares as people search: "da nang" finds "Đà Nẵng".

/** Lower case without marks; đ is a letter of its own and has to be named. */
export function unmarked(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}
