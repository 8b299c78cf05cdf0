/** The address of a link, without a redirection of Google's around it; undefined if it leads nowhere else. */
export const toAddress = (href: string): string | undefined => {
  const redirected = /^https?:\/\/www\.google\.com\/url\?(?:[^#]{0,2000}&)?q=([^&#]{1,2000})/.exec(href)?.[1]
  let address = href.trim()
  try {
    if (redirected) address = decodeURIComponent(redirected)
  } catch (error) {
    if (!(error instanceof URIError)) throw error
  }
  return /^https?:\/\/[^\s<>()]+$/i.test(address) ? address : undefined
}

/** A link in Markdown, or its address alone if its words say the same. */
export const toLink = (words: string, address: string): string =>
  address === words || address.replace(/^https?:\/\//, '').replace(/\/$/, '') === words.replace(/\/$/, '')
    ? address
    : `[${words}](${address})`
