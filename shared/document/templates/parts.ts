import { type PartKind, type PartValue, partKey } from '../../meeting/template'
import type { PostmortemTemplate } from '../../protocol/templates'

/** One thing that a template brings. */
export type TemplatePart = { key: string; kind: PartKind; id: string; value: PartValue }

/** The ids on the agenda for stages in the order in which they are listed: one that is listed again is repeated. */
const agendaIds = (list: readonly { stage: string }[]): string[] => {
  const counts = new Map<string, number>()
  return list.map(({ stage }) => {
    const count = (counts.get(stage) ?? 0) + 1
    counts.set(stage, count)
    return count === 1 ? stage : `${stage}~${count}`
  })
}

type Found = readonly [kind: PartKind, id: string, value: PartValue]

const all = (kind: PartKind, ids: readonly string[] = []): Found[] => ids.map((id) => [kind, id, true])
const texts = (kind: PartKind, byId: Readonly<Record<string, string | undefined>> = {}): Found[] =>
  Object.entries(byId).flatMap(([id, text]): Found[] => (text === undefined ? [] : [[kind, id, text]]))

const listRules = ({ rules = {} }: PostmortemTemplate): Found[] => {
  const { severityScale, deadlines = {}, requiredFields = {} } = rules
  return [
    ...(severityScale ? ([['scale', '', severityScale]] as const) : []),
    ...Object.entries(deadlines).flatMap(([id, days]): Found[] => (days === undefined ? [] : [['deadline', id, days]])),
    ...all('action-field', requiredFields.action),
    ...all('postmortem-field', requiredFields.postmortem),
  ]
}

const listCards = ({ cards = {} }: PostmortemTemplate): Found[] => [
  ...all('guide-cards', cards.guides),
  ...all('card-first', cards.first),
  ...all('card-hidden', cards.hide),
  ...(cards.own ?? []).map((card): Found => ['card', card.id, card]),
]

/** All that a template brings, part by part, in the order in which people see it. */
export const listParts = (template: PostmortemTemplate): TemplatePart[] => {
  const { review, sections = [], agenda = [], prompts = {} } = template
  const ids = agendaIds(agenda)
  const found: Found[] = [
    ...(review ? ([['review', '', review]] as const) : []),
    ...agenda.map(({ minutes }, index): Found => ['stage', ids[index] ?? '', minutes]),
    ...sections.map(
      (one): Found => (typeof one === 'string' ? ['section', one, true] : ['own-section', one.title, one]),
    ),
    ...texts('field-prompt', prompts.fields),
    ...texts('stage-prompt', prompts.stages),
    ...texts('section-prompt', prompts.sections),
    ...listCards(template),
    ...listRules(template),
  ]
  return found.map(([kind, id, value]) => ({ key: partKey(kind, id), kind, id, value }))
}
