import { builtInCards } from '../../meeting/cards/deck'
import { parseOwnCards } from '../../meeting/cards/own-cards'
import { closestTo, isObject, showJson, suggestion, unknownNames } from '../../meeting/hand-edited'
import { sectionTemplates } from '../../meeting/report'
import { cardGuides } from '../../protocol/prompt-cards'
import { MAX_TEMPLATE_TEXT_CHARS, type PostmortemTemplate, promptFieldIds } from '../../protocol/templates'
import { stages } from '../../stages'
import { cardVocabulary } from '../card-vocabulary'
import { tooMany } from './read-structure'
import type { ReadPart } from './read-template'

const cardIds = builtInCards.map(({ id }) => id)

/** The known names of a list of names. */
const readNames = (name: string, raw: unknown, known: readonly string[]): ReadPart<string[]> => {
  if (!Array.isArray(raw)) return { faults: [`“${name}” must be a list, such as ["${known[0]}"].`] }
  const value = raw.filter((one): one is string => typeof one === 'string' && known.includes(one))
  const faults = raw
    .filter((one) => !value.includes(one as string))
    .slice(0, 20)
    .map((one) => {
      const hint = (typeof one === 'string' && suggestion(closestTo(one, known))) || ' Take it off the list.'
      return `“${name}” names ${showJson(one)}, which is unknown.${hint}`
    })
  return { value: [...new Set(value)], faults: [...tooMany(name, raw), ...faults] }
}

const readOwn = (raw: unknown): ReadPart<NonNullable<PostmortemTemplate['cards']>['own']> => {
  if (!Array.isArray(raw)) return { faults: ['“own” must be a list of cards, as in the file of your own cards.'] }
  const read = parseOwnCards(JSON.stringify({ cards: raw }), {
    ...cardVocabulary,
    fileName: '“own”',
    builtIn: cardIds,
  })
  const taken = read.cards.filter(({ id }) => cardIds.includes(id))
  return {
    value: read.cards.filter((card) => !taken.includes(card)),
    faults: [
      ...read.problems.map(({ message }) => message),
      ...taken.map(({ id }) => `“own”: ${showJson(id)} is the id of a built-in card. Give this one another id.`),
      ...tooMany('own', raw),
    ],
  }
}

type Readers = Record<string, (raw: unknown) => ReadPart<unknown>>

/** Reads the fields of an object one by one. */
const readObject = (name: string, raw: unknown, example: string, readers: Readers): ReadPart<object> => {
  if (!isObject(raw)) return { faults: [`“${name}” must be an object, such as ${example}.`] }
  const faults = unknownNames(Object.keys(raw), Object.keys(readers), (field) => `“${name}” has no ${field}.`)
  const value: Record<string, unknown> = {}
  for (const [field, read] of Object.entries(readers)) {
    if (raw[field] === undefined) continue
    const found = read(raw[field])
    if (found.value !== undefined) value[field] = found.value
    faults.push(...found.faults.map((fault) => `“${name}”: ${fault}`))
  }
  return { ...(Object.keys(value).length > 0 && { value }), faults }
}

export const readCards = (raw: unknown): ReadPart<object> =>
  readObject('cards', raw, '{ "hide": ["praise"] }', {
    guides: (one) => readNames('guides', one, Object.keys(cardGuides)),
    first: (one) => readNames('first', one, cardIds),
    hide: (one) => readNames('hide', one, cardIds),
    own: readOwn,
  })

const isPrompt = (text: unknown): text is string =>
  typeof text === 'string' && text.trim() !== '' && text.trim().length <= MAX_TEMPLATE_TEXT_CHARS

/** Texts by known names. */
const readTexts =
  (name: string, known: readonly string[]) =>
  (raw: unknown): ReadPart<Record<string, string>> => {
    if (!isObject(raw)) return { faults: [`“${name}” must be an object, such as { "${known[0]}": "…" }.`] }
    const faults = unknownNames(Object.keys(raw), known, (one) => `“${name}” has no ${one}.`)
    const value: Record<string, string> = {}
    for (const id of known) {
      const text = raw[id]
      if (text === undefined) continue
      if (isPrompt(text)) value[id] = text
      else faults.push(`“${id}” must be a text of 1 to ${MAX_TEMPLATE_TEXT_CHARS} characters.`)
    }
    return { value, faults }
  }

export const readPrompts = (raw: unknown): ReadPart<object> =>
  readObject('prompts', raw, '{ "stages": { "timeline": "Logs first." } }', {
    fields: readTexts('fields', promptFieldIds),
    stages: readTexts(
      'stages',
      stages.map(({ id }) => id),
    ),
    sections: readTexts(
      'sections',
      sectionTemplates.map(({ id }) => id),
    ),
  })
