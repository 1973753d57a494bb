// Small plain data that is made anew with every render, as one object while its content stays: questions are asked, and
// charts draw, only when it changes.

import { useRef } from "react";

/** The same object as long as what it holds, as JSON, is the same. */
export function useStable<T>(value: T): T {
  const text = JSON.stringify(value);
  const kept = useRef({ text, value });
  if (kept.current.text !== text) kept.current = { text, value };
  return kept.current.value;
}
