import { parseZone, readTime, readTimedLine, type TimeExpression } from '../../time'
import { name, nameCharacter, nameEdge, readSender } from './senders'

/** The beginning of a message: its time, its sender, and what stands behind them. */
export type MessageHeader = {
  time: TimeExpression
  who: string
  text: string
  bot?: true
  /** It may be a sentence as well. */
  isWeak?: true
  /** Nothing separates the time from what would be the sender: it may be a notice as well. */
  isBare?: true
}

/** `13.6.2018 klo 21.25.15`, `01/12/24 10.05`: the clock behind a date, which only chats write with dots. */
const dottedClock = /(?<=\d[.,]?) {1,3}(?:klo |kl\.? )?(\d{1,2})\.(\d\d)(\.\d\d)?$/

/** `14:07:00 | Edited 14:08:00` */
const editedMark = / ?\| (?:Edited|Removed|Bearbeitet|Modifié|Editado) .{4,30}$/

const readStandaloneClock = (raw: string): TimeExpression | undefined => {
  const text = raw
    .trim()
    .replace(editedMark, '')
    .replace(dottedClock, ' $1:$2$3')
    .replace(/(?<=:\d\d)\.(?=\d\d$)/, ':')
  const read = readTime(text)
  if (!read || read.end < text.length || !read.value.clock || read.value.isInline || read.value.end) return undefined
  return { ...read.value, raw: raw.trim() }
}

/** `[14:03] name: text`, `[2024-03-01 14:03] <name> text`, `[4:06 PM]name: text` (IRC, Mattermost, WhatsApp on iOS, Discord) */
const bracketedTimeFirst = new RegExp(
  `^\\s*[[(]([^\\]\\n)]{3,60})[\\])]\\s*(?:<([^>\\n]{1,60})>|(${name})\\s*:(?=\\s|$))\\s*(\\S.*|)$`,
  'u',
)
/** `14:03 <name> text`, `14:03 name: text`, `14:03 - name: text` (IRC, WhatsApp on Android) */
const timeFirst = new RegExp(
  `^\\s*(\\S[^<>\\n]{1,39}?[^<>\\s])\\s*(?:-\\s*|(?<=\\.\\d\\d): )?(?:<([^>\\n]{1,60})>|(?<=\\s)(?<![AaPp]\\. )(?!-|[AaPp]\\.? ?[Mm]\\b|klo |kl\\.? \\d|\\d{1,2}[.:]\\d\\d)(${name})\\s*:(?=\\s|$))\\s*(\\S.*|)$`,
  'u',
)
/** `name [4:06 PM]`, `name  4:06 PM`, `name, [31.01.2017 16:06]`, `name — Today at 4:06 PM` with the text on the next lines or after a colon */
const nameFirst = new RegExp(
  `^\\s*(?:\\*\\*)?([@\\p{L}_~](?:${nameCharacter}{0,59}?${nameEdge})?)(?:\\*\\*)?,?(?:\\s*[[(]([^\\])\\n]{3,40})[\\])]|(?:\\s+|\\s*[—–|-]\\s*)((?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? |(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.? \\d|Today|Yesterday|at|\\d{1,2}\\.? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\\d{4}年|\\d{1,4}[:/.-])[^\\n]{2,38}?|\\d{1,2}(?::\\d{2})? ?[AP]M))(?:\\s*:(?:\\s+(\\S.*|)|)|\\s*)$`,
  'u',
)
/** `[1/31/2017 4:06 PM] name` with the text on the next lines (Teams) */
const bracketName = new RegExp(`^\\s*\\[([^\\]\\n]{3,40})\\]\\s+((?:${nameCharacter}|, ){1,70})$`, 'u')
/** `[name] 14:05:00` with the text on the next lines (Zoom) */
const bracketedName = /^\s*\[([^\]\d\n][^\]\n]{1,60})\]\s+(\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?)\s*$/
/** `2024-03-01 14:05:00⇥name⇥text` */
const weechat = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\t([@+%&~]?[\p{L}_[\]\\^{}|`][\p{L}\p{N}_[\]\\^{}|`-]{0,40})\t(.*)$/u
/** What only programs write: a level, a class or a program with its number where a name would be. */
const notPerson =
  /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRIT|CRITICAL|SEVERE|PANIC|LOG)\b|^PHP \w|^(?:debug|info(?:rmation)?|notice|warning|error|critical)\/|^(?:\w+\.){2,}\w+$|^(?:kernel|systemd)$|\/\d|\.(?:go|py|js|java|rb):?\d/
/** `Tue Mar 14 10:01:00 2023` (kernel, Apache), `2024-03-01T14:05:00.123` */
const logTime =
  /^\p{Lu}\p{L}{1,2}\.? \p{Lu}\p{L}{2,3}\.? {1,2}\d{1,2} [\d:.]+ (?:[A-Z]{3,5} )?\d{4}$|\dT\d|:\d\d[.,]\d{3,9}(?!\d)/u

const isLogHeader = (timeText: string, who: string): boolean => notPerson.test(who) || logTime.test(timeText)

/** `20:20 GST: the chain halts` tells a zone, and not who says so. */
const beginsWithZone = (who: string): boolean => parseZone(/^[A-Z]{2,5}(?![\w'’])/.exec(who)?.[0] ?? '') !== undefined

const toHeader = (
  timeText: string | undefined,
  who: string | undefined,
  text: string | undefined,
): MessageHeader | undefined => {
  const time = timeText === undefined ? undefined : readStandaloneClock(timeText)
  const by = who === undefined || beginsWithZone(who) ? undefined : readSender(who)
  return time && by ? { time, ...by, text: (text ?? '').trim() } : undefined
}

/** Words before a colon that are not a name. */
export const nonNames =
  /^(?:note|update|root cause|cause|impact|summary|error|warning|info|status|edit|https?|action|resolution|utc|start|end|detected|resolved|mitigated|incident|timeline|investigating|identified|monitoring|completed|scheduled|verifying|postmortem|in progress|time|date|timestamp)$/i

/** Marks of direction, which WhatsApp puts between the parts of a line. */
const invisible = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A line without invisible marks and with plain spaces. */
export const cleanLine = (line: string): string =>
  /[\u00a0\u200e-\u202f\u2066-\u2069]/.test(line) ? line.replace(invisible, '').replace(/[\u00a0\u202f]/g, ' ') : line

/** The address behind a name at the start of a line, as a printed thread of mail has it. */
const addressAfterName = /(?<=^[^<>\n]{1,60}) <[\w.+-]{1,60}@[\w.-]{1,60}>(?=[ \t])/

/** Reads a line that begins a message. */
export const readHeader = (line: string): MessageHeader | undefined => {
  if (line.length > 4000 && !/\d:\d/.test(line.slice(0, 120))) return undefined
  // A status emoji after a name is not part of it.
  const head = line
    .slice(0, 4000)
    .replace(/:[a-z0-9_+-]{2,30}:(?=\s+\[?\d)/, '')
    .replace(addressAfterName, '')
  const rest = line.slice(4000)
  const bracket = bracketedTimeFirst.exec(head)
  const who = bracket?.[2] ?? bracket?.[3]
  if (bracket && who && !nonNames.test(who.trim())) {
    const found = toHeader(bracket[1], who, `${bracket[4] ?? ''}${rest}`)
    if (found && (bracket[2] !== undefined || !isLogHeader(bracket[1] ?? '', who))) return found
  }
  const bracketed = bracketedName.exec(head)
  if (bracketed) return toHeader(bracketed[2], bracketed[1], '')
  const columns = weechat.exec(head)
  if (columns) return toHeader(columns[1], columns[2], `${columns[3] ?? ''}${rest}`)
  if (
    /^\s*(?:\[|\d|[A-Z][a-z]{2} {1,2}\d{1,2} \d{1,2}:\d{2}.{0,10}<|[A-Z][a-z]{2,8},? [^<\n]{4,30}\d:\d\d[^<\n]{0,9} - )/.test(
      head,
    )
  ) {
    const first = timeFirst.exec(head)
    const by = first?.[2] ?? first?.[3]
    if (first && by && !nonNames.test(by.trim())) {
      const found = toHeader(first[1], by, `${first[4] ?? ''}${rest}`)
      // `14:05 First alert: errors` looks the same, so only recurring names show that it is a chat.
      const isWeak = first[2] === undefined && found?.time.date === undefined
      if (found && (first[2] !== undefined || !isLogHeader(first[1] ?? '', by)))
        return isWeak ? { ...found, isWeak } : found
    }
    const teams = bracketName.exec(head)
    const bare = teams && !isLogHeader(teams[1] ?? '', teams[2] ?? '') ? toHeader(teams[1], teams[2], '') : undefined
    return bare && { ...bare, isBare: true }
  }
  const after = nameFirst.exec(head)
  if (!after || nonNames.test((after[1] ?? '').trim())) return undefined
  const text = after[4]
  return toHeader(after[2] ?? after[3], after[1], text === undefined ? '' : `${text}${rest}`)
}

/** What may stand around a time that is alone on its line: a dash, an emoji of the status, a badge, `, Edited`. */
const beforeTime = /^\s*(?:[—–|,-]\s*|:[a-z0-9_+-]{2,30}:\s*|(?:APP|BOT|OP|MOD)\s+)*/
const afterTime = /(?:,|(?<!\s))\s*\(?[Ee]dited\)?$/

/** A time that is alone on its line, and whether a dash, an emoji or a badge before it shows that a name is above. */
export type TimeAlone = { time: TimeExpression; isMarked: boolean; bot?: true }

/** A time that is alone on its line, as pages show it below a sender or above a further message of the same one. */
export const readTimeAlone = (line: string): TimeAlone | undefined => {
  if (line.length > 80 || !/\d/.test(line)) return undefined
  const before = beforeTime.exec(line)?.[0] ?? ''
  const written = line
    .slice(before.length)
    .trimEnd()
    .replace(afterTime, '')
    .replace(/^\[(.*)\]$/, '$1')
  const time = readStandaloneClock(written)
  // The pages of chats give no zones, those of services do.
  if (!time || time.zone || (time.date === undefined && !/^\d{1,2}:\d{2}(?: ?[AP]M)?$/i.test(written))) return undefined
  return { time, isMarked: before.trim() !== '', ...(/\b(?:APP|BOT)\b/.test(before) ? { bot: true } : {}) }
}

/** The form of the time at the start of a line, which is equal for all lines that a program wrote: `[9/9/9, 9:9]`. */
export const leadOf = (line: string): string | undefined =>
  /^\s*(?:[A-Z][a-z]{2} {1,2})?[[(]?\d[\d/.:,\s-]{2,24}(?: ?[ap]\.?m\.?)?[\])]?(?: - )?/i
    .exec(line)?.[0]
    .replace(/^\s+|(?<![\s-])[\s-]+$/g, '')
    .replace(/\d+/g, '9')
    .replace(/[ap]\.?m\.?/i, 'a')

const noticeMark = /^(?:-!-|\*{1,3}|-->|<--|--|==|→|←|ℹ)\s+/
/** `14:05 * ines restarts the pool` */
const action = /^\*\s+([\p{L}_[\]\\^{}|`][\p{L}\p{N}_[\]\\^{}|`-]{0,40})\s+(?=\S)/u

const ircStatus = /^\*\s+(?:Now talking|Topic (?:for|set)|You (?:have|are)|Loaded log|Disconnected|Connect)/i

/** Reads a line with a time, but without a sender: what somebody does (`* ines waves`), or what the service tells. */
export const readNotice = (line: string): Omit<MessageHeader, 'isWeak' | 'isBare'> | undefined => {
  const read = readTimedLine(line.slice(0, 4000))
  if (!read?.time.clock || read.text === '') return undefined
  // The asterisk may have been taken for markup.
  const from = line.indexOf(read.time.raw) + read.time.raw.length
  const text = line.slice(from).replace(/^[\])]?(?:\s*-\s)?\s*/, '')
  const act = ircStatus.test(text) ? null : action.exec(text)
  if (act) return { time: read.time, who: act[1] ?? '', text: text.slice(act[0].length).trim() }
  const words = text
    .replace(noticeMark, '')
    .replace(/\*{3}$/, '')
    .trim()
  return words === '' ? undefined : { time: read.time, who: '', text: words, bot: true }
}
