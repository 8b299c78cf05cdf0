/** A web or email address that may be opened from a document; undefined for every other scheme and for plain text. */
export const safeLink = (text: string): string | undefined =>
  /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@[^\s@])\S*$/i.test(text) ? text : undefined

const address = /(https?:\/\/[^\s<>"]+)/

/** A text in pieces; those that are web addresses have a link. */
export const splitAtLinks = (text: string): { text: string; link?: string | undefined }[] =>
  text
    .split(address)
    .map((piece, index) => (index % 2 === 1 ? { text: piece, link: safeLink(piece) } : { text: piece }))
