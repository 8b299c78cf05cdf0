import { rowOfTemplate, type TemplateId } from '../../meeting/report'
import { rulesOf } from '../../meeting/rules'
import { ownSectionImportKey, type PartValue } from '../../meeting/template'
import type { ActionFieldId, PostmortemFieldId } from '../../protocol/policies'
import { getAgenda } from '../agenda'
import type { Snapshot } from '../snapshot'
import type { TemplatePart } from './parts'

/** Whether two values of parts are the same. Their fields are in the order of their schemas. */
export const isSameValue = (a: PartValue | undefined, b: PartValue | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)

const currentRule = ({ rules: stored }: Snapshot, { kind, id }: TemplatePart): PartValue | undefined => {
  const { severityScale, requiredFields } = rulesOf(stored)
  // Safe casts: an id that is none of these is in no list.
  if (kind === 'action-field') return requiredFields.action.includes(id as ActionFieldId) || undefined
  if (kind === 'postmortem-field') return requiredFields.postmortem.includes(id as PostmortemFieldId) || undefined
  if (kind === 'deadline') return Object.hasOwn(stored.deadlines, id) ? stored.deadlines[id] : undefined
  return stored.severityScale.length > 0 ? [...severityScale] : undefined
}

/**
 * What a document has in the place of a part: what people have chosen there, or the template before them. Undefined if it
 * is as usual. Nobody edits prompts and cards in a document, so they are as they were taken.
 */
export const currentValue = (snapshot: Snapshot, part: TemplatePart): PartValue | undefined => {
  const { kind, id, key } = part
  if (kind === 'review') return snapshot.record.review || undefined
  if (kind === 'section') {
    const row = rowOfTemplate(id as TemplateId)
    return snapshot.chosenSections.some((one) => one.id === row) || undefined
  }
  if (kind === 'own-section') {
    const importKey = ownSectionImportKey(id)
    return snapshot.chosenSections.some((one) => one.importKey === importKey) ? snapshot.templateParts[key] : undefined
  }
  if (kind === 'stage') return getAgenda(snapshot).find((item) => item.id === id && item.isOn)?.minutes
  if (kind === 'scale' || kind === 'deadline' || kind === 'action-field' || kind === 'postmortem-field')
    return currentRule(snapshot, part)
  return snapshot.templateParts[key]
}
