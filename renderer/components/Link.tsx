import type { AnchorHTMLAttributes } from 'react'
import { formatRoute, navigate, type Route } from '../routes'

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: Route }

/** A link within the app: a real anchor, so that the browser's own ways of opening links work. */
export const Link = ({ to, onClick, ...rest }: Props) => (
  <a
    {...rest}
    href={formatRoute(to)}
    onClick={(event) => {
      onClick?.(event)
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
      if (event.defaultPrevented || !isPlain) return
      event.preventDefault()
      navigate(to)
    }}
  />
)
