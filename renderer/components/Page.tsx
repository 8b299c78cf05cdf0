import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import styles from './Page.module.css'

type Props = {
  children: ReactNode
  /** Identifies what is on the page; a change scrolls to the top. */
  scrollKey?: string
}

/** The part of a screen that scrolls. The window itself never scrolls, so that the frame stays visible. */
export const Page = ({ children, scrollKey }: Props) => {
  const element = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when other content is shown
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
