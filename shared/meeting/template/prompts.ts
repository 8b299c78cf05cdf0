import { ownSectionSchema, type PromptFieldId } from '../../protocol/templates'
import { partKey } from './keys'
import type { TemplateParts } from './section'

const textAt = (parts: TemplateParts, key: string): string | undefined => {
  const value = parts[key]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** What the template asks for in a field; undefined if it says nothing of it. */
export const promptOfField = (parts: TemplateParts, field: PromptFieldId): string | undefined =>
  textAt(parts, partKey('field-prompt', field))

/** What the template says of a stage, for everybody in it. */
export const promptOfStage = (parts: TemplateParts, stage: string): string | undefined =>
  textAt(parts, partKey('stage-prompt', stage))

/** What the template asks for in a chosen section, by the id of a section to choose, or by the title of an own one. */
export const promptOfSection = (
  parts: TemplateParts,
  { template, title }: { template?: { id: string } | undefined; title: string },
): string | undefined => {
  if (template) return textAt(parts, partKey('section-prompt', template.id))
  return ownSectionSchema.safeParse(parts[partKey('own-section', title.trim())]).data?.prompt || undefined
}
