/** The origin of this app's host; it changes only if a restarted host had to take another port. */
export type OwnOrigin = { current: string | undefined }

const getOrigin = (url: string): string | undefined => {
  try {
    return new URL(url).origin
  } catch {
    return undefined
  }
}

/** Whether a URL is a page of the app's host. `about:blank`, `data:` and the like have no origin and are not. */
export const isOwnUrl = (own: OwnOrigin, url: string): boolean =>
  own.current !== undefined && getOrigin(url) === own.current

/** The path of the Present window that a URL or path names; undefined for anything else. */
export const presentPath = (own: OwnOrigin, url: string): string | undefined => {
  if (own.current === undefined) return undefined
  try {
    const target = new URL(url, own.current)
    const isPresent = target.origin === own.current && /^\/present\/[\w-]{1,64}$/.test(target.pathname)
    return isPresent ? target.pathname : undefined
  } catch {
    return undefined
  }
}

/** Whether the system's browser may open this: a web page, and nothing that could start a program. */
export const isWebPage = (url: string): boolean => /^https?:$/.test(getOrigin(url) ? new URL(url).protocol : '')
