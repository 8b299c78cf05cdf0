import type { z } from 'zod'
import {
  type CardProblem,
  cardGroupIds,
  cardGuides,
  clockTriggers,
  MAX_LINE_CHARS,
  MAX_LINES,
  MAX_OWN_CARDS,
  MAX_SITUATION_CHARS,
  MAX_WEIGHT,
  type OwnCards,
  type PromptCard,
  promptCardSchema,
} from '../../protocol/prompt-cards'
import { closestTo, isObject, suggestion } from '../hand-edited'
import { type CardFileContent, readCardFile } from './card-file'
import { type CardVocabulary, findUnknownTerms } from './vocabulary'

export type CardFileContext = CardVocabulary & {
  fileName: string
  /** The ids of the built-in cards, which may be hidden. */
  builtIn: readonly string[]
}

/** What each field of a card accepts, for error messages. */
const fieldAdvice: Record<keyof PromptCard, string> = {
  id: '“id” must be lowercase letters, digits and hyphens, such as "ask-support", with at most 60 characters',
  group: `“group” must be one of ${cardGroupIds.join(', ')}`,
  situation: `“situation” must be a short text of at most ${MAX_SITUATION_CHARS} characters: the name of the card in the list`,
  lines: `“lines” must be a list of 1 to ${MAX_LINES} sentences to say, such as ["What made that possible?"], each with at most ${MAX_LINE_CHARS} characters`,
  why: `“why” must be a text of at most ${MAX_LINE_CHARS} characters`,
  weight: `“weight” must be a whole number from 1 to ${MAX_WEIGHT}`,
  source: `“source” must be one of ${Object.keys(cardGuides).join(', ')}, or left out`,
  stages: '“stages” must be a list of stages, such as ["timeline"], or left out for all of them',
  triggers: `“triggers” must be a list such as [{ "situation": "speculation" }], [{ "problem": "no-owner" }] or [{ "clock": "${clockTriggers[0]}" }]`,
}
const fields = Object.keys(fieldAdvice)

const isField = (name: unknown): name is keyof PromptCard =>
  typeof name === 'string' && Object.hasOwn(fieldAdvice, name)

const unknownFields = (keys: readonly string[]): string[] =>
  keys.map((key) => {
    const closest = closestTo(key, fields)
    return `“${key}” is not a field of a card.${suggestion(closest) || ` The fields are ${fields.join(', ')}.`}`
  })

/** One sentence for each invalid field, however many issues it has. */
const schemaFaults = ({ issues }: z.ZodError): string[] => [
  ...new Set(
    issues.flatMap((issue) => {
      if (issue.code === 'unrecognized_keys' && issue.path.length === 0) return unknownFields(issue.keys)
      const [field] = issue.path
      return [isField(field) ? `${fieldAdvice[field]}.` : 'A card must be an object: { "id": …, "lines": […] }.']
    }),
  ),
]

const where = ({ fileName }: CardFileContext, card: string): string =>
  card === '' ? fileName : `${fileName}, card ${card}`

/** The faults of a card's references, each as a sentence that says what to do. */
export const findCardFaults = (card: PromptCard, vocabulary: CardVocabulary): string[] =>
  findUnknownTerms(card, vocabulary).map(({ kind, term, closest }) => {
    const scope = kind === 'problem' && card.stages ? ' in the stages of this card' : ''
    return `There is no ${kind} “${term}”${scope}.${suggestion(closest) || ' Correct it or leave it out.'}`
  })

type Entry = { card: PromptCard } | { problem: CardProblem }

/** Reads one entry of the list; `nth` counts from 1, for entries whose id is not known. */
const readCard = (raw: unknown, nth: number, context: CardFileContext): Entry => {
  const id = isObject(raw) && typeof raw.id === 'string' ? raw.id.slice(0, 60) : ''
  const name = id === '' ? `number ${nth}` : `“${id}”`
  const refused = (faults: readonly string[]): Entry => ({
    problem: { card: id, message: `${where(context, name)}: ${faults.join('\n')}` },
  })
  const parsed = promptCardSchema.safeParse(isObject(raw) ? { why: '', weight: 3, ...raw } : raw)
  if (!parsed.success) return refused(schemaFaults(parsed.error))
  const faults = findCardFaults(parsed.data, context)
  return faults.length === 0 ? { card: parsed.data } : refused(faults)
}

/** The ids of hidden built-in cards, and the problems of that list. */
const readHidden = (raw: readonly unknown[], context: CardFileContext): Pick<OwnCards, 'hidden' | 'problems'> => {
  const isKnown = (id: unknown): id is string => typeof id === 'string' && context.builtIn.includes(id)
  return {
    hidden: raw.filter(isKnown),
    problems: raw
      .filter((id) => !isKnown(id))
      .map((id) => {
        const shown = typeof id === 'string' ? id.slice(0, 60) : JSON.stringify(id).slice(0, 60)
        const closest = typeof id === 'string' ? closestTo(id, context.builtIn) : undefined
        return {
          card: '',
          message: `${context.fileName}: “hidden” names “${shown}”, which is no built-in card.${suggestion(closest) || ' Take it off the list.'}`,
        }
      }),
  }
}

/** Reports names of lists that were probably misspelled; others belong to a later version. */
const readOthers = (others: Record<string, unknown>, { fileName }: CardFileContext): CardProblem[] =>
  Object.keys(others).flatMap((name) => {
    const closest = closestTo(name, ['cards', 'hidden'])
    const message = `${fileName}: “${name.slice(0, 60)}” is not read.${suggestion(closest)}`
    return closest === undefined ? [] : [{ card: '', message }]
  })

const readContent = (
  { cards, hidden, others }: CardFileContent,
  context: CardFileContext,
): Omit<OwnCards, 'fileName'> => {
  const found = new Map<string, PromptCard>()
  const problems: CardProblem[] = []
  cards.slice(0, MAX_OWN_CARDS).forEach((raw, index) => {
    const entry = readCard(raw, index + 1, context)
    if ('problem' in entry) problems.push(entry.problem)
    else if (found.has(entry.card.id)) {
      const { id } = entry.card
      const message = `${where(context, `“${id}”`)}: There are two cards with this id, and the first one is used. Give number ${index + 1} another id.`
      problems.push({ card: id, message })
    } else found.set(entry.card.id, entry.card)
  })
  if (cards.length > MAX_OWN_CARDS) {
    const message = `${context.fileName}: There are ${cards.length} cards, and only the first ${MAX_OWN_CARDS} are used. Remove some of them.`
    problems.push({ card: '', message })
  }
  const off = readHidden(hidden, context)
  return {
    cards: [...found.values()],
    hidden: off.hidden,
    problems: [...readOthers(others, context), ...problems, ...off.problems],
    canChange: true,
  }
}

/**
 * Reads the file of own cards. Everything invalid in it becomes a problem that says what to do; all valid cards are
 * kept.
 */
export const parseOwnCards = (text: string, context: CardFileContext): OwnCards => {
  const { fileName } = context
  const read = readCardFile(text)
  if ('content' in read) return { fileName, ...readContent(read.content, context) }
  const message = `${fileName}: ${read.fault}`
  return { fileName, cards: [], hidden: [], problems: [{ card: '', message }], canChange: false }
}
