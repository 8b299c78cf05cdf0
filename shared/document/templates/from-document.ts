import { listChosen } from '../../meeting/report'
import { rulesOf, rulesOfPolicies } from '../../meeting/rules'
import { promptOfSection, splitPartKey, type TemplateParts } from '../../meeting/template'
import { deadlineIds, type PolicyRules } from '../../protocol/policies'
import { type CardGuide, cardGuides, type PromptCard, promptCardSchema } from '../../protocol/prompt-cards'
import {
  MAX_STAGE_MINUTES,
  MAX_TEMPLATE_ITEMS,
  MAX_TEMPLATE_NAME_CHARS,
  type PostmortemTemplate,
  promptFieldIds,
} from '../../protocol/templates'
import { stageById, stages } from '../../stages'
import { getAgenda } from '../agenda'
import type { Snapshot } from '../snapshot'

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const takeAgenda = (snapshot: Snapshot): PostmortemTemplate['agenda'] => {
  const list = getAgenda(snapshot)
    .filter(({ isOn, stage }) => isOn && stageById(stage))
    .map(({ stage, minutes }) => ({ stage, minutes: Math.min(MAX_STAGE_MINUTES, Math.round(minutes)) }))
  const usual = stages.flatMap(({ id, isOptional, defaultMinutes }) =>
    isOptional ? [] : [{ stage: id, minutes: defaultMinutes[90] }],
  )
  return isSame(list, usual) ? undefined : list.slice(0, MAX_TEMPLATE_ITEMS)
}

/** The sections that were chosen, without what was written in them. */
const takeSections = (snapshot: Snapshot): NonNullable<PostmortemTemplate['sections']> => {
  const found = new Map<string, NonNullable<PostmortemTemplate['sections']>[number]>()
  const places = new Map(snapshot.chosenSections.map(({ id, place }) => [id, place]))
  for (const { id, template, title } of listChosen(snapshot)) {
    const name = title.trim().slice(0, MAX_TEMPLATE_NAME_CHARS)
    if (template) found.set(`section ${template.id}`, template.id)
    else if (name !== '') {
      const prompt = promptOfSection(snapshot.templateParts, { title: name }) ?? ''
      const place = places.get(id)
      found.set(`title ${name}`, { title: name, prompt, ...(place && { place }) })
    }
  }
  return [...found.values()].slice(0, MAX_TEMPLATE_ITEMS)
}

/** What the document is judged by, as far as the folder’s policies do not say the same. */
const takeRules = (snapshot: Snapshot, policies: PolicyRules): PolicyRules | undefined => {
  const own = rulesOf(snapshot.rules)
  const theirs = rulesOfPolicies(policies)
  const deadlines = Object.fromEntries(
    deadlineIds.flatMap((id) => (own.deadlines[id] === theirs.deadlines[id] ? [] : [[id, own.deadlines[id]]])),
  )
  const { action, postmortem } = own.requiredFields
  const requiredFields = {
    ...(!isSame(action, theirs.requiredFields.action) && { action: [...action] }),
    ...(!isSame(postmortem, theirs.requiredFields.postmortem) && { postmortem: [...postmortem] }),
  }
  const rules = {
    ...(!isSame(own.severityScale, theirs.severityScale) && { severityScale: [...own.severityScale] }),
    ...(Object.keys(deadlines).length > 0 && { deadlines }),
    ...(Object.keys(requiredFields).length > 0 && { requiredFields }),
  }
  return Object.keys(rules).length > 0 ? rules : undefined
}

/** The ids of the parts of one kind whose value fits. */
const partsOf = (parts: TemplateParts, kind: string): [id: string, value: unknown][] =>
  Object.entries(parts).flatMap(([key, value]): [string, unknown][] => {
    const part = splitPartKey(key)
    return part.kind === kind ? [[part.id, value]] : []
  })

const takePrompts = (parts: TemplateParts): PostmortemTemplate['prompts'] => {
  const textsOf = (kind: string): Record<string, string> =>
    Object.fromEntries(partsOf(parts, kind).flatMap(([id, text]) => (typeof text === 'string' ? [[id, text]] : [])))
  const texts = textsOf('field-prompt')
  const groups = {
    fields: Object.fromEntries(promptFieldIds.flatMap((id) => (texts[id] === undefined ? [] : [[id, texts[id]]]))),
    stages: textsOf('stage-prompt'),
    sections: textsOf('section-prompt'),
  }
  const found = Object.entries(groups).filter(([, group]) => Object.keys(group).length > 0)
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

const takeCards = (parts: TemplateParts, more: readonly PromptCard[]): PostmortemTemplate['cards'] => {
  const idsOf = (kind: string): string[] => partsOf(parts, kind).flatMap(([id, value]) => (value === true ? [id] : []))
  const carried = partsOf(parts, 'card').flatMap(([, value]) => promptCardSchema.safeParse(value).data ?? [])
  const own = [...carried.filter(({ id }) => !more.some((card) => card.id === id)), ...more]
  const lists = {
    guides: idsOf('guide-cards').filter((id): id is CardGuide => Object.hasOwn(cardGuides, id)),
    first: idsOf('card-first'),
    hide: idsOf('card-hidden'),
    own: own.slice(0, MAX_TEMPLATE_ITEMS),
  }
  const found = Object.entries(lists).filter(([, list]) => list.length > 0)
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

const undefinedLeftOut = <T extends object>(value: { [K in keyof T]: T[K] | undefined }): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>

/**
 * The structure of a document as a template: nothing of what was written in it, and nobody’s name. `cards`: a person’s own
 * ones that it takes along.
 */
export const templateOfDocument = (
  snapshot: Snapshot,
  named: Pick<PostmortemTemplate, 'id' | 'version' | 'name' | 'purpose'>,
  { policies = {}, cards = [] }: { policies?: PolicyRules; cards?: readonly PromptCard[] } = {},
): PostmortemTemplate => {
  const sections = takeSections(snapshot)
  const { templateParts: parts, record } = snapshot
  return {
    ...named,
    ...undefinedLeftOut<Omit<PostmortemTemplate, keyof typeof named>>({
      review: record.review || undefined,
      sections: sections.length > 0 ? sections : undefined,
      agenda: takeAgenda(snapshot),
      cards: takeCards(parts, cards),
      prompts: takePrompts(parts),
      rules: takeRules(snapshot, policies),
    }),
  }
}

const MAX_ID_CHARS = 50

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .slice(0, MAX_ID_CHARS)
    .trim()
    .replaceAll(' ', '-') || 'template'

/** The template that one with this name replaces; undefined if it is new. */
export const findByName = (name: string, own: readonly PostmortemTemplate[]): PostmortemTemplate | undefined =>
  own.find((one) => one.name.trim().toLowerCase() === name.trim().toLowerCase())

/** The id and version of a template that is saved under a name. `taken`: ids that no new one can have. */
export const identityFor = (
  name: string,
  own: readonly PostmortemTemplate[],
  taken: readonly string[],
): Pick<PostmortemTemplate, 'id' | 'version'> => {
  const former = findByName(name, own)
  if (former) return { id: former.id, version: former.version + 1 }
  const used = new Set([...own.map(({ id }) => id), ...taken])
  const slug = slugOf(name)
  let id = slug
  for (let number = 2; used.has(id); number += 1) id = `${slug}-${number}`
  return { id, version: 1 }
}
