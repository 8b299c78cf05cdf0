export { decode as decodeText } from './decode'
export { createDuplicateFinder } from './duplicates'
export { formatIds, formatTitle, importInSlices, importTimeline } from './import-timeline'
export { convertDocument } from './input'
export { suggestKind } from './kinds'
export { tooLargeMessage } from './limits'
export { type Block as MarkdownBlock, type Item as MarkdownItem, parseBlocks } from './markdown/blocks'
export { readPeople } from './people'
export { retime, retimeAll, retimeInSteps, type TimeCorrection } from './resolve/retime'
export { endsStep, mapInSteps, runSteps } from './run-steps'
export {
  isArchive,
  type ReadProgress,
  type ReadSource,
  readSources,
  type SourceFile,
  sourceLimits,
} from './sources'
export {
  type ColumnRole,
  type EventKind,
  eventKinds,
  ImportError,
  type ImportedAction,
  type ImportedColumn,
  type ImportedEvent,
  type ImportOptions,
  type ImportResult,
  type ImportWarning,
  type MissingFact,
  type Recalled,
} from './types'
