// What trains, in words: the backend's name and what it runs on.

import { useTranslation } from "react-i18next";
import type { BackendChoice } from "../core/kernels/backendChoice.ts";
import { useLocalise } from "./i18n/localise.ts";

/** The device or threads of a backend in the language of the page. */
export function useBackendDetail(): (backend: BackendChoice) => string {
  const localise = useLocalise();
  return ({ detail, detailSentence }) => localise(detailSentence ?? detail);
}

/** Such as "WebAssembly, 2 threads, relaxed SIMD". */
export function useBackendName(): (backend: BackendChoice) => string {
  const { t } = useTranslation();
  const detailOf = useBackendDetail();
  return (backend) => `${t(`train.${backend.name}`)}, ${detailOf(backend)}`;
}
