// One screen that breaks leaves the others alone and can be tried again.

import { Component, type ReactNode } from "react";
import { describeError, type LocalisedText } from "../../studio/problem.ts";

interface Props {
  children: ReactNode;
  fallback(message: LocalisedText, retry: () => void): ReactNode;
}

/** Catches what a screen throws while rendering. */
export class ErrorBoundary extends Component<Props, { message: LocalisedText | null }> {
  override state: { message: LocalisedText | null } = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: describeError(error) };
  }

  override render() {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return this.props.fallback(message, () => this.setState({ message: null }));
  }
}
