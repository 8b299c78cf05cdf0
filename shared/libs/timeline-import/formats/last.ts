import { readTime, type TimeExpression } from '../../time'
import { endsStep } from '../run-steps'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

const start =
  /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d(?::\d\d)?(?: \d{4})?/
/** `deploy   pts/0   10.0.0.9   Sat Jun  1 07:40 - 07:58  (00:18)` (util-linux, `last` and `last -F`) */
const session = new RegExp(
  `^(\\S{1,32}) {1,20}(\\S.{0,120}?) {1,40}(${start.source})(?: +- (${start.source}|\\d\\d:\\d\\d(?::\\d\\d)?|down|crash)| +(?:still|gone))?(.{0,40})$`,
)
/** The last line tells since when there are records. */
const footer = new RegExp(`^[bw]tmp begins (${start.source})$`)

/** Accounts that stand for the machine. */
const machine = /^(?:reboot|shutdown|runlevel|boot)$/

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const monthOf = (stamp: string): number => months.indexOf(stamp.slice(4, 7)) + 1

/** The year of a stamp without one: records are newer than the line that ends the list. */
const yearOf = (stamp: string, since: string | undefined): number | undefined => {
  const year = Number(/\d{4}$/.exec(since ?? '')?.[0] ?? Number.NaN)
  if (since === undefined || Number.isNaN(year)) return undefined
  return monthOf(stamp) < monthOf(since) ? year + 1 : year
}

const readStamp = (stamp: string, end: string | undefined, since: string | undefined): TimeExpression | undefined => {
  const time = readTime(stamp)?.value
  if (!time?.date) return undefined
  const year = time.date.year ?? yearOf(stamp, since)
  const date = { ...time.date, ...(year === undefined ? {} : { year }) }
  const until = end && /\d/.test(end) ? readTime(end)?.value : undefined
  const last = until && { ...(until.date ? { date: until.date } : {}), ...(until.clock ? { clock: until.clock } : {}) }
  return { ...time, date, ...(last ? { end: last } : {}) }
}

function* read({ text }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const lines = text.split('\n')
  const since = lines.map((line) => footer.exec(line.trimEnd())?.[1]).find((found) => found !== undefined)
  for (const [index, raw] of lines.entries()) {
    if (endsStep(index)) yield
    const line = raw.trimEnd()
    if (line === '' || footer.test(line)) continue
    const [, who = '', where = '', stamp = '', end, rest = ''] = session.exec(line) ?? []
    const time = readStamp(stamp, end, since)
    if (!time) {
      draft.warnings.push({ line: index + 1, message: 'This line has no time that can be read.', skipped: line })
      continue
    }
    const length = /\(([^)]+)\)/.exec(rest)?.[0] ?? ''
    const words = [who, where.replace(/ {2,}/g, ' '), end && !/\d/.test(end) ? `until ${end}` : '', length]
    draft.entries.push({
      line: index + 1,
      time,
      text: words.filter((part) => part !== '').join(' '),
      source: 'last',
      // The newest comes first, and each tells its own day.
      run: index + 1,
      ...(machine.test(who) ? { bot: true as const } : { who }),
    })
  }
  return draft
}

const detect = ({ text, json }: Input): number => {
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim() !== '')
  const count = json === undefined ? lines.filter((line) => session.test(line.trimEnd())).length : 0
  return count > 0 && count >= lines.length * 0.5 ? 0.87 : 0
}

/** Who was logged in and when the machine started, as `last` prints it. */
export const lastLogins: Format = { id: 'last', title: 'Logins and reboots (last)', detect, read }
