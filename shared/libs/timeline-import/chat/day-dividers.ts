import { fold } from '../../languages'
import { type DateExpression, readDate, readTime } from '../../time'

const divider =
  /^[\s\-–—=*_─]*((?:mon|tues|wednes|thurs|fri|satur|sun)?(?:day)?,?\s{0,8}[\p{L}\d,./ ()º°'-]{4,40}?)(?<![\s\-–—=*_─])[\s\-–—=*_─]*$/iu
/** The date of a line that contains nothing else, as chats have between days. */
export const dateDivider = (text: string): DateExpression | undefined => {
  if (text.length > 80) return undefined
  const irc = /^[-\s*]*(?:day changed(?: to)?|log opened|(?:begin|ending) logging at)\s+/i.exec(text)
  const date = irc ? readTime(text.slice(irc[0].length))?.value.date : undefined
  if (date?.month !== undefined) return date
  const inner = divider.exec(fold(text).replace(/^#{1,6}\s+/, ''))?.[1]?.trim()
  if (!inner) return undefined
  const read = readDate(inner, 0)
  return read && read.end >= inner.length && read.value.month !== undefined ? read.value : undefined
}
