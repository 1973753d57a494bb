// What the screen and the report ask in the same way, so that the second of them is answered at once.

/** How often each input is shuffled, and the seed of it all. */
export const IMPORTANCE_QUESTION = { repeats: 3, seed: 1 } as const;
export const MAP_SEED = 1;
