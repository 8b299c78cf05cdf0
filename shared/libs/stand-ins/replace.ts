import type { Decision, MentionKind } from './kinds'
import { createMatcher, type Entry, fold } from './matcher'
import { aliasesOf, isOrdinary } from './names'

type Named = { kind: MentionKind; text: string }

/**
 * The words for some mentions, each with the places of those that it may mean: a first name that two people have may mean
 * both. The words of a mention itself mean nothing else.
 */
export const toEntries = (list: readonly Named[]): Entry<number[]>[] => {
  const entries = new Map<string, Entry<number[]>>()
  const isFixed = new Set<string>()
  const put = (words: string, at: number, isShared: boolean): void => {
    const key = fold(words)
    const before = entries.get(key)
    if (before && (!isShared || isFixed.has(key))) return
    if (!isShared) isFixed.add(key)
    if (!before) entries.set(key, { words, value: [at], isCapitalized: isOrdinary(words) && fold(words) !== words })
    else if (!before.value.includes(at)) before.value.push(at)
  }
  const all = list.map(({ kind, text }) => ({
    text: text.normalize('NFC').trim(),
    aliases: aliasesOf(kind, text.normalize('NFC').trim()),
  }))
  all.forEach(({ text }, at) => {
    if (text) put(text, at, false)
  })
  all.forEach(({ aliases }, at) => {
    for (const words of aliases.wholes) put(words, at, false)
  })
  all.forEach(({ aliases }, at) => {
    for (const words of aliases.parts) put(words, at, true)
  })
  return [...entries.values()]
}

const startsSentence = (before: string): boolean => /(?:^|[.!?]\s{1,4}|\n\s{0,20})$/.test(before)

const CONTEXT_LENGTH = 24

/** What stands in a text instead of a match. */
const write = (standIn: string, text: string, start: number): string =>
  /^an? /.test(standIn) && startsSentence(text.slice(Math.max(0, start - CONTEXT_LENGTH), start))
    ? `A${standIn.slice(1)}`
    : standIn

/** `James’ change` becomes `Engineer A’s change`: the stand-in does not end in an s. */
const possessive = (text: string, start: number, end: number, standIn: string): string => {
  const mark = text[end] ?? ''
  const isPossessive = /['’]/.test(mark) && /s/i.test(text[end - 1] ?? '') && /\s/.test(text[end + 1] ?? '')
  return isPossessive && !/['‘’]/.test(text[start - 1] ?? '') && !/s$/i.test(standIn) ? `${mark}s` : ''
}

/**
 * Creates a function that replaces mentions by their stand-ins: whole words, the longest first, in any case, and whatever
 * else a mention is called. What it has written, it leaves as it is.
 */
export const createReplacer = (decisions: readonly Decision[]): ((text: string) => string) => {
  const own = toEntries(decisions)
  const written = decisions
    .filter(({ isKept }) => !isKept)
    .map(({ standIn }): Entry<number[]> => ({ words: standIn.normalize('NFC').trim(), value: [] }))
    .filter(({ words }) => words !== '')
  // The first of equal words counts, so a mention that is called like a stand-in is still replaced.
  const match = createMatcher([...own, ...written])

  const standInFor = (places: readonly number[], words: string): string => {
    const all = places.flatMap((at) => decisions[at] ?? []).map(({ isKept, standIn }) => (isKept ? words : standIn))
    return all.length > 0 ? [...new Set(all)].join(' or ') : words
  }

  return (source) => {
    const text = source.normalize('NFC')
    let result = ''
    let from = 0
    for (const { start, end, value } of match(text)) {
      const words = text.slice(start, end)
      const standIn = standInFor(value, words)
      const added = standIn === words ? '' : possessive(text, start, end, standIn)
      result += text.slice(from, start) + (standIn === words ? words : write(standIn, text, start)) + added
      from = end + (added ? 1 : 0)
    }
    return from === 0 ? source : result + text.slice(from)
  }
}

/** Replaces mentions in one text; for many texts, use `createReplacer`. */
export const replaceMentions = (text: string, decisions: readonly Decision[]): string => createReplacer(decisions)(text)
