// Paper is white: the page takes its light scheme while it is printed.

const SCHEME = "data-mantine-color-scheme";

/** From now on; what stood before comes back afterwards. */
export function printLight(): void {
  const root = document.documentElement;
  let own: string | null = null;
  window.addEventListener("beforeprint", () => {
    own = root.getAttribute(SCHEME);
    root.setAttribute(SCHEME, "light");
  });
  window.addEventListener("afterprint", () => {
    if (own !== null) root.setAttribute(SCHEME, own);
  });
}
