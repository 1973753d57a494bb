// The address's hash: which screen, and the settings behind a question mark (`#train?epochs=3`).

export const SCREENS = ["data", "train", "results", "predict", "runs", "export"] as const;
export type Screen = (typeof SCREENS)[number];

export interface Route {
  screen: Screen;
  query: URLSearchParams;
}

/** Reads a hash; an unknown screen is the first one. */
export function parseHash(hash: string): Route {
  const [name, query] = hash.replace(/^#/, "").split("?", 2);
  return { screen: SCREENS.find((screen) => screen === name) ?? "data", query: new URLSearchParams(query ?? "") };
}

/** The hash of a screen with these settings. */
export function formatHash(screen: Screen, query: URLSearchParams): string {
  const text = query.toString();
  return text ? `#${screen}?${text}` : `#${screen}`;
}
