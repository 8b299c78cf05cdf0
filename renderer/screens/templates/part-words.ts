import { agendaTitle } from '../../../shared/document/agenda'
import type { TemplatePart } from '../../../shared/document/templates'
import { builtInCards } from '../../../shared/meeting/cards/deck'
import { countText } from '../../../shared/meeting/format'
import { templateById } from '../../../shared/meeting/report'
import { reviewLabels } from '../../../shared/meeting/rules'
import type { PartKind } from '../../../shared/meeting/template'
import type { ActionFieldId, DeadlineId, PostmortemFieldId, ReviewWay } from '../../../shared/protocol/policies'
import { type CardGuide, cardGuides, promptCardSchema } from '../../../shared/protocol/prompt-cards'
import type { PromptFieldId } from '../../../shared/protocol/templates'
import { stageById } from '../../../shared/stages'
import { actionFieldLabels, deadlineLabels, postmortemFieldLabels } from '../policies/labels'

/** What each kind of part is called. */
export const partKindLabels: Record<PartKind, string> = {
  review: 'Review',
  stage: 'Stage',
  section: 'Report section',
  'own-section': 'Report section',
  'field-prompt': 'Hint',
  'stage-prompt': 'Hint',
  'section-prompt': 'Hint',
  'guide-cards': 'Prompt cards first',
  'card-first': 'Prompt card first',
  'card-hidden': 'Prompt card left out',
  card: 'Prompt card',
  scale: 'Severity levels',
  deadline: 'Deadline',
  'action-field': 'Every action needs',
  'postmortem-field': 'Every finished postmortem needs',
}

const fieldNames: Record<PromptFieldId, string> = {
  whatHappened: 'What happened',
  whatMadeItPossible: 'What made it possible',
  whyNotCaughtEarlier: 'Why it wasn’t caught earlier',
  goal: 'Goal',
  effects: 'What users felt',
  summary: 'Summary',
}

const cardName = (id: string): string => builtInCards.find((card) => card.id === id)?.situation ?? id

// Safe casts: `listParts` makes parts of these kinds with these ids; others would be shown as they are.
const namers: Record<PartKind, (part: TemplatePart) => string> = {
  review: ({ value }) => reviewLabels[value as ReviewWay] ?? String(value),
  stage: ({ id, value }) => `${agendaTitle(id)}, ${countText(Number(value), 'minute')}`,
  section: ({ id }) => templateById(id)?.title ?? id,
  'own-section': ({ id }) => id,
  'field-prompt': ({ id }) => fieldNames[id as PromptFieldId] ?? id,
  'stage-prompt': ({ id }) => stageById(id)?.title ?? id,
  'section-prompt': ({ id }) => templateById(id)?.title ?? id,
  'guide-cards': ({ id }) => cardGuides[id as CardGuide] ?? id,
  'card-first': ({ id }) => cardName(id),
  'card-hidden': ({ id }) => cardName(id),
  card: ({ id, value }) => promptCardSchema.safeParse(value).data?.situation ?? id,
  scale: ({ value }) => (Array.isArray(value) ? value.map((level) => level.id).join(', ') : ''),
  deadline: ({ id, value }) => `${deadlineLabels[id as DeadlineId] ?? id}: ${value}`,
  'action-field': ({ id }) => actionFieldLabels[id as ActionFieldId] ?? id,
  'postmortem-field': ({ id }) => postmortemFieldLabels[id as PostmortemFieldId] ?? id,
}

/** What a part is, in a few words. */
export const partName = (part: TemplatePart): string => namers[part.kind](part)

/** What a part says, if that is more than its name. */
export const partDetail = ({ kind, value }: TemplatePart): string => {
  if (kind.endsWith('-prompt') && typeof value === 'string') return value
  return kind === 'own-section' && typeof value === 'object' && 'prompt' in value ? value.prompt : ''
}
