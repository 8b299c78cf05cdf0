import { Component, type ReactNode, Suspense } from 'react'
import { toast } from './Toasts'

type Props = {
  /** What happened, as a sentence: `The invite could not be opened.` */
  message: string
  /** Called when the dialog can't be opened. */
  onFail: () => void
  children: ReactNode
}

/** Holds a lazily loaded dialog; one that can't be loaded shows a toast instead of breaking the page. */
export class Overlay extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override componentDidCatch(fault: unknown): void {
    console.error(fault)
    const { message, onFail } = this.props
    toast(`${message} Everything else still works. Try again in a moment.`)
    onFail()
  }

  override componentDidUpdate(): void {
    // The dialog is closed by then, and may be opened again.
    if (this.state.hasFailed && !this.props.children) this.setState({ hasFailed: false })
  }

  override render(): ReactNode {
    if (this.state.hasFailed) return null
    return <Suspense fallback={null}>{this.props.children}</Suspense>
  }
}
