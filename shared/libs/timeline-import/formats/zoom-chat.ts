import { parseElapsed, readTime } from '../../time'
import { isBotName } from '../chat/senders'
import { datesInFileName } from '../file-name'
import type { Line } from '../lines'
import { createRecordingClock } from '../talk/recording'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

/** `00:05:41⇥Mira Holt:⇥text`, `14:05:41 From Mira Holt to Everyone:` with the text below */
const header =
  /^\s*((?:\d{4}-\d\d-\d\d )?\d{1,2}:\d{2}:\d{2})(?:\s+From\s+(\S[^\n:]{0,120}?)|\t\s*(\S[^\t:]{0,120}?))\s*:(?:\s+(\S.*)|\s*)$/
/** Whom a message is for: `to Everyone`, `to Jon Sand(Direct Message)`, `(Privately)`. */
const recipient = /(?<!\s)(?:\s+to\s+\S.*|\s*\((?:Direct Message|Privately)\)\s*$)/i
const reaction = /^(?:Reacted to |Removed an? \S{1,40} reaction from )["“]/
/** What is said of a reaction in another language, apart from the message that it quotes: `Reagierte auf … mit 👍`. */
const aroundQuote = /^([^"“„«]{0,40})["“„«][\s\S]{1,300}["”“»]([^"”“»]{0,40})$/
const MAX_WORDS_OF_REACTION = 6

const isReaction = (words: string): boolean => {
  const [, before = '', after = ''] = aroundQuote.exec(words) ?? []
  const around = `${before} ${after}`.trim()
  return (
    reaction.test(words) ||
    (/\p{Extended_Pictographic}/u.test(around) && around.split(/\s+/).length <= MAX_WORDS_OF_REACTION)
  )
}

type Message = { line: number; raw: string; who: string; text: string }

const readMessages = (lines: string[]): { messages: Message[]; preamble: Line[] } => {
  const messages: Message[] = []
  const preamble: Line[] = []
  for (const [i, line] of lines.entries()) {
    const match = header.exec(line)
    const who = (match?.[2] ?? match?.[3])?.replace(recipient, '').trim()
    const last = messages.at(-1)
    if (match && who) messages.push({ line: i + 1, raw: match[1] ?? '', who, text: match[4] ?? '' })
    else if (last) last.text += `\n${line.replace(/^\t/, '')}`
    else if (line.trim() !== '') preamble.push({ text: line, line: i + 1 })
  }
  return { messages, preamble }
}

/** Chats of recordings in the cloud count from the start of the recording, others give the time of day; nobody meets at midnight. */
const countsFromStart = (messages: Message[]): boolean => /^0{1,2}:/.test(messages[0]?.raw ?? '')

function* read(input: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const { messages, preamble } = readMessages(input.text.split('\n'))
  yield
  const { fileName } = input.options
  const timeOf = countsFromStart(messages) ? createRecordingClock(input, preamble, draft) : undefined
  if (!timeOf)
    for (const { line, text } of preamble)
      draft.warnings.push({
        line,
        message: 'This line comes before the first message and was not imported.',
        skipped: text,
      })
  // Zoom names the folder of a meeting after its date.
  draft.dates = datesInFileName(fileName)
  for (const { line, raw, who, text } of messages) {
    const words = text.trim()
    const time = timeOf ? timeOf(parseElapsed(raw) ?? 0, raw) : readTime(raw)?.value
    if (isReaction(words))
      draft.warnings.push({ line, message: 'A reaction is not a message of its own.', skipped: words })
    else if (words === '') draft.warnings.push({ line, message: `The message of ${who} has no text.`, skipped: raw })
    else if (time)
      draft.entries.push({
        line,
        time,
        text: words,
        who,
        source: 'zoom-chat',
        run: 1,
        ...(isBotName(who) ? { bot: true as const } : {}),
      })
  }
  return draft
}

const detect = ({ text }: Input): number => {
  const lines = text.slice(0, 20_000).split('\n')
  const { messages, preamble } = readMessages(lines)
  return messages.length > 0 && preamble.length <= 3 && messages.length >= lines.length / 12 ? 0.91 : 0
}

/** The chat of a Zoom meeting, as Zoom saves it. */
export const zoomChat: Format = { id: 'zoom-chat', title: 'Saved Zoom chat', detect, read }
