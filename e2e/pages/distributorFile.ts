// A distributor's export smaller than the smallest sample, for tests that look at no figure of it.

import { generateDistributor } from "../../src/core/data/generate/distributor.ts";

export const SMALL_DISTRIBUTOR = "synthetic-distributor-small.csv";

export const smallDistributor = (): string => [...generateDistributor({ rows: 1000, seed: 1 })].join("");
