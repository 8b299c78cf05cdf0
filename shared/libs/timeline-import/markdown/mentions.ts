import { documentWords, either, fold } from '../../languages'
import { type DateExpression, findDates, readTime, type TimeExpression } from '../../time'
import type { Entry, ImportWarning } from '../types'
import type { Block } from './blocks'
import { isPlotted } from './charts'
import { type Section, toSource } from './sections'

/** A sentence that mentions a time. */
type Mention = { line: number; sentence: string; entry: Entry }

/** Sections whose times are not about what happened. */
const excludedKinds: ReadonlySet<Section['kind']> = new Set<Section['kind']>(['followUps', 'meeting'])

const clockPattern =
  /(?<![\w.:/$€£#@-])(?:\d{1,2}[:h]\d{2}(?::\d{2})?(?![\d:]|\.\d)|\d{1,2}(?=\s?[ap]\.?m\b|[時时]\d{1,2}分)|(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:Z|UTC|GMT)\b))/gi
const precedesLength =
  /\b(?:for|took|takes?|lasted|lasting|within|duration(?: (?:of|was))?|version|ratio)(?:\s*:)?\s*$/i
const followsLength =
  /^\s*(?:\(?(?:mm:ss|hh:mm)|(?:hours?|hrs?|minutes?|mins?|seconds?|secs?|long|faster|slower|longer|shorter|later|ahead|behind|into)\b)/i
/** What happens again and again, or is about the text itself. */
const otherTimes =
  /\b(?:every|daily|nightly|weekly|monthly|each (?:day|night|morning|evening|week|month)|cron(?:jobs?|tab)?|usually|normally|(?:business|office|working|opening) hours)\b|^\W*(?:date|published|posted|last (?:updated|modified|edited)|updated|created|modified|written|retrieved|accessed|meeting|reviewed)\b/i

/** A sentence that tells when the text was written: `Généré le : 2024-03-05 10:10`. */
const whenWritten = new RegExp(`^\\W*${either(documentWords.flatMap(({ labels }) => labels.written ?? []))}\\W*:`, 'i')

/** UTF-16 units before a clock in which its date and its preposition may stand. */
const MAX_LEAD = 60
/** UTF-16 units from a clock on, in which its zone and the end of its range may stand. */
const MAX_TIME_LENGTH = 120
/** Clocks of one sentence that are looked at. */
const MAX_CLOCKS = 8

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

/** A text with the same offsets, in which nothing is left of code, addresses and emphasis. */
const withoutMarkup = (text: string): string =>
  text
    .replace(/`[^`\n]{1,300}`|\]\([^)\s]{1,1000}[^)\n]{0,300}\)|https?:\/\/\S{1,2000}/g, blank)
    .replace(/[*[\]\n]/g, ' ')

type Found = { time: TimeExpression; from: number; end: number }

/** The time around a clock, with its date and what introduces it; undefined for a length of time. */
const readAround = (plain: string, at: number): Found | undefined => {
  const first = Math.max(0, at - MAX_LEAD)
  const start = Math.max(0, first - MAX_LEAD)
  const window = plain.slice(start, at + MAX_TIME_LENGTH)
  for (let from = first - start; from <= at - start; from++) {
    if (/[\p{L}\p{N}]/u.test(window[from - 1] ?? '') || /\s/.test(window[from] ?? '')) continue
    const read = readTime(window, from)
    if (!read?.value.clock || read.end <= at - start) continue
    if (precedesLength.test(window.slice(0, from)) || followsLength.test(window.slice(read.end))) return undefined
    return { time: read.value, from: start + from, end: start + read.end }
  }
  return undefined
}

/** The first time of a sentence with a clock. */
const findTime = (plain: string): Found | undefined => {
  clockPattern.lastIndex = 0
  for (let count = 0; count < MAX_CLOCKS; count++) {
    const match = clockPattern.exec(plain)
    if (!match) return undefined
    const found = readAround(plain, match.index)
    if (found) return found
  }
  return undefined
}

/** What a sentence says apart from a time at its start or its end. */
const wordsOf = (sentence: string, { from, end }: Found): string => {
  const before = sentence.slice(0, from)
  const after = sentence.slice(end)
  const isFirst = !/[\p{L}\p{N}]/u.test(before)
  const isLast = !/[\p{L}\p{N}]/u.test(after)
  const words = isFirst ? after : isLast ? before : sentence
  return words
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.)\]*_–—-]+|(?<![\s,;:.([–—-])[\s,;:.([–—-]+$/g, '')
    .trim()
}

/** Also before a line that begins with a label: `Restored: 14:05`. */
const sentenceEnd =
  /(?<=[.!?][)"”*_]{0,2})\s+(?=[\p{Lu}\p{N}"“(*_[])|\n\s*\n|\n(?=[*_]{0,2}[\p{Lu}\p{Lo}][^\n:：\d]{1,30}(?::[*_]{0,2}\s|：))|(?<=。)(?=\S)/gu

/** The sentences of a text with their lines. */
const splitSentences = (text: string, line: number): { sentence: string; line: number }[] => {
  const sentences: { sentence: string; line: number }[] = []
  let current = line
  let from = 0
  const push = (end: number, next: number): void => {
    const sentence = text.slice(from, end)
    if (sentence.trim() !== '') sentences.push({ sentence, line: current })
    current += text.slice(from, next).split('\n').length - 1
    from = next
  }
  for (const { 0: gap, index } of text.matchAll(sentenceEnd)) push(index, index + gap.length)
  push(text.length, text.length)
  return sentences
}

type Unit = { text: string; line: number }

/** The texts of blocks that can hold sentences; tables and code only where all times matter. */
const unitsOf = (blocks: Block[], isTimeline: boolean): Unit[] =>
  blocks.flatMap((block): Unit[] => {
    switch (block.type) {
      case 'paragraph':
        return [{ text: block.source, line: block.line }]
      case 'list':
        return block.items.flatMap(({ source, line, children }) => [
          { text: source, line },
          ...unitsOf(children, isTimeline),
        ])
      case 'quote':
        return unitsOf(block.blocks, isTimeline)
      case 'table':
        return isTimeline ? block.rows.map(({ cells, line }) => ({ text: cells.join(' — '), line })) : []
      case 'code':
        return isTimeline ? block.source.split('\n').map((text, index) => ({ text, line: block.line + index })) : []
      default:
        return isTimeline ? [{ text: toSource(block), line: block.line }] : []
    }
  })

const clockKey = (hour: number, minute: number): string => `${hour}:${minute}`

/** The clocks that rows tell, as their time or in their words. */
const clocksOf = (entries: Entry[]): Set<string> => {
  const clocks = new Set<string>()
  for (const { time, text } of entries) {
    for (const clock of [time.clock, time.end?.clock]) if (clock) clocks.add(clockKey(clock.hour, clock.minute))
    for (const [, hour, minute] of text.matchAll(/(\d{1,2}):(\d{2})/g))
      clocks.add(clockKey(Number(hour), Number(minute)))
  }
  return clocks
}

/**
 * The sentences that mention a time which no row tells, as rows to choose from. Each is a run of its own: prose goes back
 * and forth in time.
 */
export function* findMentions(sections: Section[], entries: Entry[]): Generator<undefined, Mention[]> {
  const told = clocksOf(entries)
  const taken = new Set(entries.map(({ line }) => line))
  const mentions: Mention[] = []
  let run = 2_000_000
  for (const [index, { kind, blocks, isTitle, timed, title }] of sections.entries()) {
    if (index % 200 === 199) yield
    if (excludedKinds.has(kind)) continue
    let day: DateExpression | undefined = timed?.time.date ?? (isTitle ? undefined : findDates(title)[0])
    for (const unit of unitsOf(blocks, kind === 'chronology')) {
      if (taken.has(unit.line)) continue
      for (const { sentence, line } of splitSentences(unit.text, unit.line)) {
        const plain = withoutMarkup(sentence)
        if (whenWritten.test(fold(plain.slice(0, 80)))) continue
        day = findDates(plain)[0] ?? day
        const found = otherTimes.test(plain) ? undefined : findTime(plain)
        const clock = found?.time.clock
        if (!found || !clock || told.has(clockKey(clock.hour, clock.minute))) continue
        const text = wordsOf(sentence, found)
        if (text === '' || isPlotted(text)) continue
        run += 1
        const entry: Entry = { line, time: found.time, text, source: 'markdown', run, ...(day ? { day } : {}) }
        mentions.push({ line, sentence: sentence.replace(/\s+/g, ' ').trim(), entry })
      }
    }
  }
  return mentions
}

/** What is said of sentences that mention a time. */
export const warnAboutMentions = (mentions: Mention[]): ImportWarning[] =>
  mentions.length === 0
    ? []
    : [
        {
          line: 0,
          message:
            mentions.length === 1 ? '1 sentence mentions a time.' : `${mentions.length} sentences mention a time.`,
        },
        ...mentions.map(({ line, sentence }) => ({
          line,
          message: 'This sentence mentions a time; choose it under Suggestions to add it.',
          skipped: sentence.slice(0, 300),
        })),
      ]
