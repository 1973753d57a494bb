// One screen that breaks leaves the others alone and can be tried again.

import { Component, type ReactNode } from "react";
import { messageOf, type Said } from "../../studio/problem.ts";

interface Props {
  children: ReactNode;
  fallback(message: Said, retry: () => void): ReactNode;
}

/** Catches what a screen throws while rendering. */
export class ErrorBoundary extends Component<Props, { message: Said | null }> {
  override state: { message: Said | null } = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: messageOf(error) };
  }

  override render() {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return this.props.fallback(message, () => this.setState({ message: null }));
  }
}
