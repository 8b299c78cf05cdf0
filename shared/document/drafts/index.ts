import { causesDraft } from './causes'
import { courseDraft } from './course'
import type { Draft } from './draft'
import { effectsDraft } from './effects'
import { lessonsDraft } from './lessons'
import { summaryDraft } from './summary'

export type { Draft, DraftSentence } from './draft'
export { hasField, sourceLabel } from './fields'
export {
  type ComparedDraft,
  type ComparedSentence,
  compareDraft,
  type DraftPlace,
  findPlace,
  type SentenceState,
} from './status'
export { declineSentence, removeSentences, replaceSentence, takeSentences } from './take'
export { createDraftWriter, type WrittenDraft } from './write'

export type DraftId = 'summary' | 'effects' | 'course' | 'causes' | 'lessons'

/** Every draft, in the order of the report. */
export const drafts: readonly (Draft & { id: DraftId })[] = [
  summaryDraft,
  effectsDraft,
  courseDraft,
  causesDraft,
  lessonsDraft,
]
