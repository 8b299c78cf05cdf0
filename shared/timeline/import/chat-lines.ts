import { type DateExpression, readDate, readTime, type TimeExpression } from './times'

/** A line of a file with its one-based number. */
export type Line = { text: string; line: number }

/** A message of a pasted chat. */
export type Message = {
  line: number
  time: TimeExpression
  who: string
  text: string
  day?: DateExpression
  bot?: true
}

type Head = { time: TimeExpression; who: string; text: string; bot?: true; needsText: boolean; isWeak?: true }

const nameText = "[\\p{L}\\p{N}@_~.'’|()&\\/ -]"
/** A name begins and ends with a letter or a sign, so that a run of spaces beside it is read in one way only. */
const nameSolid = "[\\p{L}\\p{N}@_~.'’|()&\\/-]"
const name = `${nameSolid}(?:${nameText}{0,58}?${nameSolid})?`
const nameChars = new RegExp(`^[@<]?[\\p{L}_~]${nameText}{0,60}>?$`, 'u')
const botWord =
  /\b(?:bot|app|alerts?|pagerduty|opsgenie|grafana|alertmanager|prometheus|datadog|statuspage|sentry|jenkins|github|gitlab|webhook|zabbix|nagios|newrelic|new relic|victorops|hubot|circleci|travis|incident\.io|firehydrant|rootly|blameless|zapier|workflow)\b/i
const appMark = /(?<!\s)\s*(?:\[?APP\]?|\bBOT\b|\(bot\)|\[bot\]|✓ ?BOT)\s*/

/** True for a name that is most likely a program's. */
export const isBotName = (who: string): boolean => botWord.test(who)

const timeOnly = (text: string): TimeExpression | undefined => {
  const read = readTime(text.trim())
  return read && read.end >= text.trim().length && read.value.clock && !read.value.isInline && !read.value.end
    ? read.value
    : undefined
}

const person = (raw: string): { who: string; bot?: true } | undefined => {
  const bot = appMark.test(raw)
  const who = raw
    .replace(appMark, ' ')
    .replace(/^[<@*_]+|(?<![>*_:])[>*_:]+$/g, '')
    .trim()
  if (
    /^(?:[ap]m\b|utc\b|gmt\b|[pmcea][sd]t\b|ces?t\b|at\b|the\b|and\b|to\b|we\b|on\b|[-–—])/i.test(who) ||
    /\b(?:\d{1,2}(?:st|nd|rd|th)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i.test(who)
  )
    return undefined
  if (readDate(who, 0)) return undefined
  if (who === '' || !nameChars.test(who) || who.split(/\s+/).length > 5 || /^\d/.test(who)) return undefined
  return bot || isBotName(who) ? { who, bot: true } : { who }
}

/** `[14:03] name: text`, `[2024-03-01 14:03] <name> text`, `[4:06 PM]name: text` (IRC, Mattermost, WhatsApp on iOS, Discord) */
const bracketFirst = new RegExp(
  `^\\s*[[(]([^\\]\\n)]{3,40})[\\])]\\s*(?:<([^>\\n]{1,60})>|(${name})\\s*:(?=\\s|$))\\s*(\\S.*|)$`,
  'u',
)
/** `14:03 <name> text`, `14:03 name: text`, `14:03 - name: text` (IRC, WhatsApp on Android) */
const timeFirst = new RegExp(
  `^\\s*(\\S[^<>\\n]{1,39}?[^<>\\s])\\s*(?:-\\s*)?(?:<([^>\\n]{1,60})>|(?<=\\s)(${name})\\s*:(?=\\s|$))\\s*(\\S.*|)$`,
  'u',
)
/** `name [4:06 PM]`, `name  4:06 PM`, `name, [31.01.2017 16:06]`, `name — Today at 4:06 PM` with the text on the next lines or behind a colon */
const nameFirst = new RegExp(
  `^\\s*(?:\\*\\*)?([@\\p{L}_~](?:${nameText}{0,59}?${nameSolid})?)(?:\\*\\*)?,?(?:\\s*[[(]([^\\])\\n]{3,40})[\\])]|(?:\\s+|\\s*[—–|-]\\s*)((?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? |(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.? \\d|Today|Yesterday|at|\\d{1,4}[:/.-])[^\\n]{2,38}?|\\d{1,2}(?::\\d{2})? ?[AP]M))(?:\\s*:(?:\\s+(\\S.*|)|)|\\s*)$`,
  'u',
)
/** `[1/31/2017 4:06 PM] name` with the text on the next lines (Teams) */
const bracketName = new RegExp(`^\\s*\\[([^\\]\\n]{3,40})\\]\\s+(${nameText}{1,60})$`, 'u')
/** Slack's own next message of the same person: only a time. */
const bareTime = /^\s*\[?(\d{1,2}:\d{2}(?: ?[AP]M)?)\]?\s*$/i

const headFrom = (
  timeText: string | undefined,
  who: string | undefined,
  text: string | undefined,
  needsText: boolean,
): Head | undefined => {
  const time = timeText === undefined ? undefined : timeOnly(timeText)
  const by = who === undefined ? undefined : person(who)
  return time && by ? { time, ...by, text: (text ?? '').trim(), needsText } : undefined
}

/** Words before a colon that are no name. */
const labels =
  /^(?:note|update|root cause|cause|impact|summary|error|warning|info|status|edit|https?|action|resolution|utc|start|end|detected|resolved|mitigated|incident)$/i

const headOf = (line: string): Head | undefined => {
  if (line.length > 4000 && !/\d:\d/.test(line.slice(0, 120))) return undefined
  // A status emoji behind a name is no part of it.
  const head = line.slice(0, 4000).replace(/:[a-z0-9_+-]{2,30}:(?=\s+\[?\d)/, '')
  const rest = line.slice(4000)
  const bracket = bracketFirst.exec(head)
  const who = bracket?.[2] ?? bracket?.[3]
  if (bracket && who && !labels.test(who.trim())) {
    const found = headFrom(bracket[1], who, `${bracket[4] ?? ''}${rest}`, false)
    if (found) return found
  }
  if (/^\s*\[?\d/.test(head)) {
    const first = timeFirst.exec(head)
    const by = first?.[2] ?? first?.[3]
    if (first && by && !labels.test(by.trim())) {
      const found = headFrom(first[1], by, `${first[4] ?? ''}${rest}`, false)
      // `14:05 First alert: errors` looks the same: only who speaks again and again is a name.
      const isWeak = first[2] === undefined && found?.time.date === undefined
      if (found) return isWeak ? { ...found, isWeak } : found
    }
    const teams = bracketName.exec(head)
    return teams ? headFrom(teams[1], teams[2], '', true) : undefined
  }
  const after = nameFirst.exec(head)
  if (!after) return undefined
  const text = after[4]
  return headFrom(after[2] ?? after[3], after[1], text === undefined ? '' : `${text}${rest}`, text === undefined)
}

const dividerPattern =
  /^[\s\-–—=*_─]*((?:mon|tues|wednes|thurs|fri|satur|sun)?(?:day)?,?\s{0,8}[\p{L}\d,./ -]{4,40}?)(?<![\s\-–—=*_─])[\s\-–—=*_─]*$/iu
const noise =
  /^(?:new(?: messages?)?|today|yesterday|\d+ repl(?:y|ies)(?: .*)?|view thread|last reply.*|:[a-z0-9_+-]+:(?:\s*\d+)?|\d{1,3}|edited|\(edited\)|white_check_mark\d*)$/i

/** A line that is only a date, as chats put between days. */
export const dateDivider = (text: string): DateExpression | undefined => {
  if (text.length > 80) return undefined
  const irc = /^[-\s*]*(?:day changed(?: to)?|log opened)\s+/i.exec(text)
  const said = irc ? readTime(text.slice(irc[0].length))?.value.date : undefined
  if (said?.month !== undefined) return said
  const inner = dividerPattern.exec(text.replace(/^#{1,6}\s+/, ''))?.[1]?.trim()
  if (!inner) return undefined
  const read = readDate(inner, 0)
  return read && read.end >= inner.length && read.value.month !== undefined ? read.value : undefined
}

export type Chat = {
  messages: Message[]
  /** Lines that opened a message. */
  heads: number
  /** How many of them are of a form that sentences have too. */
  weak: number
  /** Lines with anything on them before the first message. */
  before: Line[]
}

/** True for what a chat looks like: several messages, and where their form alone is no proof, names that come again. */
export const looksLikeChat = ({ messages, heads, weak, before }: Chat): boolean => {
  if (heads < 2 || before.length > heads) return false
  const names = new Set(messages.map(({ who }) => who)).size
  return (
    weak < heads / 2 || (heads >= 4 && names <= heads / 2 && messages.every(({ who }) => who.split(' ').length <= 3))
  )
}

const fullName = /^[\p{Lu}][\p{L}.'’-]*(?: [\p{Lu}][\p{L}.'’-]*){1,3}(?:\s*(?:APP|BOT))?$/u

/** The name on the line above a time that stands alone, as Slack's pages copy it. */
const nameAbove = (
  text: string[],
  before: Line[],
  line: number,
  names: Set<string>,
): { who: string; bot?: true } | undefined => {
  const last = text.length > 0 ? text.at(-1) : before.at(-1)?.line === line - 1 ? before.at(-1)?.text : undefined
  const by = last === undefined ? undefined : person(last.trim())
  return by && last !== undefined && (fullName.test(last.trim()) || names.has(by.who)) ? by : undefined
}

/** Reads a pasted chat; lines between two heads belong to the message before. */
export const readChat = (lines: Line[]): Chat => {
  const chat: Chat = { messages: [], heads: 0, weak: 0, before: [] }
  const names = new Set<string>()
  let day: DateExpression | undefined
  let open: { message: Message; text: string[] } | undefined
  const close = (): void => {
    if (open) {
      open.message.text = open.text.join('\n').trim()
      chat.messages.push(open.message)
    }
    open = undefined
  }
  for (const { text, line } of lines) {
    const divider = dateDivider(text)
    if (divider) {
      close()
      day = divider
      continue
    }
    const head = headOf(text)
    const alone = head ? undefined : timeOnly(bareTime.exec(text)?.[1] ?? 'x')
    const above = alone ? nameAbove(open?.text ?? [], chat.before, line, names) : undefined
    if (alone && above) {
      if (open) open.text.pop()
      else chat.before.pop()
      close()
      chat.heads += 1
      names.add(above.who)
      open = { message: { line: line - 1, time: alone, text: '', ...above, ...(day ? { day } : {}) }, text: [] }
      continue
    }
    const again = open ? alone : undefined
    if (head || (again && open)) {
      const who: string = head?.who ?? open?.message.who ?? ''
      const bot = head ? head.bot : open?.message.bot
      close()
      chat.heads += 1
      if (head?.isWeak) chat.weak += 1
      const time = head?.time ?? again
      names.add(who)
      if (time)
        open = {
          message: { line, time, who, text: '', ...(day ? { day } : {}), ...(bot ? { bot } : {}) },
          text: head?.text ? [head.text] : [],
        }
    } else if (open) {
      if (!noise.test(text.trim())) open.text.push(text)
    } else if (text.trim() !== '' && !noise.test(text.trim())) chat.before.push({ text, line })
  }
  close()
  return chat
}

/** A text as lines. */
export const linesOf = (text: string, first = 1): Line[] =>
  text.split('\n').map((line, i) => ({ text: line, line: first + i }))
