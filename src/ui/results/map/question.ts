// What the screen and the report ask in the same way, so that the second of them is answered at once.

export const MAP_SEED = 1;
