import { type Mention, type MentionKind, mentionKinds } from './kinds'
import { createMatcher, fold } from './matcher'
import { aliasesOf, isName } from './names'
import { toEntries } from './replace'
import { enclosingShapes, plainShapes, type Shape } from './shapes'

/** A text, and where it stands, in words for people. */
export type Passage = { place: string; text: string }

/** Names that are known beforehand, by kind. */
export type KnownNames = Partial<Record<MentionKind, readonly string[]>>

type Found = Map<string, Pick<Mention, 'kind' | 'text'>>

const add = (found: Found, kind: MentionKind, text: string): void => {
  const key = fold(text)
  if (!found.has(key)) found.set(key, { kind, text })
}

/** Takes away what was found, so that nothing is found in it again. */
const TAKEN = '\u0000'

/** Adds what has this form; returns the text with that taken away. */
const findShape = ({ kind, pattern, accept }: Shape, text: string, found: Found): string =>
  text.replace(pattern, (whole: string, ...rest: unknown[]) => {
    const [group] = rest
    const candidate = typeof group === 'string' ? group : whole
    const at = rest.find((one) => typeof one === 'number') ?? 0
    const accepted = accept ? accept(candidate, text, Number(at) + whole.length) : candidate
    if (!accepted?.trim()) return whole
    add(found, kind, accepted.trim())
    return whole.replace(accepted, TAKEN.repeat(accepted.length))
  })

/** What the known people are called, by whole names and by parts of them. */
const listPersonWords = (names: readonly string[]): Set<string> =>
  new Set(names.flatMap((name) => Object.values(aliasesOf('person', name)).flat().map(fold)))

/** A name that is a part of a known person's stands for that person, whoever wrote it where. */
const addKnown = (known: KnownNames, found: Found): void => {
  const normalize = (names: readonly string[] = []) => names.map((name) => name.normalize('NFC').trim())
  const partsOfPeople = listPersonWords(normalize(known.person))
  for (const kind of mentionKinds)
    for (const text of normalize(known[kind]))
      if (isName(text) && !partsOfPeople.has(fold(text))) add(found, kind, text)
}

const withoutKnown = (text: string, matches: readonly { start: number; end: number }[]): string => {
  let rest = ''
  let from = 0
  for (const { start, end } of matches) {
    rest += text.slice(from, start) + TAKEN.repeat(end - start)
    from = end
  }
  return rest + text.slice(from)
}

/**
 * Finds what would tell readers who or what the texts are about: known names, and the rest by its form. Takes linear
 * time. In the order of kinds, and in each of first mention.
 */
export const findMentions = (passages: readonly Passage[], known: KnownNames = {}): Mention[] => {
  const found: Found = new Map()
  addKnown(known, found)
  const matchKnown = createMatcher(toEntries([...found.values()]))
  const people = [...found.values()].flatMap(({ kind, text }) => (kind === 'person' ? [text] : []))
  const personWords = new Set([...people.map(fold), ...listPersonWords(people)])
  for (const { text } of passages) {
    let rest = text.normalize('NFC')
    for (const shape of enclosingShapes) rest = findShape(shape, rest, found)
    rest = withoutKnown(rest, matchKnown(rest))
    for (const shape of plainShapes) rest = findShape(shape, rest, found)
  }
  // A known person who is addressed is that person.
  for (const [key, { kind }] of found) if (kind === 'handle' && personWords.has(key.slice(1))) found.delete(key)
  return count(passages, [...found.values()])
}

/** Counts what will be replaced, by the same words. */
const count = (passages: readonly Passage[], list: readonly Pick<Mention, 'kind' | 'text'>[]): Mention[] => {
  const match = createMatcher(toEntries(list))
  const mentions = list.map((one): Mention => ({ ...one, count: 0, place: '' }))
  const order: Mention[] = []
  for (const { place, text } of passages)
    for (const { value } of match(text.normalize('NFC')))
      for (const at of value) {
        const mention = mentions[at]
        if (!mention) continue
        if (mention.count === 0) {
          mention.place = place
          order.push(mention)
        }
        mention.count += 1
      }
  const rank = (one: Mention): number => mentionKinds.indexOf(one.kind)
  return order.sort((a, b) => rank(a) - rank(b))
}
