import { trimTrailing } from './trim'

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
const splitWords = (name: string): string[] => plain(name).split(/\s+/).filter(Boolean)

/** A word without what may stand behind a name in a sentence: a genitive, and marks. */
const bareName = (word: string): string => trimTrailing(word, '.,;:!?)]–—-').replace(/['’]s$/u, '')
const word = /\s*(\S+)/y

/** How much of `text` is this name, word by word; 0 if it begins otherwise. */
const lengthOfName = (text: string, name: string): number => {
  const words = splitWords(name)
  if (words.length === 0) return 0
  let end = 0
  for (const [index, expected] of words.entries()) {
    word.lastIndex = end
    const found = word.exec(text)?.[1] ?? ''
    const isLast = index === words.length - 1
    const bare = plain(found) === expected ? found : isLast ? bareName(found) : found
    if (plain(bare) !== expected) return 0
    end = word.lastIndex - found.length + bare.length
  }
  return end
}

/** Who has this as a first name; if nobody, who has it as any other name. */
const findBearers = (typed: string, names: readonly string[]): string[] => {
  const asked = plain(typed)
  const byFirst = names.filter((name) => splitWords(name)[0] === asked)
  return byFirst.length > 0 ? byFirst : names.filter((name) => splitWords(name).includes(asked))
}

/** The person at the start of a text, and how many characters name them. */
export type NamedPerson = {
  name: string
  length: number
  isKnown: boolean
  /** Those it could be, where several have this first name. */
  candidates?: readonly string[]
}

/** A capitalized word that is not an abbreviation: what may go on with a name that nobody knows. */
const surname = /\s+(\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*)/uy
const firstWord = /^[\p{L}\p{N}][\p{L}\p{N}._'’-]*/u

/** A name that is on no list: its first word, and more where a run of capitalized words ends the phrase. */
const lengthOfUnknown = (text: string, isPhraseEnd: (rest: string) => boolean): number => {
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
 * Reads a name at the start of `text`: the longest on the list, else a full name that is on none, else the only bearer of
 * a first name. `isPhraseEnd` says whether a phrase may end before the text that it is given.
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
  const length = lengthOfUnknown(text, isPhraseEnd)
  if (length > first.length) return { name: text.slice(0, length), length, isKnown: false }
  const bearers = findBearers(first, names)
  const [only, ...others] = bearers
  if (only === undefined) return { name: first, length: first.length, isKnown: false }
  return others.length === 0
    ? { name: only, length: first.length, isKnown: true }
    : { name: first, length: first.length, isKnown: false, candidates: bearers }
}

/** A person as typed into a field of their own: as the list spells them, where it is clear who is meant. */
export const personMeant = (typed: string, names: readonly string[]): string => {
  const text = typed.trim().replace(/^@/, '')
  const read = readPerson(text, names, () => false)
  return read?.isKnown && read.length === text.length ? read.name : text
}

/** A name being typed behind an `@`. */
export type Mention = {
  /** Where the `@` stands. */
  from: number
  query: string
}

const beforeCaret = /(?:^|\s)@([^@\n]{0,60})$/u

/** The `@` that the caret is behind, while what follows it may still become a name. */
export const mentionAt = (text: string, caret: number): Mention | undefined => {
  const query = beforeCaret.exec(text.slice(0, caret))?.[1]
  return query === undefined ? undefined : { from: caret - query.length - 1, query }
}

const MAX_COMPLETIONS = 8

/** The names that a query may become, those that begin with it first; none once it is clear whom it means. */
export const completionsFor = (query: string, names: readonly string[]): string[] => {
  const asked = plain(query.trimStart())
  const begins = names.filter((name) => plain(name).startsWith(asked))
  const within = names.filter((name) => !begins.includes(name) && plain(name).includes(` ${asked}`))
  const found = [...begins, ...within]
  // Enter then adds the line rather than completing what needs no completing.
  const isClear = asked !== '' && begins.length <= 1 && names.includes(personMeant(query, names))
  return isClear ? [] : found.slice(0, MAX_COMPLETIONS)
}

/** The text with the name put in, and where the caret belongs. */
export const completeMention = (text: string, caret: number, mention: Mention, name: string) => {
  const head = `${text.slice(0, mention.from)}@${name} `
  return { text: head + text.slice(caret).replace(/^ /, ''), caret: head.length }
}
