import { fold } from '../../languages'
import { type DateExpression, readDate, readTime } from '../../time'

const divider =
  /^[\s\-–—=*_─]*((?:mon|tues|wednes|thurs|fri|satur|sun)?(?:day)?,?\s{0,8}[\p{L}\d,./ ()º°'-]{4,40}?)(?<![\s\-–—=*_─:])[\s\-–—=*_─:]*$/iu
/** `**1 March** (all in CET)` without what it says of the zone. */
const withoutZoneRemark = (text: string): string => {
  const opening = text.lastIndexOf('(')
  return opening > 0 && /^\([^()\d]{0,20}\b[A-Z]{2,5}\b[^()]{0,50}\)\s{0,9}$/.test(text.slice(opening))
    ? text.slice(0, opening)
    : text
}

/** The date of a line that contains nothing else, as chats have between days, but perhaps a remark on its zone. */
export const dateDivider = (text: string): DateExpression | undefined => {
  if (text.length > 80) return undefined
  const irc = /^[-\s*]*(?:day changed(?: to)?|log opened|(?:begin|ending) logging at)\s+/i.exec(text)
  const date = irc ? readTime(text.slice(irc[0].length))?.value.date : undefined
  if (date?.month !== undefined) return date
  const inner = divider.exec(fold(withoutZoneRemark(text)).replace(/^#{1,6}\s+/, ''))?.[1]?.trim()
  if (!inner) return undefined
  const read = readDate(inner, 0)
  return read && read.end >= inner.length && read.value.month !== undefined ? read.value : undefined
}
