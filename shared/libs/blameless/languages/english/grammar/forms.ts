import { once } from '../../../text/once'
import { alsoDoubling, doublingVerbs, irregular, notPast, regular } from '../words/verbs'
import type { Form } from './word'

const vowels = 'aeiou'

const doubles = (base: string): boolean =>
  base.length > 2 &&
  base.length < 6 &&
  !vowels.includes(base.at(-1) ?? '') &&
  !'wxyh'.includes(base.at(-1) ?? '') &&
  vowels.includes(base.at(-2) ?? '') &&
  !vowels.includes(base.at(-3) ?? '')

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

const stretched = (base: string): string => base + (base.at(-1) ?? '')

const add = (forms: Map<string, { base: string; form: Form }>, word: string, base: string, form: Form) => {
  if (!forms.has(word)) forms.set(word, { base, form })
}

const table = once(() => {
  const forms = new Map<string, { base: string; form: Form }>()
  for (const [base, past, participle] of irregular) {
    const sameAsBase = past === base
    add(forms, base, base, 'base')
    if (!sameAsBase) add(forms, past, base, past === participle ? 'ed' : 'past')
    if (participle !== past && participle !== base) add(forms, participle, base, 'participle')
    add(forms, sForm(base), base, 's')
    add(forms, ingForm(base), base, 'ing')
    add(forms, `${stretched(base)}ing`, base, 'ing')
  }
  for (const base of regular) {
    add(forms, base, base, 'base')
    add(forms, sForm(base), base, 's')
    add(forms, ingForm(base), base, 'ing')
    add(forms, edForm(base), base, 'ed')
    if (doubles(base) || alsoDoubling.has(base)) {
      add(forms, `${stretched(base)}ing`, base, 'ing')
      add(forms, `${stretched(base)}ed`, base, 'ed')
    }
  }
  for (const doubled of doublingVerbs) {
    add(forms, `${stretched(doubled)}ed`, doubled, 'ed')
    add(forms, `${stretched(doubled)}ing`, doubled, 'ing')
  }
  return forms
})

/** Past forms that look like their base, so that only the grammar can tell them apart. */
export const unchanging = new Set(irregular.filter(([base, past]) => base === past).map(([base]) => base))

/** Participles that look like their base: "had the developer run …". */
export const baseParticiples = new Set(
  irregular.filter(([base, , participle]) => base === participle).map(([base]) => base),
)

/** What verb form a word may be: known verbs by the table, others by their ending. */
export const verbForm = (word: string): { base: string; form: Form; known: boolean } | undefined => {
  const listed = table().get(word)
  if (listed) return { ...listed, known: true }
  if (word.length > 4 && word.endsWith('ed') && !notPast.has(word))
    return { base: word.slice(0, -2), form: 'ed', known: false }
  if (word.length > 5 && word.endsWith('ing')) return { base: word.slice(0, -3), form: 'ing', known: false }
  return undefined
}

/** True for the base form of a listed verb. */
export const isKnownVerb = (base: string): boolean => table().get(base)?.base === base

const participles = new Map(irregular.map(([base, , participle]) => [base, participle]))

/** The participle of a known verb: "rotated", "told". */
export const participleOf = (base: string): string | undefined => {
  const listed = participles.get(base)
  if (listed) return listed
  if (!table().has(base)) return undefined
  const doubled = `${stretched(base)}ed`
  return table().has(doubled) ? doubled : edForm(base)
}

/** A form spelt without its doubled letter, which is in the table only to be read: "hoged". */
const isUndoubled = (word: string): boolean => {
  const cut = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0
  const stem = word.slice(0, word.length - cut)
  return cut > 0 && table().has(stretched(stem) + word.slice(word.length - cut))
}

/** All forms of the listed verbs as they should be spelt. */
export const formsOf = (bases: ReadonlySet<string>): string[] =>
  [...table()].filter(([word, { base }]) => bases.has(base) && !isUndoubled(word)).map(([word]) => word)
