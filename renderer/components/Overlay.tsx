import { Component, type ReactNode, Suspense } from 'react'
import { toast } from './Toasts'

type Props = {
  /** What happened, as a sentence: `The invite could not be opened.` */
  message: string
  /** Takes the wish back, when it can't be met. */
  onFail: () => void
  children: ReactNode
}

/** Holds a dialog that is fetched when it is asked for; one that can't be opened is a word in passing, not a broken page. */
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
    // Closed by then, it may be asked for anew.
    if (this.state.hasFailed && !this.props.children) this.setState({ hasFailed: false })
  }

  override render(): ReactNode {
    if (this.state.hasFailed) return null
    return <Suspense fallback={null}>{this.props.children}</Suspense>
  }
}
