import { Component, type ComponentChildren } from 'preact';

interface Props {
  /** what to show instead, and the way to try again */
  instead(retry: () => void): ComponentChildren;
  children: ComponentChildren;
}

/** One boundary per app: a screen that breaks becomes a calm page, and the rest of the app lives on. */
export class ErrorBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return this.props.instead(() => this.setState({ broken: false }));
  }
}
