// What the screen and the report ask in the same way, so that the second of them is answered at once.

/** Validation targets on which the network is told from the counts, at most. */
export const GAIN_QUESTION = { size: 2000, seed: 1 } as const;

/** Test targets drawn at first, how often each input is shuffled, and the seed of it all. */
export const IMPORTANCE_QUESTION = { size: 500, repeats: 3, seed: 1 } as const;
