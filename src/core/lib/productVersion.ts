// The version of the studio, told in what it writes. package.json says the same; a test holds them together.

export const PRODUCT_VERSION = "0.2.0";
