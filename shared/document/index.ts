export { isLeading, type Lead, leadIn, leadOf } from '../meeting/leading'
export { applyCarried, type Carried, mergeDivergedText, readTouched, type Touch, touchesOf } from './carry-over'
export { createDocument, type MeetingLength, meetingLengths, setMeetingLength } from './create'
export { applyMeetingEdits, isNewerThanApp, type MeetingJson, toMeeting } from './json'
export { createLiveJson, type LiveJson } from './live-json'
export { headRule, meta, schemaVersion } from './meta'
export { migrate } from './migrate'
export { problemsIn, promptsIn } from './problems'
export {
  type Changes,
  changesOf,
  createSnapshotReader,
  createStageContext,
  dataOfStage,
  meetingSections,
  type Snapshot,
  snapshot,
} from './snapshot'
export { documentTitle, summarise, titleOf } from './summary'
