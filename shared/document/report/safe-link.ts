/** A web or email address that may be opened from a document; undefined for every other scheme and for plain text. */
export const safeLink = (text: string): string | undefined =>
  /^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@[^\s@])\S*$/i.test(text) ? text : undefined

const address = /(https?:\/\/[^\s<>"|]+)/

const count = (text: string, letter: string): number => text.split(letter).length - 1

/** Where an address ends: before what ends the sentence around it, and before a bracket that it does not open. */
const endOfAddress = (text: string): number => {
  let unopened = count(text, ')') - count(text, '(')
  for (let end = text.length; end > 0; end -= 1) {
    const last = text[end - 1] ?? ''
    if (last === ')' && unopened > 0) unopened -= 1
    else if (!".,;:!?'’”…".includes(last)) return end
  }
  return 0
}

/** A text in pieces; those that are web addresses have a link. */
export const splitAtLinks = (text: string): { text: string; link?: string | undefined }[] =>
  text.split(address).flatMap((piece, index) => {
    if (index % 2 === 0) return [{ text: piece }]
    const end = endOfAddress(piece)
    return [{ text: piece.slice(0, end), link: safeLink(piece.slice(0, end)) }, { text: piece.slice(end) }]
  })
