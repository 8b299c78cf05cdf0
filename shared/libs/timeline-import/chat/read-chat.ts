import type { DateExpression, TimeExpression } from '../../time'
import type { Line } from '../lines'
import { dateDivider } from './day-dividers'
import {
  cleanLine,
  leadOf,
  type MessageHeader,
  nonNames,
  readHeader,
  readNotice,
  readTimeAlone,
  type TimeAlone,
} from './headers'
import { readSender } from './senders'

/** A message of a pasted chat. */
type Message = {
  line: number
  time: TimeExpression
  /** Empty for what the service itself tells. */
  who: string
  text: string
  day?: DateExpression
  bot?: true
}

const mark = /^\s*(?:[,—–|-]|op|app|bot|mod)\s*$/i
const uiText =
  /^(?:new(?: messages?)?|today|yesterday|\d+ repl(?:y|ies)(?: .*)?|view thread|last reply.*|:[a-z0-9_+-]+:(?:\s*\d+)?|\d{1,3}|edited|\(edited\)|white_check_mark\d*|[,—–|-]|op|app|bot|mod|like \d+|\{(?:attachments|embed|reactions|stickers)\}|\p{Extended_Pictographic}\S{0,8} \(\d+\)(?: \S{1,40} \(\d+\))*|={8,}|(?:guild|channel|topic|category|after|before): .*|exported \d+ message\(s\).*)$/iu

/** What was read from the lines of a possible chat. */
type Chat = {
  messages: Message[]
  /** Lines that begin a message. */
  headerCount: number
  /** How many of those could be sentences too. */
  weakHeaderCount: number
  /** Non-empty lines before the first message. */
  preamble: Line[]
  /** Lines of the page around the messages that hold a time: `Last reply today at 9:05 AM`. */
  leftOut: Line[]
}

/** Whether these are messages of a chat: several, with recurring names if their headers alone prove nothing. */
export const isLikelyChat = ({ messages, headerCount, weakHeaderCount, preamble }: Chat): boolean => {
  if (headerCount < 2 || preamble.length > headerCount) return false
  if (messages.filter(({ text }) => text !== '').length < messages.length / 2) return false
  const names = new Set(messages.map(({ who }) => who).filter((who) => who !== '')).size
  return (
    weakHeaderCount < headerCount / 2 ||
    (headerCount >= 4 && names <= headerCount / 2 && messages.every(({ who }) => who.split(' ').length <= 3))
  )
}

/** Bare headers without words among messages that have theirs on the same line: `[14:05] Ines added you` is a notice. */
const toNotices = (messages: Message[], marked: Marked[]): void => {
  const headers = marked.flatMap(({ line, header }) => (header ? [{ line, header }] : []))
  const bare = new Set(headers.flatMap(({ line, header }) => (header.isBare ? [line] : [])))
  if (bare.size * 2 > headers.length) return
  for (const message of messages)
    if (message.text === '' && bare.has(message.line)) Object.assign(message, { text: message.who, who: '', bot: true })
}

const fullName = /^[\p{Lu}][\p{L}.'’-]*,?(?: [\p{Lu}][\p{L}.'’-]*){1,3}(?:\s*(?:APP|BOT))?$/u
const oneName = /^[\p{L}_][\p{L}\p{N}_.'’-]{1,30}$/u

const bracketsAtEnd = /\d[^\][]{0,12}\]\s*$/
const openingBrackets = /^\s*\[([^\]]{3,24})\]\s+(\S.*)$/

/** Names that stand alone above the times of most messages, each below an empty line. */
const sendersAboveTimes = (lines: Marked[]): Set<string> => {
  const filled = lines.filter(({ text }) => text.trim() !== '' && !mark.test(text))
  const found: string[] = []
  let times = 0
  for (const [i, { text, line }] of filled.entries()) {
    if (!readTimeAlone(text)) continue
    times += 1
    const [above, before] = [filled[i - 1], filled[i - 2]]
    const isAlone = above !== undefined && (before === undefined || above.line - before.line > 1)
    const sender =
      isAlone && line - above.line <= 2 && oneName.test(above.text.trim()) ? readSender(above.text) : undefined
    if (sender) found.push(sender.who)
  }
  return new Set(found.length > 1 && found.length * 2 > times ? found : [])
}

/** LINE says what it is, and puts weekdays behind its dates: only there a tab stands between time, sender and text. */
const isLineExport = (lines: Line[]): boolean =>
  lines.slice(0, 12).some(({ text }) => /^\[LINE\]|^\d{4}[/.]\d{1,2}[/.]\d{1,2}\s?\(.\)\s*$/.test(text))

const lineMessage = /^((?:[ap]\.?m\.? ?|午[前後])?\d{1,2}:\d\d(?: ?[ap]m)?)\t([^\t]{1,60})\t(.*)$/i

const readLineMessage = (text: string): MessageHeader | undefined => {
  const [, written, who = '', words = ''] = lineMessage.exec(text) ?? []
  const time = written === undefined ? undefined : readTimeAlone(written)?.time
  return time && { time, who: who.trim(), text: words.trim() }
}

/** Lines of a possible chat with what begins a message in them. */
type Marked = Line & { header?: MessageHeader | undefined }

/** Collects messages line by line. */
class ChatReader {
  readonly chat: Chat = { messages: [], headerCount: 0, weakHeaderCount: 0, preamble: [], leftOut: [] }
  readonly #senders: Set<string>
  readonly #leads: Set<string>
  #day: DateExpression | undefined
  /** Whether the time of the last header stands in brackets behind the name. */
  #isBracketed = false
  /** Whether the line above is a dash or a badge between a name and its time. */
  #isBelowMark = false
  #current: { message: Message; text: string[] } | undefined

  /**
   * `leads` are the forms of the times at the start of messages: such a line without a sender is a notice. `senders` are
   * names that stand above times.
   */
  constructor(leads: Set<string>, senders: Set<string>) {
    this.#leads = leads
    this.#senders = senders
  }

  read({ text, line, header }: Marked): void {
    const day = dateDivider(text)
    if (day) {
      this.finish()
      this.#day = day
      return
    }
    const alone = header ? undefined : readTimeAlone(text)
    if (alone && this.#isBelowMark) alone.isMarked = true
    if (text.trim() !== '') this.#isBelowMark = mark.test(text)
    const previous = this.#current?.message
    if (header) this.#isBracketed = bracketsAtEnd.test(text)
    if (header) this.#open({ line, ...header }, header.isWeak)
    else if (alone && this.#openWithSenderAbove(alone, line)) return
    else if (alone && previous?.who)
      this.#open({ line, time: alone.time, who: previous.who, text: '', bot: previous.bot })
    else if (previous?.who && this.#isBracketed && this.#openAgain(text, line, previous)) return
    else if (this.#leads.has(leadOf(text) ?? '') && this.#addNotice(text, line)) return
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
    this.#start({ line, time, who, text, bot })
  }

  #start({ line, time, who, text, bot }: Pick<Message, 'line' | 'time' | 'who' | 'text' | 'bot'>): void {
    const day = this.#day
    this.#current = {
      message: { line, time, who, text: '', ...(day ? { day } : {}), ...(bot ? { bot } : {}) },
      text: text === '' ? [] : [text],
    }
  }

  /** `[2:07 PM] text` below `Mira Holt  [2:05 PM]`: another message of the same sender. */
  #openAgain(text: string, line: number, { who, bot }: Message): boolean {
    const [, written = '', words = ''] = openingBrackets.exec(text) ?? []
    const time = readTimeAlone(written)?.time
    if (time) this.#open({ line, time, who, text: words, bot })
    return time !== undefined
  }

  #addNotice(text: string, line: number): boolean {
    const notice = readNotice(text)
    if (!notice) return false
    this.finish()
    this.#start({ line, ...notice })
    return true
  }

  /** The sender on the line above a time that is alone on its line, as copied from the pages of Slack, Teams and Discord. */
  #openWithSenderAbove({ time, isMarked, bot }: TimeAlone, line: number): boolean {
    const lines = this.#current?.text ?? []
    const above = this.#current ? lines.at(-1) : this.#preambleAbove(line)
    const name = above?.trim() ?? ''
    const sender = nonNames.test(name) ? undefined : readSender(name)
    if (!sender || !(fullName.test(name) || this.#senders.has(sender.who) || (isMarked && oneName.test(name))))
      return false
    // The line above was read as text.
    if (this.#current) lines.pop()
    else this.chat.preamble.pop()
    // Teams puts the beginning of a message above its sender too.
    if (lines.at(-1)?.endsWith(` by ${sender.who}`)) lines.pop()
    this.#open({ line: line - 1, time, text: '', ...(bot ? { bot } : {}), ...sender })
    return true
  }

  #preambleAbove(line: number): string | undefined {
    const last = this.chat.preamble.at(-1)
    return last && last.line >= line - 3 ? last.text : undefined
  }

  #continue({ text, line }: Line): void {
    if (uiText.test(text.trim())) {
      if (/\d:\d\d/.test(text)) this.chat.leftOut.push({ text, line })
      return
    }
    if (this.#current) this.#current.text.push(text)
    else if (text.trim() !== '') this.chat.preamble.push({ text, line })
  }
}

/** Reads a pasted chat; lines between two headers belong to the first of them. */
export const readChat = (lines: Line[]): Chat => {
  const isLine = isLineExport(lines)
  const marked = lines.map(({ text, line }): Marked => {
    const clean = cleanLine(text)
    return { text: clean, line, header: (isLine ? readLineMessage(clean) : undefined) ?? readHeader(clean) }
  })
  const leads = new Set(marked.flatMap(({ text, header }) => (header ? (leadOf(text) ?? []) : [])))
  const reader = new ChatReader(leads, sendersAboveTimes(marked))
  for (const line of marked) reader.read(line)
  reader.finish()
  toNotices(reader.chat.messages, marked)
  // LINE puts messages of several lines in quotation marks.
  if (isLine) for (const message of reader.chat.messages) message.text = message.text.replace(/^"([\s\S]*)"$/, '$1')
  return reader.chat
}
