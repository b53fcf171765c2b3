import { Component, type ReactNode } from 'react';

interface Props {
  /** What is shown in the place of a part that broke or could not be loaded. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Keeps a part that breaks (a bug, or a file of an older build that is gone) from taking the rest of the screen with it. */
export class Boundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown) {
    console.error('A part of the screen broke.', error);
  }

  override render() {
    return this.state.broken ? this.props.fallback : this.props.children;
  }
}
