import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import styles from './Page.module.css'

type Props = {
  children: ReactNode
  /** What is on the page; a change scrolls to the top. */
  shows?: string
}

/** The part of a screen that scrolls. The window itself never does, so that the frame stays in view. */
export const Page = ({ children, shows }: Props) => {
  const element = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it answers to what is shown
  useLayoutEffect(() => {
    if (element.current) element.current.scrollTop = 0
  }, [shows])
  useEffect(() => {
    // Page Down and Space scroll what has the focus.
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={element} className={styles.page} tabIndex={-1}>
      {children}
    </div>
  )
}
