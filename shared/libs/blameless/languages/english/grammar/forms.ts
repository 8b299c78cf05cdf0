import { lazy } from '../../../text/lazy'
import { irregular, notPast, optionallyDoubled, regular, stressedLast } from '../words/verbs'
import type { Form } from './word'

/** Groups of vowels that are spoken: "quit" has one, "open" two. */
const syllables = (base: string): number => base.replace(/qu/g, 'q').match(/[aeiouy]+/g)?.length ?? 0

/** True for a verb whose last letter doubles: one vowel and one consonant end it, and the stress is on them. */
const doubles = (base: string): boolean =>
  /(?:^|[^aeiou]|qu)[aeiou][^aeiouwxyh]$/.test(base) && (syllables(base) === 1 || stressedLast.has(base))

const sForm = (base: string): string =>
  /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`

const ingForm = (base: string): string =>
  base.endsWith('ie')
    ? `${base.slice(0, -2)}ying`
    : base.endsWith('e') && !base.endsWith('ee') && base !== 'be'
      ? `${base.slice(0, -1)}ing`
      : `${base}ing`

const edForm = (base: string): string =>
  base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`

const withDoubledLetter = (base: string): string => base + (base.at(-1) ?? '')

const addForm = (forms: Map<string, { base: string; form: Form }>, word: string, base: string, form: Form) => {
  if (!forms.has(word)) forms.set(word, { base, form })
}

const formTable = lazy(() => {
  const forms = new Map<string, { base: string; form: Form }>()
  for (const [base, past, participle] of irregular) {
    const sameAsBase = past === base
    addForm(forms, base, base, 'base')
    if (!sameAsBase) addForm(forms, past, base, past === participle ? 'ed' : 'past')
    if (participle !== past && participle !== base) addForm(forms, participle, base, 'participle')
    addForm(forms, sForm(base), base, 's')
    addForm(forms, ingForm(base), base, 'ing')
    addForm(forms, `${withDoubledLetter(base)}ing`, base, 'ing')
  }
  for (const base of regular) {
    addForm(forms, base, base, 'base')
    addForm(forms, sForm(base), base, 's')
    addForm(forms, ingForm(base), base, 'ing')
    addForm(forms, edForm(base), base, 'ed')
    if (doubles(base) || optionallyDoubled.has(base)) {
      addForm(forms, `${withDoubledLetter(base)}ing`, base, 'ing')
      addForm(forms, `${withDoubledLetter(base)}ed`, base, 'ed')
    }
  }
  return forms
})

/** Past forms that look like their base, so that only the grammar can tell them apart. */
export const unchangingVerbs = new Set(irregular.filter(([base, past]) => base === past).map(([base]) => base))

/** Participles that look like their base: "had the developer run …". */
export const baseParticiples = new Set(
  irregular.filter(([base, , participle]) => base === participle).map(([base]) => base),
)

/** What verb form a word may be: known verbs by the table, others by their ending. */
export const verbForm = (word: string): { base: string; form: Form; known: boolean } | undefined => {
  const listed = formTable().get(word)
  if (listed) return { ...listed, known: true }
  if (word.length > 4 && word.endsWith('ed') && !notPast.has(word))
    return { base: word.slice(0, -2), form: 'ed', known: false }
  if (word.length > 5 && word.endsWith('ing')) return { base: word.slice(0, -3), form: 'ing', known: false }
  return undefined
}

/** True for the base form of a listed verb. */
export const isKnownVerb = (base: string): boolean => formTable().get(base)?.base === base

const participles = new Map(irregular.map(([base, , participle]) => [base, participle]))

/** The participle of a known verb: "rotated", "told". */
export const participleOf = (base: string): string | undefined => {
  const listed = participles.get(base)
  if (listed) return listed
  if (!formTable().has(base)) return undefined
  return doubles(base) ? `${withDoubledLetter(base)}ed` : edForm(base)
}

/** A form spelled without its doubled letter, which is in the table only to be read: "hoged". */
const isUndoubled = (word: string, base: string): boolean =>
  doubles(base) && (word === edForm(base) || word === ingForm(base))

/** All forms of the listed verbs as they should be spelled. */
export const formsOf = (bases: ReadonlySet<string>): string[] =>
  [...formTable()].filter(([word, { base }]) => bases.has(base) && !isUndoubled(word, base)).map(([word]) => word)
