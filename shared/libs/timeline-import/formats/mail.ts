import { readTime, type TimeExpression } from '../../time'
import { htmlToMarkdown } from '../documents/html-to-markdown'
import { warnAboutLeftOut } from '../documents/left-out'
import { countTimedLines, findTime, type Message, nameOf, readThread, wordsOf } from '../documents/mail-thread'
import { attachmentsOf, decodeHeader, type MimePart, readPart, readTexts } from '../documents/mime'
import { joinNonEmpty } from '../phrases'
import { type Draft, type Entry, emptyDraft, type Format, type Input } from '../types'
import { markdown } from './markdown'

const mboxLine = /^From \S+.{0,60}\d{4}[ \t]*$/m

/** The headers that a text begins with, by name. */
const readHead = (text: string): Map<string, string> => readPart(text.replace(mboxStart, '').slice(0, 30_000)).headers
const mboxStart = /^From [^\n]{1,200}\n/

const detect = ({ text, json }: Input): number => {
  if (json !== undefined) return 0
  const headers = readHead(text)
  const count = ['from', 'to', 'subject', 'date', 'sent', 'message-id', 'mime-version', 'received'].filter((name) =>
    headers.has(name),
  ).length
  const hasType = headers.has('mime-version') && headers.has('content-type')
  return hasType || (headers.has('from') && (headers.has('date') || headers.has('sent')) && count >= 3) ? 0.96 : 0
}

/** A page saved with what it shows, or exported by Confluence as `.doc`, has the form of a mail but none of its meaning. */
const isSavedPage = ({ headers }: MimePart): boolean =>
  !headers.has('to') && /^\s*multipart\/related/i.test(headers.get('content-type') ?? '')

const toSubject = ({ headers }: MimePart): string =>
  decodeHeader(headers.get('subject') ?? '')
    .replace(/^(?:\s{0,9}(?:re|aw|fwd?|wg|tr|sv|rv)(?:\[\d+\])?:)+/i, '')
    .trim()

/** The body of a message as text; HTML where it says more than the plain alternative. */
function* toBody(message: MimePart): Generator<undefined, string> {
  const texts = readTexts(message)
  const html = texts.find(({ isHtml }) => isHtml)
  const plain = texts.filter(({ isHtml }) => !isHtml).map(({ text }) => text)
  if (html && (plain.join('').trim() === '' || /<(?:table|li|h[1-6])\b/i.test(html.text)))
    return yield* htmlToMarkdown(html.text)
  return plain.join('\n\n')
}

const dayOf = (time: TimeExpression | undefined): string => {
  const { year, month, day } = time?.date ?? {}
  const pad = (value: number): string => String(value).padStart(2, '0')
  return year && month && day ? `${year}-${pad(month)}-${pad(day)}` : ''
}

/** A thread with its messages from the oldest to the newest. */
type Thread = { subject: string; messages: Message[]; text: string }

/** The message with a timeline in it, if one has. */
const findTimeline = (messages: Message[]): Message | undefined => {
  const counts = messages.map((message) => ({ message, count: countTimedLines(message) }))
  const best = counts.reduce<(typeof counts)[number] | undefined>(
    (a, b) => (a && a.count >= b.count ? a : b),
    undefined,
  )
  return best && best.count >= 2 ? best.message : undefined
}

const toEntry = (message: Message, { subject, messages }: Thread): Entry | undefined => {
  const words = wordsOf(message)
  const text = messages.length === 1 ? joinNonEmpty('\n', [subject, words]) : words || subject
  if (!message.time || text === '') return undefined
  return {
    line: message.from + 1,
    time: message.time,
    text,
    source: 'mail',
    run: message.from + 1,
    ...(message.who ? { who: message.who } : {}),
  }
}

/** Reads the timeline in one message, as if it were a document of the day of that message. */
function* readTimeline(timeline: Message, thread: Thread, input: Input, isPage: boolean): Generator<undefined, Draft> {
  const date = isPage ? '' : dayOf(timeline.time)
  const head = ['---', `title: ${thread.subject.replace(/["\n]/g, ' ')}`, ...(date ? [`date: ${date}`] : []), '---', '']
  const text = [...(thread.subject || date ? head : []), ...timeline.lines].join('\n')
  const draft = yield* markdown.read({ ...input, text })
  return {
    ...draft,
    text,
    entries: draft.entries.map((entry) => (entry.source === 'markdown' ? { ...entry, source: 'mail' } : entry)),
  }
}

function* read(input: Input): Generator<undefined, Draft> {
  const parts = mboxLine.test(input.text.slice(0, 300))
    ? input.text.split(/^From \S.{0,100}\d{4}[ \t]*\n/m).filter((part) => part.trim() !== '')
    : [input.text]
  const thread: Thread = { subject: '', messages: [], text: '' }
  const attachments: string[] = []
  let isPage = false
  for (const part of parts) {
    const mail = readPart(part)
    isPage ||= isSavedPage(mail)
    const body = yield* toBody(mail)
    if (!isPage) attachments.push(...attachmentsOf(mail))
    const subject = toSubject(mail)
    thread.subject ||= /^exported from confluence$/i.test(subject) ? '' : subject
    const first = thread.text === '' ? 0 : thread.text.split('\n').length
    const messages = isPage ? [{ who: '', lines: body.split('\n'), from: 0 }] : readThread(body)
    const top = messages[0]
    const sent = decodeHeader(mail.headers.get('date') ?? mail.headers.get('sent') ?? '')
    const time = findTime(sent) ?? readTime(sent)?.value
    if (top && time && !isPage) top.time = time
    if (top && !isPage) top.who = nameOf(decodeHeader(mail.headers.get('from') ?? ''))
    for (const message of messages.reverse()) thread.messages.push({ ...message, from: message.from + first })
    thread.text += thread.text === '' ? body : `\n${body}`
    yield
  }
  const timeline = isPage ? thread.messages[0] : findTimeline(thread.messages)
  const others = timeline ? thread.messages.filter((message) => message !== timeline).map(wordsOf) : []
  const warnings = warnAboutLeftOut({ attachments, messages: others })
  if (timeline) {
    const draft = yield* readTimeline(timeline, thread, input, isPage)
    return { ...draft, warnings: [...warnings, ...draft.warnings] }
  }
  const draft = { ...emptyDraft(), warnings }
  draft.text = thread.text
  if (thread.subject) draft.title = thread.subject
  for (const message of thread.messages) {
    const entry = toEntry(message, thread)
    if (entry) draft.entries.push(entry)
    else if (wordsOf(message) !== '')
      draft.warnings.push({
        line: message.from + 1,
        message: 'This message has no readable time, so it was not imported.',
        skipped: wordsOf(message).slice(0, 200),
      })
  }
  return draft
}

/** A mail (`.eml`) with what it quotes, a mailbox, or a page saved in the form of a mail (`.mht`, Confluence's `.doc`). */
export const mail: Format = { id: 'mail', title: 'Mail', detect, read }
