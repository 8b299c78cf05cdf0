import { readTime } from '../../time'
import type { Block, Item } from './blocks'

/** A field of a task that is no time: a tag, an id, a length, or the task that it comes after. */
const noTime = /^(?:done|active|crit|milestone|vert|after\s.*|until\s.*|\d+(?:\.\d+)?\s?(?:ms|s|m|min|h|d|w|mo|y))$/i

/** `Alert fires :crit, a1, 09:00, 5min` */
const readTask = (line: string): string | undefined => {
  const colon = line.indexOf(':')
  const name = line.slice(0, colon).trim()
  if (colon < 0 || name === '') return undefined
  const times = line
    .slice(colon + 1)
    .split(',')
    .map((field) => field.trim())
    .filter((field) => !noTime.test(field) && (readTime(field)?.end ?? 0) >= field.length && field !== '')
  return times.length > 0 ? `${times.slice(0, 2).join(' – ')}: ${name}` : name
}

/** `09:00 : Alert fires : Second alert`, or, with what happens at the time above, `: Second alert`. */
const readPeriod = (line: string): { time: string; events: string } | undefined => {
  const [time, ...events] = ` ${line}`.split(' : ').map((part) => part.trim())
  return time === undefined || events.length === 0 ? undefined : { time, events: events.join('; ') }
}

const isDirective =
  /^(?:gantt|timeline|section\b|title\b|dateFormat\b|axisFormat\b|tickInterval\b|todayMarker\b|excludes\b|includes\b|weekday\b|weekend\b|inclusiveEndDates|topAxis|accTitle|accDescr|click\b|%%)/i

/** The list that a diagram of Mermaid shows, if it is of times (`gantt`, `timeline`), with its title above. */
export const blocksOfDiagram = (source: string, line: number): Block[] | undefined => {
  const lines = source.split('\n').map((one) => one.trim())
  const kind = lines.find((one) => one !== '' && !one.startsWith('%%') && !/^(?:---|config:)/.test(one))
  const isTimeline = kind !== undefined && /^timeline\b/.test(kind)
  if (kind !== 'gantt' && !isTimeline) return undefined
  const items: Item[] = []
  const title = lines.findIndex((one) => /^title\s/i.test(one))
  for (const [i, one] of lines.entries()) {
    if (one === '' || isDirective.test(one)) continue
    const period = isTimeline ? readPeriod(one) : undefined
    const last = items.at(-1)
    if (period?.time === '' && last) last.source += `; ${period.events}`
    const text = !isTimeline
      ? readTask(one)
      : period && period.time !== ''
        ? `${period.time} – ${period.events}`
        : undefined
    if (text) items.push({ source: text, line: line + i, checked: null, children: [] })
  }
  if (items.length === 0) return undefined
  const list: Block = { type: 'list', items, line: items[0]?.line ?? line }
  const words = lines[title]?.slice('title'.length).trim()
  return words ? [{ type: 'paragraph', source: words, line: line + title }, list] : [list]
}
