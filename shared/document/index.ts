export { type Facilitation, getFacilitation, isFacilitating, readFacilitation } from '../meeting/facilitation'
export { createDocument, type MeetingLength, meetingLengths, setMeetingLength } from './create'
export {
  applyDetachedEdits,
  type DetachedEdit,
  detachEdits,
  type FieldChange,
  getFieldChanges,
  mergeDivergedText,
} from './detached-edits'
export { applyMeetingEdits, isNewerThanApp, type MeetingJson, toMeeting, withoutInternal } from './json'
export { createLiveJson, type LiveJson } from './live-json'
export { headRule, meta, schemaVersion } from './meta'
export { migrate } from './migrate'
export { getCardTriggers, getStageProblems } from './problems'
export {
  createSnapshotReader,
  createStageContext,
  dataOfStage,
  meetingSections,
  type Snapshot,
  snapshot,
} from './snapshot'
export { type HeldMeeting, suggestLengths } from './suggested-lengths'
export { type DocumentSummary, displayTitle, documentTitle, dueActions, summarize } from './summary'
export { createTextReader, listTexts, type MeetingText, textKey } from './texts'
