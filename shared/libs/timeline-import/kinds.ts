import { type EventWord, either, fold, languages, patternsOf } from '../languages'
import { type EventKind, eventKinds } from './types'

/** The kinds in the order in which their words are looked for. */
const suggestedKinds = [
  'resolution',
  'mitigation',
  'escalation',
  'communication',
  'detection',
  'diagnosis',
  'decision',
  'action',
] as const satisfies EventWord[]

/**
 * Words that suggest a kind; the first match wins. Words that describe symptoms as well (`starts`, `stopped`, `increases`,
 * `ran out`) count only if somebody does it to something: no suggestion is better than a wrong one.
 */
const kindPatterns = patternsOf(languages, suggestedKinds, ({ kinds }, kind) => kinds.patterns[kind])

/** What negates the word after it: `was not yet resolved`, `nothing was detected`. */
const negation = new RegExp(either(languages.map(({ kinds }) => kinds.negation)), 'i')

/** The kind that the first 300 characters of a text suggest; undefined if none does. */
export const suggestKind = (text: string): EventKind | undefined => {
  const head = fold(text.slice(0, 300))
  return kindPatterns.find(({ pattern }) => {
    const match = pattern.exec(head)
    return match !== null && !negation.test(head.slice(0, match.index))
  })?.key
}

const synonyms = new Map(
  languages.flatMap(({ kinds }) => Object.entries(kinds.names).map(([name, kind]) => [fold(name), kind] as const)),
)

/** The kind that a cell or field names; undefined if it names none. */
export const parseKind = (name: string): EventKind | undefined => {
  const word = fold(name).trim().toLowerCase()
  return eventKinds.find((kind) => kind === word) ?? synonyms.get(word)
}
