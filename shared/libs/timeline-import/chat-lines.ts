import { type DateExpression, readDate, readTime, type TimeExpression } from '../time'
import type { Line } from './lines'

/** A message of a pasted chat. */
type Message = {
  line: number
  time: TimeExpression
  who: string
  text: string
  day?: DateExpression
  bot?: true
}

type MessageHeader = { time: TimeExpression; who: string; text: string; bot?: true; isWeak?: true }

const nameCharacter = "[\\p{L}\\p{N}@_~.'’|()&\\/ -]"
/** A name neither begins nor ends with a space: matching a run of spaces next to it stays unambiguous, and linear. */
const nameEdge = "[\\p{L}\\p{N}@_~.'’|()&\\/-]"
const name = `${nameEdge}(?:${nameCharacter}{0,58}?${nameEdge})?`
const senderPattern = new RegExp(`^[@<]?[\\p{L}_~]${nameCharacter}{0,60}>?$`, 'u')
const botName =
  /\b(?:bot|app|alerts?|pagerduty|opsgenie|grafana|alertmanager|prometheus|datadog|statuspage|sentry|jenkins|github|gitlab|webhook|zabbix|nagios|newrelic|new relic|victorops|hubot|circleci|travis|incident\.io|firehydrant|rootly|blameless|zapier|workflow)\b/i
const botBadge = /(?<!\s)\s*(?:\[?APP\]?|\bBOT\b|\(bot\)|\[bot\]|✓ ?BOT)\s*/

/** Whether a name is most likely that of a program. */
export const isBotName = (who: string): boolean => botName.test(who)

const readStandaloneClock = (text: string): TimeExpression | undefined => {
  const read = readTime(text.trim())
  return read && read.end >= text.trim().length && read.value.clock && !read.value.isInline && !read.value.end
    ? read.value
    : undefined
}

const readSender = (raw: string): { who: string; bot?: true } | undefined => {
  const bot = botBadge.test(raw)
  const who = raw
    .replace(botBadge, ' ')
    .replace(/^[<@*_]+|(?<![>*_:])[>*_:]+$/g, '')
    .trim()
  if (
    /^(?:[ap]m\b|utc\b|gmt\b|[pmcea][sd]t\b|ces?t\b|at\b|the\b|and\b|to\b|we\b|on\b|[-–—])/i.test(who) ||
    /\b(?:\d{1,2}(?:st|nd|rd|th)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i.test(who)
  )
    return undefined
  if (readDate(who, 0)) return undefined
  if (who === '' || !senderPattern.test(who) || who.split(/\s+/).length > 5 || /^\d/.test(who)) return undefined
  return bot || isBotName(who) ? { who, bot: true } : { who }
}

/** `[14:03] name: text`, `[2024-03-01 14:03] <name> text`, `[4:06 PM]name: text` (IRC, Mattermost, WhatsApp on iOS, Discord) */
const bracketedTimeFirst = new RegExp(
  `^\\s*[[(]([^\\]\\n)]{3,40})[\\])]\\s*(?:<([^>\\n]{1,60})>|(${name})\\s*:(?=\\s|$))\\s*(\\S.*|)$`,
  'u',
)
/** `14:03 <name> text`, `14:03 name: text`, `14:03 - name: text` (IRC, WhatsApp on Android) */
const timeFirst = new RegExp(
  `^\\s*(\\S[^<>\\n]{1,39}?[^<>\\s])\\s*(?:-\\s*)?(?:<([^>\\n]{1,60})>|(?<=\\s)(${name})\\s*:(?=\\s|$))\\s*(\\S.*|)$`,
  'u',
)
/** `name [4:06 PM]`, `name  4:06 PM`, `name, [31.01.2017 16:06]`, `name — Today at 4:06 PM` with the text on the next lines or after a colon */
const nameFirst = new RegExp(
  `^\\s*(?:\\*\\*)?([@\\p{L}_~](?:${nameCharacter}{0,59}?${nameEdge})?)(?:\\*\\*)?,?(?:\\s*[[(]([^\\])\\n]{3,40})[\\])]|(?:\\s+|\\s*[—–|-]\\s*)((?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? |(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.? \\d|Today|Yesterday|at|\\d{1,4}[:/.-])[^\\n]{2,38}?|\\d{1,2}(?::\\d{2})? ?[AP]M))(?:\\s*:(?:\\s+(\\S.*|)|)|\\s*)$`,
  'u',
)
/** `[1/31/2017 4:06 PM] name` with the text on the next lines (Teams) */
const bracketName = new RegExp(`^\\s*\\[([^\\]\\n]{3,40})\\]\\s+(${nameCharacter}{1,60})$`, 'u')
/** Only a time, as Slack shows further messages of the same sender. */
const bareTime = /^\s*\[?(\d{1,2}:\d{2}(?: ?[AP]M)?)\]?\s*$/i

/** What only programs write: a level, a class or a program with its number where a name would be. */
const notPerson =
  /\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRIT|CRITICAL|SEVERE|PANIC|LOG)\b|^(?:\w+\.){2,}\w+$|^(?:kernel|systemd)$|\/\d|\.(?:go|py|js|java|rb):?\d/
/** `Tue Mar 14 10:01:00 2023` (kernel, Apache), `2024-03-01T14:05:00.123` */
const logTime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} [\d:.]+ \d{4}$|\dT\d|\d[.,]\d{3,9}(?!\d)/

const isLogHeader = (timeText: string, who: string): boolean => notPerson.test(who) || logTime.test(timeText)

const toHeader = (
  timeText: string | undefined,
  who: string | undefined,
  text: string | undefined,
): MessageHeader | undefined => {
  const time = timeText === undefined ? undefined : readStandaloneClock(timeText)
  const by = who === undefined ? undefined : readSender(who)
  return time && by ? { time, ...by, text: (text ?? '').trim() } : undefined
}

/** Words before a colon that are not a name. */
const nonNames =
  /^(?:note|update|root cause|cause|impact|summary|error|warning|info|status|edit|https?|action|resolution|utc|start|end|detected|resolved|mitigated|incident)$/i

const readHeader = (line: string): MessageHeader | undefined => {
  if (line.length > 4000 && !/\d:\d/.test(line.slice(0, 120))) return undefined
  // A status emoji after a name is not part of it.
  const head = line.slice(0, 4000).replace(/:[a-z0-9_+-]{2,30}:(?=\s+\[?\d)/, '')
  const rest = line.slice(4000)
  const bracket = bracketedTimeFirst.exec(head)
  const who = bracket?.[2] ?? bracket?.[3]
  if (bracket && who && !nonNames.test(who.trim())) {
    const found = toHeader(bracket[1], who, `${bracket[4] ?? ''}${rest}`)
    if (found && (bracket[2] !== undefined || !isLogHeader(bracket[1] ?? '', who))) return found
  }
  if (/^\s*\[?\d/.test(head)) {
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
    return teams ? toHeader(teams[1], teams[2], '') : undefined
  }
  const after = nameFirst.exec(head)
  if (!after) return undefined
  const text = after[4]
  return toHeader(after[2] ?? after[3], after[1], text === undefined ? '' : `${text}${rest}`)
}

const divider =
  /^[\s\-–—=*_─]*((?:mon|tues|wednes|thurs|fri|satur|sun)?(?:day)?,?\s{0,8}[\p{L}\d,./ -]{4,40}?)(?<![\s\-–—=*_─])[\s\-–—=*_─]*$/iu
const uiText =
  /^(?:new(?: messages?)?|today|yesterday|\d+ repl(?:y|ies)(?: .*)?|view thread|last reply.*|:[a-z0-9_+-]+:(?:\s*\d+)?|\d{1,3}|edited|\(edited\)|white_check_mark\d*)$/i

/** The date of a line that contains nothing else, as chats have between days. */
export const dateDivider = (text: string): DateExpression | undefined => {
  if (text.length > 80) return undefined
  const irc = /^[-\s*]*(?:day changed(?: to)?|log opened)\s+/i.exec(text)
  const date = irc ? readTime(text.slice(irc[0].length))?.value.date : undefined
  if (date?.month !== undefined) return date
  const inner = divider.exec(text.replace(/^#{1,6}\s+/, ''))?.[1]?.trim()
  if (!inner) return undefined
  const read = readDate(inner, 0)
  return read && read.end >= inner.length && read.value.month !== undefined ? read.value : undefined
}

/** What was read from the lines of a possible chat. */
type Chat = {
  messages: Message[]
  /** Lines that begin a message. */
  headerCount: number
  /** How many of those could be sentences too. */
  weakHeaderCount: number
  /** Non-empty lines before the first message. */
  preamble: Line[]
}

/** Whether these are messages of a chat: several, with recurring names if their headers alone prove nothing. */
export const isLikelyChat = ({ messages, headerCount, weakHeaderCount, preamble }: Chat): boolean => {
  if (headerCount < 2 || preamble.length > headerCount) return false
  const names = new Set(messages.map(({ who }) => who)).size
  return (
    weakHeaderCount < headerCount / 2 ||
    (headerCount >= 4 && names <= headerCount / 2 && messages.every(({ who }) => who.split(' ').length <= 3))
  )
}

const fullName = /^[\p{Lu}][\p{L}.'’-]*(?: [\p{Lu}][\p{L}.'’-]*){1,3}(?:\s*(?:APP|BOT))?$/u

/** The sender on the line above a time that is alone on its line, as copied from Slack's pages. */
const senderAbove = (
  text: string[],
  preamble: Line[],
  line: number,
  names: Set<string>,
): { who: string; bot?: true } | undefined => {
  const last = text.length > 0 ? text.at(-1) : preamble.at(-1)?.line === line - 1 ? preamble.at(-1)?.text : undefined
  const by = last === undefined ? undefined : readSender(last.trim())
  return by && last !== undefined && (fullName.test(last.trim()) || names.has(by.who)) ? by : undefined
}

/** Collects messages line by line. */
class ChatReader {
  readonly chat: Chat = { messages: [], headerCount: 0, weakHeaderCount: 0, preamble: [] }
  readonly #senders = new Set<string>()
  #day: DateExpression | undefined
  #current: { message: Message; text: string[] } | undefined

  read({ text, line }: Line): void {
    const day = dateDivider(text)
    if (day) {
      this.finish()
      this.#day = day
      return
    }
    const header = readHeader(text)
    const time = header ? undefined : readStandaloneClock(bareTime.exec(text)?.[1] ?? '')
    const previous = this.#current?.message
    if (header) this.#open({ line, ...header }, header.isWeak)
    else if (time && this.#openWithSenderAbove(time, line)) return
    else if (time && previous) this.#open({ line, time, who: previous.who, text: '', bot: previous.bot })
    else this.#continue({ text, line })
  }

  /** Ends the current message. */
  finish(): void {
    if (!this.#current) return
    const { message, text } = this.#current
    this.chat.messages.push({ ...message, text: text.join('\n').trim() })
    this.#current = undefined
  }

  #open({ line, time, who, text, bot }: Pick<Message, 'line' | 'time' | 'who' | 'text' | 'bot'>, isWeak?: true): void {
    this.finish()
    this.chat.headerCount += 1
    if (isWeak) this.chat.weakHeaderCount += 1
    this.#senders.add(who)
    const day = this.#day
    this.#current = {
      message: { line, time, who, text: '', ...(day ? { day } : {}), ...(bot ? { bot } : {}) },
      text: text === '' ? [] : [text],
    }
  }

  #openWithSenderAbove(time: TimeExpression, line: number): boolean {
    const lines = this.#current?.text ?? []
    const sender = senderAbove(lines, this.chat.preamble, line, this.#senders)
    if (!sender) return false
    // The line above was read as text.
    if (this.#current) lines.pop()
    else this.chat.preamble.pop()
    this.#open({ line: line - 1, time, text: '', ...sender })
    return true
  }

  #continue({ text, line }: Line): void {
    if (uiText.test(text.trim())) return
    if (this.#current) this.#current.text.push(text)
    else if (text.trim() !== '') this.chat.preamble.push({ text, line })
  }
}

/** Reads a pasted chat; lines between two headers belong to the first of them. */
export const readChat = (lines: Line[]): Chat => {
  const reader = new ChatReader()
  for (const line of lines) reader.read(line)
  reader.finish()
  return reader.chat
}
