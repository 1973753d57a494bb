// The page in which golden files are held against Chromium's devices.

import type { BackendChoice, BackendName } from "../../src/core/kernels/backendChoice.ts";
import { chooseBackend } from "../../src/core/kernels/backends.ts";
import { checkGolden, type GoldenGroup } from "../../src/core/training/testing/golden.ts";

declare global {
  var golden: {
    choose(backend: BackendName): Promise<BackendChoice>;
    /** The file as base64. */
    check(text: string): Promise<{ groups: GoldenGroup[] } | { error: string }>;
  };
}

globalThis.golden = {
  choose: (backend) => chooseBackend(backend),
  async check(text) {
    try {
      return { groups: await checkGolden(Uint8Array.from(atob(text), (character) => character.charCodeAt(0))) };
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  },
};
