import { isObject, showJson, unknownNames } from '../../meeting/hand-edited'
import { readRules } from '../../meeting/rules/policy-file'
import { reviewWays } from '../../protocol/policies'
import {
  MAX_TEMPLATE_NAME_CHARS,
  MAX_TEMPLATE_TEXT_CHARS,
  type PostmortemTemplate,
  postmortemTemplateSchema,
} from '../../protocol/templates'
import { readAgenda, readSections } from './read-structure'
import { readCards, readPrompts } from './read-words'

/** An entry of the file: the template that it is, unless it can't be used, and what to do about what can't. */
export type TemplateEntry = { template?: PostmortemTemplate; faults: string[] }

/** A part of a template as it can be used, and a sentence for each fault. */
export type ReadPart<T> = { value?: T; faults: string[] }

const advice = {
  id: '“id” must be lowercase letters, digits and hyphens, such as "big-outage", with at most 60 characters.',
  name: `“name” must be a text of 1 to ${MAX_TEMPLATE_NAME_CHARS} characters.`,
  version: '“version” must be a whole number from 1. Until then, it is 1.',
  purpose: `“purpose” must be a text of at most ${MAX_TEMPLATE_TEXT_CHARS} characters: what it is good for.`,
  review: `“review” must be one of ${reviewWays.join(', ')}, or left out.`,
} as const

const { shape } = postmortemTemplateSchema
const fields = Object.keys(shape)

/** The fields that a template can't do without. */
const needed = ['id', 'name'] as const

const readPlain = (raw: Record<string, unknown>): ReadPart<Record<string, unknown>> => {
  const value: Record<string, unknown> = {}
  const faults: string[] = []
  for (const name of Object.keys(advice) as (keyof typeof advice)[]) {
    if (raw[name] === undefined && !needed.some((one) => one === name)) continue
    if (shape[name].safeParse(raw[name]).success) value[name] = raw[name]
    else faults.push(advice[name])
  }
  return { value, faults }
}

const readOwnRules = (raw: unknown): ReadPart<object> => {
  if (!isObject(raw)) return { faults: ['“rules” must be an object, such as { "deadlines": { "draftHours": 48 } }.'] }
  const { rules, faults } = readRules(raw)
  return { ...(Object.keys(rules).length > 0 && { value: rules }), faults: faults.map((fault) => `“rules”: ${fault}`) }
}

const readers = {
  sections: readSections,
  agenda: readAgenda,
  cards: readCards,
  prompts: readPrompts,
  rules: readOwnRules,
} satisfies Record<string, (raw: unknown) => ReadPart<unknown>>

/** Reads one template. What of it can't be used is left out, with a sentence that says what to do. Never throws. */
export const readTemplate = (raw: unknown): TemplateEntry => {
  if (!isObject(raw)) return { faults: ['A template must be an object: { "id": "big-outage", "name": … }.'] }
  const plain = readPlain(raw)
  const found = Object.entries(readers).flatMap(([name, read]) =>
    raw[name] === undefined ? [] : [{ name, ...read(raw[name]) }],
  )
  const unknown = unknownNames(Object.keys(raw), fields, (name) => `${name} is not a field of a template.`)
  const parts = Object.fromEntries(found.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])))
  const { data } = postmortemTemplateSchema.safeParse({ ...plain.value, ...parts })
  return {
    ...(data && { template: data }),
    faults: [...plain.faults, ...unknown, ...found.flatMap(({ faults }) => faults)],
  }
}

/** How a template is named in messages. */
export const templateLabel = (raw: unknown, index: number): string =>
  isObject(raw) && typeof raw.id === 'string' && raw.id !== ''
    ? `template ${showJson(raw.id)}`
    : `template number ${index + 1}`
