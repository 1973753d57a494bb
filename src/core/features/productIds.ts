// The ids of products in inputs and answers: what the first ones stand for.

export const PADDING = 0;
export const UNKNOWN = 1;
/** Id of the first known product. */
export const FIRST_PRODUCT = 2;
