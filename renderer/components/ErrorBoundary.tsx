import { Component, type ReactNode } from 'react'
import { Button } from './Button'
import styles from './ErrorBoundary.module.css'

type Props = {
  /** What happened, as a sentence: `The agenda could not be shown.` */
  message: string
  children: ReactNode
}

/** Keeps an error in one part of the page from breaking the others. */
export class ErrorBoundary extends Component<Props, { fault?: unknown }> {
  override state: { fault?: unknown } = {}

  static getDerivedStateFromError(fault: unknown) {
    return { fault: fault ?? new Error('unknown') }
  }

  override componentDidCatch(fault: unknown): void {
    console.error(fault)
  }

  override render(): ReactNode {
    if (this.state.fault === undefined) return this.props.children
    return (
      <div className={styles.fault} role="alert">
        <p className={styles.message}>{this.props.message}</p>
        <p>Everything you typed is safe, and the rest of the page still works.</p>
        <Button onClick={() => this.setState({ fault: undefined })}>Try again</Button>
        <details>
          <summary>Error details</summary>
          <pre className={styles.details}>{String(this.state.fault)}</pre>
        </details>
      </div>
    )
  }
}
