import { DAY_MS, type DateExpression, findDates, isFullDate, resolveDay } from '../../time'
import { isLikelyChat, readChat } from '../chat/read-chat'
import { detectZone } from '../detect-zone'
import { datesInFileName } from '../file-name'
import { type Line, splitLines } from '../lines'
import { type Draft, emptyDraft, type Format, type Input } from '../types'

const numberedVoice =
  /^(?:(?:unknown )?speaker|sprecher(?:in)?|participant|orateur|interlocuteur|locutor|hablante|说话人|発言者|話者) ?\d+$/i

const detect = ({ text }: Input): number => {
  const lines = splitLines(text.slice(0, 40_000))
    .filter(({ text: line }) => line.trim() !== '')
    .slice(0, 300)
  if (lines.some(({ text: line }) => /^(?:#{1,6} |\| ?:?-{2,})/.test(line))) return 0
  // Somebody may write a list, but a document of lists is no chat.
  if (lines.filter(({ text: line }) => /^[-*] /.test(line)).length > lines.length / 2) return 0
  const found = readChat(lines)
  const { headerCount, preamble } = found
  if (!isLikelyChat(found) || preamble.length > 3) return 0
  // Recorders number the voices that they tell apart; their times count from the beginning.
  if (found.messages.filter(({ who }) => numberedVoice.test(who)).length > found.messages.length / 2) return 0
  return headerCount >= lines.length / 12 ? 0.85 : 0
}

/** Puts rows above the first date of a chat on the day before: what was written on that day stands below it. */
const dateBeforeDivider = (draft: Draft): void => {
  const first = draft.entries.findIndex(({ day, time }) => day !== undefined && time.date === undefined)
  const above = draft.entries.slice(0, Math.max(0, first))
  const day = draft.entries[first]?.day
  const known = day && isFullDate(day) ? resolveDay(day, undefined) : undefined
  if (known === undefined || above.length === 0 || above.some(({ time }) => time.date)) return
  const at = new Date((known - 1) * DAY_MS)
  const before: DateExpression = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
  for (const entry of above) entry.day = before
  draft.warnings.push({
    line: above[0]?.line ?? 0,
    message: 'No date is above these messages, so they are put on the day before the first one.',
  })
}

/** `01/03/2024, 14:05`: where phones write the month first, they write neither zeros nor 24 hours. */
const paddedDate = /^\d\d[/.]\d\d[/.](?:\d\d){1,2},? \d\d:\d\d(?::\d\d)?$/

function* read({ text, options }: Input): Generator<undefined, Draft> {
  const draft = emptyDraft()
  const lines: Line[] = splitLines(text)
  const { messages, preamble, leftOut } = readChat(lines)
  yield
  for (const { line, time, who, text, day, bot } of messages) {
    if (text === '') draft.warnings.push({ line, message: `The message of ${who} has no text.`, skipped: time.raw })
    else
      draft.entries.push({
        line,
        time,
        text,
        ...(who === '' ? {} : { who }),
        source: 'chat',
        run: 1,
        ...(day ? { day } : {}),
        ...(bot ? { bot } : {}),
      })
  }
  const dates: DateExpression[] = []
  for (const { line, text } of preamble) {
    const zone = detectZone(text)
    if (zone) draft.zone = { zone, line }
    dates.push(...findDates(text).filter(isFullDate))
    if (!zone)
      draft.warnings.push({
        line,
        message: 'This line comes before the first message and was not imported.',
        skipped: text,
      })
  }
  for (const { line, text } of leftOut)
    draft.warnings.push({ line, message: 'This line belongs to the page, not to a message.', skipped: text })
  if (messages.length > 0 && messages.every(({ time }) => paddedDate.test(time.raw))) draft.usualOrder = 'DMY'
  draft.dates = [...dates, ...datesInFileName(options.fileName)]
  if (dates.length === 0) dateBeforeDivider(draft)
  return draft
}

/** A chat as copied from Slack, Teams, Discord, IRC, WhatsApp or Telegram. */
export const chat: Format = { id: 'chat', title: 'Pasted chat', detect, read }
