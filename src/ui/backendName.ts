// What trains, in words: the backend's name and what it runs on.

import type { Trainer } from "../core/kernels/backendChoice.ts";
import { useLocalise, useTexts } from "./i18n/useTexts.ts";

/** The device or threads of a backend in the language of the page. */
export function useBackendDetail(): (backend: Trainer) => string {
  const localise = useLocalise();
  return ({ detail, detailSentence }) => localise(detailSentence ?? detail);
}

/** Such as "WebAssembly, 2 threads, relaxed SIMD". */
export function useBackendName(): (backend: Trainer) => string {
  const { t } = useTexts();
  const detailOf = useBackendDetail();
  return (backend) => `${t(`train.${backend.name}`)}, ${detailOf(backend)}`;
}
