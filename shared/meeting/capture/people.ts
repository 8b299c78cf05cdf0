import { foldText } from '../fold-text'
import { trimTrailing } from './trim'

const splitWords = (name: string): string[] => foldText(name).split(/\s+/).filter(Boolean)

/** A word without what may follow a name in a sentence: punctuation, and a possessive. */
const bareName = (word: string): string => trimTrailing(word, '.,;:!?)]–—-').replace(/['’]s$/u, '')
const word = /\s*(\S+)/y

/** How many characters of `text` are this name, compared word by word; 0 if it starts differently. */
const lengthOfName = (text: string, name: string): number => {
  const words = splitWords(name)
  if (words.length === 0) return 0
  let end = 0
  for (const [index, expected] of words.entries()) {
    word.lastIndex = end
    const found = word.exec(text)?.[1] ?? ''
    const isLast = index === words.length - 1
    const bare = foldText(found) === expected ? found : isLast ? bareName(found) : found
    if (foldText(bare) !== expected) return 0
    end = word.lastIndex - found.length + bare.length
  }
  return end
}

/** The names with this first name; if there are none, the names that contain it anywhere. */
const findByFirstName = (typed: string, names: readonly string[]): string[] => {
  const asked = foldText(typed)
  const byFirst = names.filter((name) => splitWords(name)[0] === asked)
  return byFirst.length > 0 ? byFirst : names.filter((name) => splitWords(name).includes(asked))
}

/** The person at the start of a text, and how many characters name them. */
export type NamedPerson = {
  name: string
  length: number
  isKnown: boolean
  /** The people it could be, if several share this first name. */
  candidates?: readonly string[]
}

/** A capitalized word that is not an abbreviation: it may continue an unknown name. */
const surname = /\s+(\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*)/uy
const firstWord = /^[\p{L}\p{N}][\p{L}\p{N}._'’-]*/u

/** The length of an unknown name: its first word, or more if a run of capitalized words ends the phrase. */
const unknownNameLength = (text: string, isPhraseEnd: (rest: string) => boolean): number => {
  const first = bareName(firstWord.exec(text)?.[0] ?? '')
  let end = first.length
  for (let count = 0; count < 3 && !isPhraseEnd(text.slice(end)); count += 1) {
    surname.lastIndex = end
    if (!surname.test(text)) break
    end = surname.lastIndex
  }
  return end > 0 && isPhraseEnd(text.slice(end)) ? end : first.length
}

/**
 * Reads a name at the start of `text`: the longest known name, else an unknown full name, else the only person with a
 * first name. `isPhraseEnd` decides whether a phrase may end right before the given text.
 */
export const readPerson = (
  text: string,
  names: readonly string[],
  isPhraseEnd: (rest: string) => boolean = (rest) => rest.trim() === '',
): NamedPerson | undefined => {
  const known = names
    .map((name) => ({ name, length: lengthOfName(text, name) }))
    .reduce((best, one) => (one.length > best.length ? one : best), { name: '', length: 0 })
  if (known.length > 0) return { ...known, isKnown: true }
  const first = bareName(firstWord.exec(text)?.[0] ?? '')
  if (first === '') return undefined
  const length = unknownNameLength(text, isPhraseEnd)
  if (length > first.length) return { name: text.slice(0, length), length, isKnown: false }
  const matches = findByFirstName(first, names)
  const [only, ...others] = matches
  if (only === undefined) return { name: first, length: first.length, isKnown: false }
  return others.length === 0
    ? { name: only, length: first.length, isKnown: true }
    : { name: first, length: first.length, isKnown: false, candidates: matches }
}

/** A person typed into a field of its own, spelled as in `names` if it is clear who is meant. */
export const resolveName = (typed: string, names: readonly string[]): string => {
  const text = typed.trim().replace(/^@/, '')
  const read = readPerson(text, names, () => false)
  return read?.isKnown && read.length === text.length ? read.name : text
}

/** A name that is being typed after an `@`. */
export type Mention = {
  /** The index of the `@`. */
  from: number
  query: string
}

const beforeCaret = /(?:^|\s)@([^@\n]{0,60})$/u

/** The mention at the caret, while what follows the `@` may still become a name. */
export const mentionAt = (text: string, caret: number): Mention | undefined => {
  const query = beforeCaret.exec(text.slice(0, caret))?.[1]
  return query === undefined ? undefined : { from: caret - query.length - 1, query }
}

const MAX_COMPLETIONS = 8

/** The names that could complete a query, those that start with it first; none once it is clear who is meant. */
export const completionsFor = (query: string, names: readonly string[]): string[] => {
  const asked = foldText(query.trimStart())
  const begins = names.filter((name) => foldText(name).startsWith(asked))
  const within = names.filter((name) => !begins.includes(name) && foldText(name).includes(` ${asked}`))
  const found = [...begins, ...within]
  // Enter then adds the line, since there is nothing left to complete.
  const isClear = asked !== '' && begins.length <= 1 && names.includes(resolveName(query, names))
  return isClear ? [] : found.slice(0, MAX_COMPLETIONS)
}

/** The text with the name inserted, and where the caret goes. */
export const completeMention = (text: string, caret: number, mention: Mention, name: string) => {
  const head = `${text.slice(0, mention.from)}@${name} `
  return { text: head + text.slice(caret).replace(/^ /, ''), caret: head.length }
}
