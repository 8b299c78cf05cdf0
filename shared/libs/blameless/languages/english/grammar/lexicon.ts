import { lazy } from '../../../text/lazy'
import { createSpellingCorrector } from '../../../text/spelling'
import { careful, carefully, worksOnPeople } from '../words/care'
import { closed, endings, notAdverbs, nounsAnyway, type Tag, tools } from '../words/closed'
import { realWordNeighbors, spellingTargets } from '../words/confusable'
import { alsoSystems, faultNouns, faultyManner, onlyPeople } from '../words/faults'
import { alwaysJudging, judgingOfPeople, judgingOfWork, virtues } from '../words/judgements'
import { givenNames } from '../words/names'
import { companies, departments, groups, looseDepartments, peopleWords, roles, users } from '../words/people'
import { nounsInIng, onlyNounsInIng } from '../words/verbs'
import { formsOf, verbForm } from './forms'
import type { Form } from './word'

/** A word as the lexicon knows it, without its context. */
type LexiconEntry = {
  /** The corrected spelling; the word itself if there was nothing to correct. */
  word: string
  tag: Tag
  base: string
  form?: Form
  known: boolean
}

const plainNouns = new Set([
  ...roles,
  ...peopleWords,
  ...groups,
  ...users,
  ...companies,
  ...departments,
  ...looseDepartments,
  ...faultNouns,
  ...virtues,
])

const adjectives = lazy(
  () =>
    new Set([
      ...careful,
      ...[...alwaysJudging, ...judgingOfPeople, ...judgingOfWork].filter(
        (word) => !plainNouns.has(word) && !(verbForm(word)?.known && verbForm(word)?.form === 'ed'),
      ),
    ]),
)

const adverbs = new Set([...faultyManner, ...carefully])

/** A noun without its plural ending. */
export const singular = (word: string): string => {
  if (word.length > 4 && word.endsWith('men') && roles.has(`${word.slice(0, -2)}an`)) return `${word.slice(0, -2)}an`
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is'))
    return word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return /(?:ss|[^aeiou]us|x|[cs]h)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}

const byEnding = (word: string): Tag | undefined => {
  if (word.endsWith('ly') && word.length > 4 && !notAdverbs.has(word)) return 'adverb'
  if (nounsAnyway.has(singular(word))) return 'noun'
  return endings.find(([ending]) => word.endsWith(ending) && word.length > ending.length + 2)?.[1]
}

const listedEntry = (word: string): LexiconEntry | undefined => {
  const tag = closed.get(word)
  if (tag) return { word, tag, base: word, known: true }
  if (adverbs.has(word)) return { word, tag: 'adverb', base: word, known: true }
  if (adjectives().has(word)) return { word, tag: 'adjective', base: word, known: true }
  if (worksOnPeople.has(word)) return undefined
  if (onlyNounsInIng.has(word)) return { word, tag: 'noun', base: word, known: true }
  const one = singular(word)
  if (plainNouns.has(word) || plainNouns.has(one) || nounsInIng.has(word)) {
    const verb = verbForm(word)
    if (!verb?.known || verb.form === 'base' || verb.form === 's') return { word, tag: 'noun', base: one, known: true }
  }
  return undefined
}

const correctionTargets = (): Set<string> =>
  new Set([
    ...formsOf(onlyPeople),
    ...formsOf(alsoSystems),
    ...formsOf(worksOnPeople),
    ...[...alwaysJudging, ...faultyManner, ...careful, ...carefully].filter((word) => word.length > 5),
    ...spellingTargets,
  ])

const corrector = lazy(() => createSpellingCorrector(correctionTargets(), 5))

const entries = new Map<string, LexiconEntry>()

/** "zoë" as "zoe". */
const unaccented = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '')

const isName = (word: string): boolean =>
  givenNames.has(word) || (/[^\w'-]/.test(word) && givenNames.has(unaccented(word)))

/** Shorter words are never taken for misspellings. */
const MIN_CORRECTED_LENGTH = 4

const lookUp = (word: string): LexiconEntry => {
  const known = listedEntry(word)
  if (known) return known
  if (isName(word)) return { word, tag: 'name', base: word, known: true }
  const ending = byEnding(word)
  const verb = verbForm(word)
  if (verb?.known && !ending) return { word, tag: 'verb', base: verb.base, form: verb.form, known: true }
  const keeps = word.length < MIN_CORRECTED_LENGTH || verb?.known || realWordNeighbors.has(word) || tools.has(word)
  const corrected = keeps ? undefined : corrector()(word)
  if (corrected) return lookUp(corrected)
  if (ending) return { word, tag: ending, base: ending === 'noun' ? singular(word) : word, known: true }
  if (verb) return { word, tag: 'verb', base: verb.base, form: verb.form, known: false }
  return { word, tag: 'noun', base: singular(word), known: false }
}

/** Bounds the cache of entries, so that a text of made-up words can't fill the memory. */
const MAX_CACHED_ENTRIES = 20_000

/** Looks up a word; a misspelling of a word that the rules rely on is corrected. */
export const entryOf = (word: string): LexiconEntry => {
  const before = entries.get(word)
  if (before) return before
  const entry = lookUp(word)
  if (entries.size >= MAX_CACHED_ENTRIES) entries.clear()
  if (word.length < 40) entries.set(word, entry)
  return entry
}
