import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import styles from './Page.module.css'

type Props = {
  children: ReactNode
  /** Names what is on the page; a change scrolls to the top. */
  scrollKey?: string
}

/** The part of a screen that scrolls. The window itself never does, so that the frame stays in view. */
export const Page = ({ children, scrollKey }: Props) => {
  const element = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when something else is shown
  useLayoutEffect(() => {
    if (element.current) element.current.scrollTop = 0
  }, [scrollKey])
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
