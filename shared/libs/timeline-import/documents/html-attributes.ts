import { readTime } from '../../time'
import type { Attributes } from './markup-tokens'

/** Whether a style or class makes text bold, or says that it is not; undefined if it says nothing. */
export const boldness = (attributes: Attributes, boldClasses: Set<string>): boolean | undefined => {
  const weight = /font-weight\s{0,4}:\s{0,4}(\w+)/.exec(attributes.get('style') ?? '')?.[1]
  if (weight) return /^(?:bold|bolder|[6-9]00)$/.test(weight)
  const classes = attributes.get('class')
  return classes?.split(/\s+/).some((name) => boldClasses.has(`.${name}`)) ? true : undefined
}

/** The level of a list item of Google Docs or Word, which write nested lists one after the other. */
export const levelOf = (attributes: Attributes): number | undefined => {
  const level =
    /\blst-kix_\w+-(\d)\b/.exec(attributes.get('class') ?? '')?.[1] ??
    /\bmso-list:[^;]{0,40}?\blevel(\d)\b/.exec(attributes.get('style') ?? '')?.[1]
  return level === undefined ? undefined : Number(level)
}

/** The box that an element shows, as Markdown writes it. */
export const checkboxOf = (name: string, attributes: Attributes): string | undefined => {
  const classes = attributes.get('class') ?? ''
  if (name === 'input' && attributes.get('type')?.toLowerCase() === 'checkbox')
    return attributes.has('checked') ? '[x] ' : '[ ] '
  return /\bcheckbox-o(?:n|ff)\b/.test(classes) ? (classes.includes('checkbox-on') ? '[x] ' : '[ ] ') : undefined
}

/** A box at the beginning of a text, as Markdown writes it. */
export const withCheckbox = (text: string): string =>
  text.replace(/^\s{0,9}([☐☑☒])\s?/, (_, box) => (box === '☐' ? '[ ] ' : '[x] '))

/** The time in the tooltip of a clock, as pages of chats have it: `<span title="Sat, Jun 1, 2024, 10:00:00">10:00</span>`. */
export const timeInTitle = (attributes: Attributes): string | undefined => {
  const title = attributes.get('title')?.trim() ?? ''
  const read = title.length > 60 || !/\d:\d\d/.test(title) ? undefined : readTime(title)
  return read?.value.clock && read.value.date?.month !== undefined && read.end === title.length ? title : undefined
}

/** The instant of a `time` element, if it says more than the words in it. */
export const instantOf = (attributes: Attributes): string | undefined => {
  const instant = attributes.get('datetime')?.trim()
  const read = instant ? readTime(instant) : undefined
  return read?.value.clock && read.value.zone ? instant : undefined
}
