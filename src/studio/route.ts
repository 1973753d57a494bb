// The address's hash: which screen, which part of it behind a slash, and the settings behind a question mark
// (`#train?epochs=3`, `#results/errors`).

export const SCREENS = [
  "data",
  "explore",
  "customers",
  "forecast",
  "train",
  "results",
  "predict",
  "runs",
  "export",
] as const;
export type Screen = (typeof SCREENS)[number];

export interface Route {
  screen: Screen;
  /** "" = the screen's first part. */
  part: string;
  query: URLSearchParams;
}

/** Reads a hash; an unknown screen is the first one. */
export function parseHash(hash: string): Route {
  const [path = "", query] = hash.replace(/^#/, "").split("?", 2);
  const [name, part = ""] = path.split("/", 2);
  const screen = SCREENS.find((each) => each === name);
  return { screen: screen ?? "data", part: screen ? part : "", query: new URLSearchParams(query ?? "") };
}

/** The hash of a screen, and maybe of a part of it, with these settings. */
export function formatHash(screen: Screen, query: URLSearchParams, part = ""): string {
  const path = part ? `#${screen}/${part}` : `#${screen}`;
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
