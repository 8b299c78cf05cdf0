import type { IsoDate } from '../business-days'
import { isBareLength, readDue } from './due'
import { type NamedPerson, readPerson } from './people'
import { trimLeading, trimTrailing } from './trim'

/** What a line says about who does something, and by when. */
export type Assignment = {
  text: string
  owner: string
  due: IsoDate | ''
  /** The people whom the owner's first name could mean, if there are several. */
  candidates?: readonly string[]
}

type Found<T> = { value: T; from: number; to: number }

const MAX_DUE_WORDS = 5
/** Anywhere in the line: nothing else is written like this. */
const relativeDue = /(?:^|\s)(\+\s?\d{1,3}\s?(?:bd|d|w|m)(?![\p{L}\p{N}]))/iu
const dueIntroduction = /^(?:due|by|until)\s+/i
/** Lowercase words that seldom mean days. */
const seldomDays = /^(?:sat|sun|mon)$/
/** After these words a date says when something happens, not when the action is due. */
const nonDuePreposition =
  /(?:^|\s)(?:of|on|from|since|after|before|at|in|for|the|every|each|last|this|and|or|to|than|within)$/i

/**
 * A due date that cannot be an ordinary part of a sentence: “keep logs for 30 days” and “no deploys on Friday” have
 * none.
 */
const parseDue = (phrase: string, today: IsoDate, isNextToOwner: boolean): IsoDate | undefined => {
  const bare = phrase.trim().replace(dueIntroduction, '')
  if (bare === '' || isBareLength(bare) || seldomDays.test(bare)) return undefined
  if (/^(?:in|on)\s/i.test(bare) && !isNextToOwner) return undefined
  return readDue(bare, today) || undefined
}

const wordStarts = (text: string): number[] => [...text.matchAll(/\S+/gu)].map((found) => found.index)

/** The longest due date at the end of a text. */
const dueAtEnd = (text: string, today: IsoDate, isNextToOwner: boolean): Found<IsoDate> | undefined => {
  const end = trimTrailing(text, ' \t\n.,;!').length
  for (const from of wordStarts(text.slice(0, end)).slice(-MAX_DUE_WORDS)) {
    const phrase = text.slice(from, end)
    const value = parseDue(phrase, today, isNextToOwner)
    const isNotDue = nonDuePreposition.test(text.slice(0, from).trimEnd()) && !dueIntroduction.test(phrase)
    if (value && !isNotDue && !/^on\s/i.test(phrase)) return { value, from, to: end }
  }
  return undefined
}

/** The longest due date at the start of a text, if the phrase ends with it or `by` introduces it. */
const dueAtStart = (text: string, today: IsoDate): Found<IsoDate> | undefined => {
  const ends: number[] = []
  // Word by word, so that the rest of the line is not read again for each `@` in it.
  for (const found of text.matchAll(/\S+/gu)) if (ends.push(found.index + found[0].length) === MAX_DUE_WORDS) break
  const from = text.length - text.trimStart().length
  for (const end of ends.reverse()) {
    const phrase = trimTrailing(text.slice(from, end), '.,;:!')
    const value = parseDue(phrase, today, true)
    const isEnd = text.slice(from + phrase.length).trim() === '' || /^[.,;:!]/.test(text.slice(from + phrase.length))
    if (value && (isEnd || dueIntroduction.test(phrase))) return { value, from, to: from + phrase.length }
  }
  return undefined
}

const mention = /(^|\s)@(?=[\p{L}\p{N}])/gu

/** The first `@` that names somebody known; else the first. */
const readOwner = (line: string, people: readonly string[], today: IsoDate): Found<NamedPerson> | undefined => {
  const isPhraseEnd = (rest: string): boolean =>
    /^\s*$|^[.,;:!?)]|^\s+[@+–—-]/.test(rest) || (/^\s/.test(rest) && dueAtStart(rest, today) !== undefined)
  const found = [...line.matchAll(mention)].flatMap((match) => {
    const from = match.index + (match[1]?.length ?? 0)
    const value = readPerson(line.slice(from + 1), people, isPhraseEnd)
    return value ? [{ value, from, to: from + 1 + value.length }] : []
  })
  return found.find(({ value }) => value.isKnown) ?? found[0]
}

/** Cuts out a range and leaves one space in its place. */
const without = (text: string, { from, to }: { from: number; to: number }): string =>
  `${text.slice(0, from).trimEnd()} ${text.slice(to).trimStart()}`

/** Characters that may be left over at the ends of a line. */
const separators = ' \t\n,;:–—-'

const tidy = (text: string): string =>
  trimLeading(trimTrailing(text.replace(/[^\S\n]+/g, ' ').replace(/ ([.,;:!?])/g, '$1'), separators), separators)

const readRelativeDue = (text: string, today: IsoDate): Found<IsoDate> | undefined => {
  const found = relativeDue.exec(text)
  const phrase = found?.[1]
  const value = phrase && readDue(phrase, today)
  if (!found || !value) return undefined
  const to = found.index + found[0].length
  return { value, from: to - phrase.length, to }
}

/** Finds the due date in the text before the owner, or after it. */
const readDueAround = (before: string, after: string | undefined, today: IsoDate) => {
  const asDue = (side: 'before' | 'after', found: Found<IsoDate> | undefined) => found && { side, ...found }
  const plus = asDue('before', readRelativeDue(before, today)) ?? asDue('after', readRelativeDue(after ?? '', today))
  if (plus) return plus
  if (!after?.trim()) return asDue('before', dueAtEnd(before, today, after !== undefined))
  return asDue('after', dueAtStart(after, today) ?? dueAtEnd(after, today, false))
}

/**
 * Reads a line such as `Alert on failed backups @Noor +2w`. The owner is whoever an `@` names; the due date is `+2w`
 * anywhere, or any form that the Due field reads, next to the owner or at the end. A line with nothing else stays text.
 */
export const readAssignment = (line: string, people: readonly string[], today: IsoDate): Assignment => {
  const owner = readOwner(line, people, today)
  let before = owner ? line.slice(0, owner.from) : line
  let after = owner ? line.slice(owner.to) : undefined
  const due = readDueAround(before, after, today)
  if (due?.side === 'before') before = without(before, due)
  else if (due && after !== undefined) after = without(after, due)
  const text = tidy(after === undefined ? before : `${before.trimEnd()} ${after.trimStart()}`)
  if (text === '') return { text: line.trim(), owner: '', due: '' }
  return {
    text,
    owner: owner?.value.name ?? '',
    due: due?.value ?? '',
    ...(owner?.value.candidates ? { candidates: owner.value.candidates } : {}),
  }
}
