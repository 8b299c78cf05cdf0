export { createDuplicateFinder, type DuplicateFinder } from './duplicates'
export { formatIds, formatTitle, importInSlices, importTimeline } from './import-timeline'
export { convertDocument } from './input'
export { suggestKind } from './kinds'
export { MAX_IMPORT_LENGTH } from './limits'
export { type People, readPeople } from './people'
export { retime, retimeAll, retimeInSteps, type TimeCorrection } from './resolve/retime'
export { runSteps } from './run-steps'
export {
  isArchive,
  type ReadProgress,
  type ReadSource,
  type ReadSourcesOptions,
  readSources,
  type SourceFile,
  sourceLimits,
  tooLargeMessage,
} from './sources'
export {
  type ColumnRole,
  type EventKind,
  eventKinds,
  ImportError,
  type ImportErrorCode,
  type ImportedAction,
  type ImportedColumn,
  type ImportedEvent,
  type ImportedSections,
  type ImportOptions,
  type ImportResult,
  type ImportWarning,
  type MissingFact,
} from './types'
