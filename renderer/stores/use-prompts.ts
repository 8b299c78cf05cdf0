import { promptOfField, promptOfStage } from '../../shared/meeting/template'
import type { PromptFieldId } from '../../shared/protocol/templates'
import { useMeeting } from './meeting-context'

/** What stands in an empty field: what the document's template asks for, or what is usual. */
export const useFieldPrompt = (field: PromptFieldId, usual: string): string =>
  useMeeting(({ templateParts }) => promptOfField(templateParts, field) ?? usual)

/** What the document's template says of a stage; undefined if it says nothing. */
export const useStagePrompt = (stage: string): string | undefined =>
  useMeeting(({ templateParts }) => promptOfStage(templateParts, stage))
